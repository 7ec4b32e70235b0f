"""What the kinds of fact boxes ask of their facts, boxes made into another kind, and pinned copies of library boxes."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.library_box import LibraryBox

_BOTH = ("question", "answer")
REVIEW_AFTER_DAYS = 90
"""A review date that is set by itself lies at least so many days ahead."""

_NEEDED: dict[BoxKind, tuple[str, ...]] = {
    BoxKind.QUESTIONS: _BOTH,
    BoxKind.KEY_POINTS: ("answer",),
    BoxKind.TIMELINE: _BOTH,
    BoxKind.PROFILE: _BOTH,
    BoxKind.NUMBERS: _BOTH,
}

_MARKUP = re.compile(r"([\\`*_\[\]<>#~&|])")
_LINE_START = re.compile(r"^(\d*)([-+.)=])")
_BLOCK_START = re.compile(r"\s*(?:[-+*>#|]|\d+[.)]|```|~~~)")
_HEAD = re.compile(r"([^\\`*_\[\]<>#~&|:?\n]{1,80}(?:\?|(?=:)))(?::\s|\s)\s*(?=\S)")
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_REVIEW_STEP_DAYS = 7
_MOST_REVIEW_DAYS = 182
_SATURDAY = 5


def needed_parts(kind: BoxKind) -> tuple[str, ...]:
    """The parts that each fact of such a box must have, of ``question`` and ``answer``."""
    return _NEEDED[kind]


def missing_parts(fact: Fact, kind: BoxKind) -> tuple[str, ...]:
    """The needed parts that a fact lacks."""
    return tuple(part for part in _NEEDED[kind] if not getattr(fact, part).strip())


def convert(box: FactBox, kind: BoxKind) -> FactBox:
    """The box as another kind, every word kept.

    Where there are two parts on both sides, they stay what they are. A key point has one: the question goes before the
    answer. Out of key points, an opening that ends in a colon or a question mark becomes the question; other points
    keep theirs empty, and the checks ask for it.
    """
    if kind is box.kind:
        return box
    facts = box.facts
    if kind is BoxKind.KEY_POINTS:
        facts = tuple(_as_point(fact) for fact in facts)
    elif box.kind is BoxKind.KEY_POINTS:
        facts = tuple(_as_pair(fact) for fact in facts)
    return replace(box, kind=kind, facts=facts)


class Conversion(Struct, frozen=True):
    """What it does to a box to become another kind.

    `joined` facts have their question before their answer then, and `lacking` facts lack a part which they had, or did
    not need before.
    """

    joined: int
    lacking: int


def conversion(box: FactBox, kind: BoxKind) -> Conversion:
    """What `convert` would do."""
    changes = tuple(zip(box.facts, convert(box, kind).facts, strict=True))
    joined = sum(bool(before.question.strip()) and not after.question for before, after in changes)
    lacking = sum(bool(missing_parts(after, kind)) and not missing_parts(before, box.kind) for before, after in changes)
    return Conversion(joined, lacking)


def _as_point(fact: Fact) -> Fact:
    question, answer = fact.question.strip(), fact.answer.strip()
    if not question:
        return fact
    opening = _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", question))
    if _BLOCK_START.match(answer) or not answer:
        gap = "\n\n" if answer else ""
    else:
        gap = " " if question[-1] in ".?!:…" else ": "
    return replace(fact, question="", answer=f"{opening}{gap}{answer}")


def _as_pair(fact: Fact) -> Fact:
    head = None if fact.question.strip() else _HEAD.match(fact.answer)
    if head is None:
        return fact
    return replace(fact, question=head[1].strip(), answer=fact.answer[head.end() :])


def pinned_copy(library_box: LibraryBox, element_id: str) -> FactBox:
    """A copy of a box of the library for a story, under an id of its own there."""
    return taken(FactBox(id=element_id, library_box=library_box.id), library_box)


def is_behind(box: FactBox, library_box: LibraryBox) -> bool:
    """True when the library's box has changed since the copy was last held against it, and says something else."""
    is_copy = box.library_box == library_box.id and box.library_version < library_box.version
    return is_copy and (box.title, box.kind, box.facts) != (library_box.title, library_box.kind, library_box.facts)


def taken(box: FactBox, library_box: LibraryBox) -> FactBox:
    """The copy as the library's box is now."""
    return replace(
        box,
        title=library_box.title,
        kind=library_box.kind,
        facts=library_box.facts,
        library_version=library_box.version,
    )


def kept(box: FactBox, library_box: LibraryBox) -> FactBox:
    """The copy as it is, held against the library's box as that is now."""
    return replace(box, library_version=library_box.version)


def last_day(text: str) -> date | None:
    """The last day that an ISO year, month or day takes in; None for any other text."""
    match = _ISO_DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    try:
        return date(year, month, int(match[3] or monthrange(year, month)[1]))
    except ValueError:
        return None


def review_date(base: date, index: int, count: int) -> date:
    """The day by which the fact at `index` of `count` is to be looked at again: `base` or later, on a weekday.

    A week lies between two facts, less where there are so many that it would take more than half a year.
    """
    days = min(_REVIEW_STEP_DAYS * count, _MOST_REVIEW_DAYS)
    day = base + timedelta(days=index * days // max(count, 1))
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def with_review_dates(facts: Iterable[Fact], base: date) -> tuple[Fact, ...]:
    """The facts, those without a review date given one from `base` on, scattered."""
    told = tuple(facts)
    return tuple(
        fact if fact.review_by.strip() else replace(fact, review_by=review_date(base, index, len(told)).isoformat())
        for index, fact in enumerate(told)
    )


def overdue(facts: Iterable[Fact], today: date) -> tuple[int, ...]:
    """The indexes of the facts that somebody should have looked at before today."""
    due = ((index, last_day(fact.review_by)) for index, fact in enumerate(facts))
    return tuple(index for index, day in due if day is not None and day < today)


def looked_at(facts: tuple[Fact, ...], indexes: Iterable[int], today: date) -> tuple[Fact, ...]:
    """The facts after somebody made sure today that some of them are still true: those have their next review date.

    The date they are true as of stays: a figure of last year is one of last year however often it is looked at.
    """
    base, changed = today + timedelta(days=REVIEW_AFTER_DAYS), list(facts)
    for index in indexes:
        changed[index] = replace(facts[index], review_by=review_date(base, index, len(facts)).isoformat())
    return tuple(changed)
