"""The house a command works for."""

import click

from studio.cli.options import current_settings
from studio.rendering.houses import House, shipped_houses
from studio.wording import sentence


def chosen_house(house_id: str) -> House:
    """The house of that id; for an empty id the one in the settings. An unknown id is wrong usage."""
    houses = {house.id: house for house in shipped_houses()}
    wanted = house_id or current_settings().house
    if wanted in houses:
        return houses[wanted]
    known = ", ".join(sorted(houses))
    raise click.BadParameter(sentence("cli.house-unknown", id=wanted, known=known), param_hint="--house")
