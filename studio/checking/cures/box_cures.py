"""Cures of fact boxes: take or keep what the library has, look at a fact again, place a box, clear what is empty."""

from msgspec.structs import replace

from studio.checking.body_scan import scan_body
from studio.checking.cures.body_lines import without_directives
from studio.checking.cures.cure import Cure
from studio.checking.known import Known
from studio.story.box_kinds import is_behind, kept, last_day, looked_at, overdue, taken
from studio.story.directives import Directive, DirectiveName, format_directive
from studio.story.elements import Fact, FactBox
from studio.story.findings import Finding
from studio.story.story import Story, with_fact_box, without_element


def take_library_box(story: Story, finding: Finding, known: Known) -> Story | None:
    """The copy becomes what the library's box is now."""
    box = story.fact_box(finding.place.element)
    library_box = known.boxes.get(box.library_box) if box else None
    if box is None or library_box is None or not is_behind(box, library_box):
        return None
    return with_fact_box(story, taken(box, library_box))


def keep_copy(story: Story, finding: Finding, known: Known) -> Story | None:
    """The copy stays as it is, and was held against the library's box."""
    box = story.fact_box(finding.place.element)
    library_box = known.boxes.get(box.library_box) if box else None
    if box is None or library_box is None or not is_behind(box, library_box):
        return None
    return with_fact_box(story, kept(box, library_box))


def mark_as_checked(story: Story, finding: Finding, known: Known) -> Story | None:
    """A fact that was overdue is good until its next review date."""
    found, today = fact_at(story, finding), last_day(known.today)
    if found is None or today is None:
        return None
    box, index = found
    if index not in overdue(box.facts, today):
        return None
    return with_fact_box(story, replace(box, facts=looked_at(box.facts, (index,), today)))


def place_at_end(story: Story, finding: Finding, _known: Known) -> Story | None:
    """A box that stands nowhere stands below the text."""
    box = story.fact_box(finding.place.element)
    if box is None:
        return None
    wanted = Directive(name=DirectiveName.FACT_BOX, id=box.id)
    text = story.body.rstrip()
    body = f"{text}\n\n{format_directive(wanted)}" if text else format_directive(wanted)
    placed = [each.directive for each in scan_body(body).placements]
    return replace(story, body=body) if placed.count(wanted) == 1 and placed[-1] == wanted else None


def remove_empty_box(story: Story, finding: Finding, _known: Known) -> Story | None:
    """A box without facts goes, and with it the lines that place it."""
    box = story.fact_box(finding.place.element)
    if box is None or box.facts:
        return None
    body = without_directives(story.body, DirectiveName.FACT_BOX, box.id)
    return replace(without_element(story, box.id), body=body)


def remove_empty_fact(story: Story, finding: Finding, _known: Known) -> Story | None:
    """A fact in which nothing is written goes; one that says anything stays."""
    found = fact_at(story, finding)
    if found is None:
        return None
    box, index = found
    fact = box.facts[index]
    if any(text.strip() for text in (fact.question, fact.answer, fact.source, fact.as_of)):
        return None
    return with_fact_box(story, replace(box, facts=(*box.facts[:index], *box.facts[index + 1 :])))


def fact_at(story: Story, finding: Finding) -> tuple[FactBox, int] | None:
    """The box and the index of the fact that a finding is about, if the story still has it."""
    box, names = story.fact_box(finding.place.element), finding.place.part.split(".")
    if box is None or len(names) < 2 or names[0] != "facts" or int(names[1]) >= len(box.facts):
        return None
    return box, int(names[1])


def with_fact(box: FactBox, index: int, fact: Fact) -> FactBox:
    """The box with another fact at an index."""
    return replace(box, facts=(*box.facts[:index], fact, *box.facts[index + 1 :]))


BOX_CURES = (
    Cure(id="take-library-box", codes=("check.fact-box.library-changed",), by=take_library_box),
    Cure(id="keep-copy", codes=("check.fact-box.library-changed",), by=keep_copy),
    Cure(id="checked-today", codes=("check.fact.overdue",), by=mark_as_checked),
    Cure(id="place-at-end", codes=("check.fact-box.unplaced",), by=place_at_end),
    Cure(id="remove-empty-box", codes=("check.fact-box.empty",), by=remove_empty_box),
    Cure(
        id="remove-empty-fact",
        codes=(
            "check.fact.no-question",
            "check.fact.no-answer",
            "check.fact.no-point",
            "check.fact.no-time",
            "check.fact.no-event",
            "check.fact.no-label",
            "check.fact.no-value",
            "check.fact.no-figure",
            "check.fact.no-meaning",
        ),
        by=remove_empty_fact,
    ),
)
