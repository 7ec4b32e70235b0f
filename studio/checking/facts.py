"""Checks of fact boxes: title and facts, the parts each kind asks for, dates, and the library's box they came from."""

from collections.abc import Iterator

from msgspec import Struct

from studio.checking.known import Known
from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.box_kinds import is_behind, last_day, missing_parts
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.findings import Finding, Place
from studio.story.story import Story


class _Numbered(Struct, frozen=True):
    """A fact with its box, the number it has there, and the box's name, both as sentences say them."""

    box: FactBox
    fact: Fact
    number: str
    name: str

    def place(self, part: str) -> Place:
        return _place(self.box, f"facts.{int(self.number) - 1}.{part}")


def check_fact_boxes(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every box is titled and holds facts."""
    for box in story.fact_boxes:
        if is_blank(box.title):
            yield warning("fact-box.no-title", _place(box, "title"), id=box.id)
        if not box.facts:
            yield warning("fact-box.empty", _place(box, "facts"), id=box.id)


def check_facts(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every fact has what its kind of box asks for."""
    for each in _facts(story):
        missing = missing_parts(each.fact, each.box.kind)
        if "question" in missing:
            yield _no_question(each)
        if "answer" in missing:
            yield _no_answer(each)


def check_fact_dates(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """What stands where a date belongs is one."""
    for each in _facts(story):
        as_of, review_by = each.fact.as_of, each.fact.review_by
        if as_of.strip() and last_day(as_of) is None:
            yield warning("fact.as-of-malformed", each.place("as_of"), box=each.name, number=each.number, text=as_of)
        if review_by.strip() and last_day(review_by) is None:
            place = each.place("review_by")
            yield warning("fact.review-malformed", place, box=each.name, number=each.number, text=review_by)


def check_review_dates(story: Story, known: Known) -> Iterator[Finding]:
    """No fact is overdue to be looked at again."""
    today = last_day(known.today)
    for each in _facts(story):
        due = last_day(each.fact.review_by)
        if today and due and due < today:
            yield warning("fact.overdue", each.place("review_by"), box=each.name, number=each.number, due=str(due))


def check_library_boxes(story: Story, known: Known) -> Iterator[Finding]:
    """Copies of the library's boxes say what those say now, or were held against them."""
    for box in story.fact_boxes:
        library_box = known.boxes.get(box.library_box)
        if library_box is not None and is_behind(box, library_box):
            yield warning("fact-box.library-changed", _place(box, "title"), id=box.id, box=_name(box))


def _no_question(each: _Numbered) -> Finding:
    place, box, number = each.place("question"), each.name, each.number
    match each.box.kind:
        case BoxKind.TIMELINE:
            return error("fact.no-time", place, box=box, number=number)
        case BoxKind.PROFILE:
            return error("fact.no-label", place, box=box, number=number)
        case BoxKind.NUMBERS:
            return error("fact.no-figure", place, box=box, number=number)
        case _:
            return error("fact.no-question", place, box=box, number=number)


def _no_answer(each: _Numbered) -> Finding:
    place, box, number = each.place("answer"), each.name, each.number
    match each.box.kind:
        case BoxKind.TIMELINE:
            return error("fact.no-event", place, box=box, number=number)
        case BoxKind.PROFILE:
            return error("fact.no-value", place, box=box, number=number)
        case BoxKind.NUMBERS:
            return error("fact.no-meaning", place, box=box, number=number)
        case BoxKind.KEY_POINTS:
            return error("fact.no-point", place, box=box, number=number)
        case _:
            return error("fact.no-answer", place, box=box, number=number)


def _facts(story: Story) -> Iterator[_Numbered]:
    for box in story.fact_boxes:
        for index, fact in enumerate(box.facts):
            yield _Numbered(box, fact, str(index + 1), _name(box))


def _name(box: FactBox) -> str:
    return box.title.strip() or box.id


def _place(box: FactBox, part: str) -> Place:
    return Place(field="fact_boxes", element=box.id, part=part)
