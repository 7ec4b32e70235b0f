"""Every house there is: those that come with Offstone, and the editor's own beside them."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from studio.errors import HouseError
from studio.rendering.house_files import TABLE
from studio.rendering.houses import House, load_house, shipped_houses

LONGEST_ID = 40
_ID = re.compile(rf"(?=.{{1,{LONGEST_ID}}}\Z)[a-z0-9]+(-[a-z0-9]+)*\Z")


class HouseProblem(Struct, frozen=True):
    """A folder that holds a house which cannot be used, by its name, and why."""

    id: str
    error: HouseError


class HouseList(Struct, frozen=True):
    """The houses that can be used, shipped ones first, and what is wrong with the others."""

    houses: tuple[House, ...]
    problems: tuple[HouseProblem, ...] = ()

    def problem_of(self, house_id: str) -> HouseError | None:
        """What keeps the house of that id, or the own one that would replace it, from being used."""
        return next((problem.error for problem in self.problems if problem.id == house_id), None)


def read_houses(own: Path, prove: Callable[[House], None] = lambda _house: None) -> HouseList:
    """The shipped houses, and those in the folder `own`, which need not be there.

    One of `own` with the name of a shipped one takes its place. One that cannot be used, or for which `prove` raises
    HouseError, is left out, with its problem, and so never stands in the way of the others.
    """
    houses = {house.id: house for house in shipped_houses()}
    problems: list[HouseProblem] = []
    for folder in own_house_folders(own):
        try:
            house = _own_house(folder)
            prove(house)
        except HouseError as error:
            problems.append(HouseProblem(folder.name, error))
        else:
            houses[house.id] = house
    return HouseList(in_order(houses.values()), tuple(problems))


def in_order(houses: Iterable[House]) -> tuple[House, ...]:
    """Houses as they are offered: the shipped ones, or what takes their place, and then the own ones, by id."""
    shipped = {house.id for house in shipped_houses()}
    return tuple(sorted(houses, key=lambda house: (house.id not in shipped, house.id)))


def names_to_choose_by(houses: Sequence[House]) -> tuple[str, ...]:
    """The names of houses, with the id behind it where two have the same one."""
    counts = Counter(house.name for house in houses)
    return tuple(house.name if counts[house.name] == 1 else f"{house.name} ({house.id})" for house in houses)


def own_house_folders(own: Path) -> tuple[Path, ...]:
    """The folders in `own` with a house.toml, by name; hidden ones are not looked at.

    A folder that may not be read has no houses, like one that is not there.
    """
    try:
        names = sorted(os.listdir(own))  # noqa: PTH208  # names, for they are looked at before the folders
    except OSError:
        return ()
    return tuple(own / name for name in names if not name.startswith(".") and _is_there(own / name / TABLE))


def _is_there(path: Path) -> bool:
    """True for anything of that name; what cannot be looked into is there too, and reading it says why not."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def is_house_id(name: str) -> bool:
    """True for a folder's name that is good on every system, in an address and behind ``--house``."""
    return _ID.match(name) is not None


def _own_house(folder: Path) -> House:
    if not is_house_id(folder.name):
        raise HouseError("house.folder-name", folder=str(folder), most=LONGEST_ID)
    return load_house(folder)
