"""The house a command works for."""

import click

from studio.cli.options import current_settings
from studio.cli.output import say
from studio.rendering.house_list import HouseList, read_houses
from studio.rendering.houses import House
from studio.settings.places import houses_folder
from studio.wording import explain, sentence


def chosen_house(house_id: str) -> House:
    """The house of that id; for an empty id the one in the settings.

    Houses of the editor's own that cannot be used are told of on standard error. Raises HouseError when the wanted one
    is among them; an unknown id is wrong usage.
    """
    known = read_houses(houses_folder())
    wanted = house_id or current_settings().house
    for problem in known.problems:
        if problem.id == wanted:
            raise problem.error
        say(explain(problem.error))
    return _house_called(wanted, known)


def _house_called(wanted: str, known: HouseList) -> House:
    for house in known.houses:
        if house.id == wanted:
            return house
    ids = ", ".join(sorted(house.id for house in known.houses))
    raise click.BadParameter(sentence("cli.house-unknown", id=wanted, known=ids), param_hint="--house")
