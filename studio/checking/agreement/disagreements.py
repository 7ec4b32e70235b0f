"""The comparison of a short text with the body of its story: what the one says and the other denies."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property, lru_cache

from msgspec import Struct

from studio.checking.agreement.ages import Age, ages_in, is_same_person
from studio.checking.agreement.amounts import (
    ATTRIBUTION,
    CHANGES,
    Amount,
    amounts,
    are_near,
    can_both_be_true,
)
from studio.checking.agreement.days import MOVES, Day, could_be_meant, days_in, has_range, only_day, years_in
from studio.checking.agreement.names import misspelt, names_in, renamed
from studio.checking.agreement.statements import (
    NO_NAMES,
    Statement,
    fenced_out,
    name_stem,
    statements,
    statements_of,
    stems,
)

_COVERED = 0.6
"""The share of what a short text says about a number that the sentence in the body has to say too."""

_WELL_COVERED = 0.8
_NEARLY_EQUAL = 1.15
_YEARS_APART = 5
_TOPIC_LINES = 3
_CAPITALS = re.compile(r"(?<=[^\W\d_A-Z] |[,;\d] )[^\W\d_a-z][^\W\d_]+")
_NOT_NAMES = frozenset(map(name_stem, NO_NAMES))
_OPENING = re.compile(r"(?:^|[.:?!] )([^\W\d_]+)")


class Kind(StrEnum):
    """What two texts disagree on."""

    NUMBER = "number"
    DATE = "date"
    AGE = "age"
    PLACE = "place"
    SPELLING = "spelling"


class Disagreement(Struct, frozen=True):
    """What a short text says, what the body says instead, and the 0-based line of the body."""

    kind: Kind
    here: str
    there: str
    line: int


class Body:
    """A body, read once for all that is held against it."""

    def __init__(self, text: str) -> None:
        self.text = fenced_out(text)
        self.statements = statements(self.text)
        self.names = names_in("\n".join(each.text for each in self.statements))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount of the body."""
        return tuple(amount for statement in self.statements for amount in amounts(statement))

    @cached_property
    def dated(self) -> tuple[Statement, ...]:
        """The sentences that name a day or a year."""
        return tuple(each for each in self.statements if each.has_digit and (days_in(each.text) or years_in(each.text)))

    @cached_property
    def ages(self) -> tuple[tuple[Age, int], ...]:
        """Every age, with its line."""
        return tuple((age, each.line) for each in self.statements if each.has_digit for age in ages_in(each.text))

    @cached_property
    def topic(self) -> frozenset[str]:
        """The names the first lines speak of, capitalised as they are."""
        first = [each for each in self.statements if each.line <= _TOPIC_LINES]
        return frozenset(name for each in first for name in each.names)

    @cached_property
    def known_names(self) -> frozenset[str]:
        """The names of the whole body."""
        return frozenset(map(name_stem, _CAPITALS.findall(self.text))) - _NOT_NAMES

    def line_of(self, words: str) -> int:
        """The first line that holds `words`."""
        return next((each.line for each in self.statements if words in each.text), 0)


@lru_cache(maxsize=2)
def read_body(text: str) -> Body:
    """The body, remembered: it is held against every box of its story."""
    return Body(text)


def disagreements(text: str, body: Body, *, label: str = "") -> Iterator[Disagreement]:
    """What a short text says that the body says otherwise. `label` is what the text answers, or nothing."""
    for statement in statements_of(text, label):
        yield from _numbers(statement, body)
        yield from _dates(statement, body)
        yield from _ages(statement, body)
    names = names_in(f"{label}\n{text}" if label else text)
    for here, there, _ in renamed(names, body.names):
        yield Disagreement(Kind.PLACE, here, there, body.line_of(there))
    for here, there in misspelt(names, body.names):
        yield Disagreement(Kind.SPELLING, here, there, body.line_of(there))


def _numbers(statement: Statement, body: Body) -> Iterator[Disagreement]:
    if CHANGES.search(statement.text):
        return
    for here in amounts(statement):
        rivals = [there for there in body.amounts if there.unit == here.unit]
        if any(can_both_be_true(here, there) for there in rivals) or _is_said_elsewhere(here, body):
            continue
        found = next(
            (there for there in rivals if are_near(here, there) and _is_the_same_thing(here, there, rivals, body)), None
        )
        if found is not None:
            yield Disagreement(Kind.NUMBER, here.text, found.text, found.statement.line)


def _is_said_elsewhere(here: Amount, body: Body) -> bool:
    """True where the body has the very number, of a thing that goes by another word."""
    return here.is_large and any(there.is_large and there.value == here.value for there in body.amounts)


def _is_the_same_thing(here: Amount, there: Amount, rivals: list[Amount], body: Body) -> bool:
    if CHANGES.search(there.statement.text) or not _same_time(here.statement, there.statement):
        return False
    if ATTRIBUTION.search(here.statement.text) and ATTRIBUTION.search(there.statement.text):
        return False
    if _speak_of_others(here.statement, there.statement, body):
        return False
    if here.unit == "people" and here.is_large and there.is_large:
        large = [amount for amount in rivals if amount.is_large]
        ratio = max(here.value, there.value) / min(here.value, there.value)
        if len(large) == 1 and ratio <= _NEARLY_EQUAL:
            return True
    if not _same_names(here.statement, there.statement, body):
        return False
    counted = stems(here.unit)
    said = here.statement.clause_words(here.start, here.end) - counted - _stems_of_names(here.statement)
    asked = here.statement.label_words - counted - _stems_of_names_in(here.statement.label)
    said = said or asked
    shared = said & (there.statement.words - counted)
    if not shared or len(shared) < _COVERED * len(said):
        return False
    return bool(said & there.statement.clause_words(there.start, there.end))


def _same_time(here: Statement, there: Statement) -> bool:
    first, second = years_in(f"{here.label} {here.text}"), years_in(there.text)
    if first != second:
        return False
    days, others = days_in(f"{here.label} {here.text}"), days_in(there.text)
    if days and others and not {(d.day, d.month) for d in days} & {(d.day, d.month) for d in others}:
        return False
    weekdays, other_weekdays = _weekdays(here.text), _weekdays(there.text)
    return not weekdays or not other_weekdays or bool(weekdays & other_weekdays)


def _weekdays(text: str) -> frozenset[str]:
    return frozenset(word for word in text.replace(",", " ").split() if word.endswith("day") and word[0].isupper())


def _speak_of_others(here: Statement, there: Statement, body: Body) -> bool:
    """True where both have names, and none in common."""
    first, second = _names_of(here, there, body), _names_of(there, here, body)
    return bool(first) and bool(second) and not first & second


def _same_names(here: Statement, there: Statement, body: Body) -> bool:
    """True where the two could speak of the same: a name in common, or none but those the story is about."""
    first, second = _names_of(here, there, body), _names_of(there, here, body)
    return bool(first & second) or (first | second) <= body.topic


def _names_of(statement: Statement, other: Statement, body: Body) -> frozenset[str]:
    """The names of a sentence and its label. A capital at a beginning counts where it is one elsewhere too."""
    first = _OPENING.findall(f"{statement.label}. {statement.text}")
    opening = frozenset(name_stem(word) for word in first if word[0].isupper())
    return statement.names | (opening & (body.known_names | other.names))


def _stems_of_names(statement: Statement) -> frozenset[str]:
    return _stems_of_names_in(statement.text)


def _stems_of_names_in(text: str) -> frozenset[str]:
    words = text.split()
    return stems(" ".join(word for word in words[1:] if word[:1].isupper()))


def _dates(statement: Statement, body: Body) -> Iterator[Disagreement]:
    here = only_day(statement)
    if here is None:
        yield from _years(statement, body)
        return
    if MOVES.search(statement.text):
        return
    told = _all_days(body)
    if any(
        (day.day, day.month) == (here.day, here.month) and not (day.year and here.year and day.year != here.year)
        for day in told
    ):
        return
    said = _event(statement)
    for there in body.dated:
        other = only_day(there)
        if other is None or not could_be_meant(here, other) or MOVES.search(there.text) or has_range(there.text):
            continue
        if _is_same_event(said, there):
            yield Disagreement(Kind.DATE, here.text, other.text, there.line)
            return


def _all_days(body: Body) -> Iterator[Day]:
    return (day for each in body.dated for day in days_in(each.text))


def _years(statement: Statement, body: Body) -> Iterator[Disagreement]:
    found = years_in(statement.text) or years_in(statement.label)
    if len(found) != 1 or days_in(statement.text) or MOVES.search(statement.text) or CHANGES.search(statement.text):
        return
    (here,) = found
    if any(here in years_in(each.text) for each in body.dated):
        return
    said = _event(statement)
    for there in body.dated:
        others = years_in(there.text)
        if len(others) != 1 or MOVES.search(there.text) or CHANGES.search(there.text):
            continue
        (other,) = others
        if _counts(statement) and _counts(there):
            continue  # two counts of two years are two facts
        if abs(int(here) - int(other)) <= _YEARS_APART and _is_same_event(said, there):
            yield Disagreement(Kind.DATE, here, other, there.line)
            return


def _counts(statement: Statement) -> bool:
    return next(amounts(statement), None) is not None


def _event(statement: Statement) -> frozenset[str]:
    """The words that say what happened; where the text is little but a date, those of its label too."""
    words = _without_dates(statement.words)
    return words if len(words) >= 2 else words | _without_dates(statement.label_words)


def _without_dates(words: frozenset[str]) -> frozenset[str]:
    return words - _DATE_STEMS


_DATE_STEMS = stems(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec st nd rd th Monday Tuesday Wednesday Thursday Friday Saturday Sunday year date day happened "
    "begin"
)


def _is_same_event(said: frozenset[str], there: Statement) -> bool:
    shared = said & there.words
    return len(shared) >= 2 and len(shared) >= _WELL_COVERED * len(said)


def _ages(statement: Statement, body: Body) -> Iterator[Disagreement]:
    for here in ages_in(statement.text):
        others = [(age, line) for age, line in body.ages if is_same_person(here.name, age.name)]
        if others and all(age.years != here.years for age, _ in others):
            age, line = others[0]
            yield Disagreement(Kind.AGE, here.text, age.text, line)
            return
