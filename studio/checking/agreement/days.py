"""Days and years in sentences."""

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from studio.checking.agreement.statements import MONTHS, Statement

_DIGIT = re.compile(r"\d")
_MONTH = rf"(?:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}})\b)?"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?%)(?:,?\s+(?P<y2>\d{{4}})\b)?"
)
_RANGE = re.compile(
    rf"\d{{1,2}}\s?(?:[-–]|to|and|or)\s?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}\s?[-–]\s?\d"
)
_YEAR = re.compile(r"(?<![\d.,£$€\-–/])(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d|[-–/]\d|s\b)")
MOVES = re.compile(
    r"\b(?:postpon\w+|mov(?:ed|es|ing)|original\w*|instead|reschedul\w+|brought forward|delay\w*|due|again|second|"
    r"another|anniversary|not|until|before|after|by|later|earlier|between|expected|would|should|if|next|every|each)\b",
    re.IGNORECASE,
)


class Day(Struct, frozen=True):
    """A day of a month, with its year or 0, as it is written."""

    day: int
    month: int
    year: int
    text: str

    @property
    def is_real(self) -> bool:
        """True for a day there is."""
        try:
            date(self.year or 2024, self.month, self.day)
        except ValueError:
            return False
        return True


@lru_cache(maxsize=4096)
def days_in(text: str) -> tuple[Day, ...]:
    """The days a text names."""
    if not _DIGIT.search(text):
        return ()
    found = (_day(match) for match in _DAY.finditer(text))
    return tuple(day for day in found if day.is_real)


def _day(match: re.Match[str]) -> Day:
    month = (match["m1"] or match["m2"])[:3]
    number = next(index for index, name in enumerate(MONTHS, 1) if name.startswith(month))
    return Day(int(match["d1"] or match["d2"]), number, int(match["y1"] or match["y2"] or 0), match[0].rstrip("., "))


@lru_cache(maxsize=4096)
def years_in(text: str) -> frozenset[str]:
    """The years a text names."""
    return frozenset(_YEAR.findall(text)) if _DIGIT.search(text) else frozenset()


def has_range(text: str) -> bool:
    """True for "5 to 7 January" and the like, which say more than one day."""
    return _RANGE.search(text) is not None


def could_be_meant(here: Day, there: Day) -> bool:
    """True for different days of which one may be a slip for the other."""
    if (here.day, here.month) == (there.day, there.month):
        return bool(here.year and there.year and here.year != there.year)
    if here.year and there.year and here.year != there.year:
        return False
    if here.day == there.day:
        return abs(here.month - there.month) == 1
    apart = (date(2024, here.month, here.day) - date(2024, there.month, there.day)).days
    return abs(apart) <= 10


def only_day(statement: Statement) -> Day | None:
    """The day of a sentence, or of its label, when there is exactly one."""
    found = days_in(statement.text) or days_in(statement.label)
    return found[0] if len(found) == 1 and not has_range(statement.text) and not has_range(statement.label) else None
