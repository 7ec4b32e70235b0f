"""Ages in texts, with the name they belong to."""

import re
from collections.abc import Iterator

from msgspec import Struct

from studio.checking.agreement.names import titles

_DIGIT = re.compile(r"\d")
_NAME = r"(?P<{0}>[^\W\d_a-z][\w’'\-]+(?: [^\W\d_a-z][\w’'\-]+){{0,3}})"
_AGES = tuple(
    re.compile(pattern)
    for pattern in (
        _NAME.format("name") + r",? \(?(?:aged |age )?(?P<age>\d{1,3})(?=[,).;]|$)(?!,\d)",
        r"(?P<age>\d{1,3})-year-old " + _NAME.format("name"),
        _NAME.format("name")
        + r",? (?:is|who is|aged) (?P<age>\d{1,3})(?: years old)?(?=[,).;\s]|$)(?! (?:per|million|%|[a-z]+s\b))",
    )
)
_NOT_NAMES = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Article|Section|Chapter|Room|Route|Page|Part|Boeing|Airbus|Number|No|Class|Group|The)\b"
)
_YOUNGEST, _OLDEST = 1, 120


class Age(Struct, frozen=True):
    """How old somebody is: the whole name as it stands, the years, the words, and where they stand."""

    name: str
    years: int
    text: str
    start: int


def ages_in(text: str) -> Iterator[Age]:
    """The ages of a text. "Name, 53," and "53-year-old Name" and "Name is 53"."""
    if not _DIGIT.search(text):
        return
    for pattern in _AGES:
        for match in pattern.finditer(text):
            years = int(match["age"])
            if _YOUNGEST <= years <= _OLDEST and not _NOT_NAMES.match(match["name"]):
                yield Age(match["name"], years, match[0], match.start())


def _without_titles(name: str) -> list[str]:
    words = name.split()
    return [word for word in words[:-1] if word not in titles()] + words[-1:]


def is_same_person(first: str, second: str) -> bool:
    """True where the last names are equal, and the names before them do not speak against it."""
    one, other = _without_titles(first), _without_titles(second)
    if one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or bool(set(one[:-1]) & set(other[:-1]))
