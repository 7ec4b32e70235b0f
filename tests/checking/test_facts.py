"""Facts: what each kind of box asks for, dates, overdue facts, and copies that are behind the library's box."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.known import Known, gather_known
from studio.library.library import Library
from studio.story.box_kinds import pinned_copy
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.findings import Finding, Severity
from studio.story.library_box import LibraryBox
from studio.wording import sentence
from tests.checking.stories import BOX, GOOD, HOUSE, findings

LIBRARY = LibraryBox(id="b1", version=2, title="The basics", facts=(Fact(question="Where?", answer="By the sea."),))


def _found(known: Known, **changes: object) -> list[Finding]:
    """What is found because of what is known."""
    story = replace(GOOD, **changes)
    plain = check(story, HOUSE)
    return [finding for finding in check(story, HOUSE, known) if finding not in plain]


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (BoxKind.QUESTIONS, ["no-question", "no-answer"]),
        (BoxKind.KEY_POINTS, ["no-point"]),
        (BoxKind.TIMELINE, ["no-time", "no-event"]),
        (BoxKind.PROFILE, ["no-label", "no-value"]),
        (BoxKind.NUMBERS, ["no-figure", "no-meaning"]),
    ],
)
def test_each_kind_asks_for_its_parts(kind: BoxKind, codes: list[str]) -> None:
    found = findings(fact_boxes=(replace(BOX, kind=kind, facts=(Fact(), Fact(question="x", answer="y"))),))
    assert [finding.code for finding in found] == [f"check.fact.{code}" for code in codes]
    assert {finding.severity for finding in found} == {Severity.ERROR}
    assert found[-1].place.part == "facts.0.answer"
    assert all(sentence(finding.code, **finding.parameters) for finding in found)


def test_a_key_point_needs_no_question() -> None:
    assert findings(fact_boxes=(replace(BOX, kind=BoxKind.KEY_POINTS, facts=(Fact(answer="Eleven."),)),)) == ()


def test_what_is_no_date_is_found() -> None:
    fact = Fact(question="Why?", answer="So.", as_of="last week", review_by="2026-02-30")
    found = findings(fact_boxes=(replace(BOX, facts=(fact,)),))
    assert [(finding.code, finding.place.part) for finding in found] == [
        ("check.fact.as-of-malformed", "facts.0.as_of"),
        ("check.fact.review-malformed", "facts.0.review_by"),
    ]
    assert all(sentence(finding.code, **finding.parameters) for finding in found)


@pytest.mark.parametrize(
    ("today", "due", "is_overdue"),
    [
        ("2026-03-02", "2026-03-01", True),
        ("2026-03-01", "2026-03-01", False),
        ("2026-03-31", "2026-03", False),
        ("2026-04-01", "2026-03", True),
        ("", "2026-03-01", False),
        ("2026-03-02", "", False),
        ("2026-03-02", "soon", False),
    ],
)
def test_a_fact_is_overdue_after_its_day(today: str, due: str, is_overdue: bool) -> None:
    box = replace(BOX, facts=(Fact(question="Why?", answer="So.", review_by=due),))
    found = _found(Known(today=today), fact_boxes=(box,))
    assert [finding.code for finding in found] == ["check.fact.overdue"] * is_overdue
    assert all(finding.place.part == "facts.0.review_by" for finding in found)


def test_a_copy_that_is_behind_is_found_with_its_cure() -> None:
    copy = pinned_copy(LIBRARY, "basics")
    assert _found(Known(boxes={"b1": LIBRARY}), fact_boxes=(copy,)) == []
    newer = replace(LIBRARY, version=3, title="All of it")
    (found,) = _found(Known(boxes={"b1": newer}), fact_boxes=(copy, FactBox(id="own", title="Own", facts=BOX.facts)))
    assert (found.code, found.place.element) == ("check.fact-box.library-changed", "basics")
    assert "take the change or keep" in sentence(found.code, **found.parameters)


def test_what_is_known_is_asked_of_the_library(tmp_path: Path) -> None:
    with Library.create(tmp_path / "Desk.offstone") as library:
        box = library.boxes.save(replace(LIBRARY, id=""))
        library.boxes.save(replace(LIBRARY, id="", title="Another"))
        story = replace(GOOD, fact_boxes=(pinned_copy(box, "basics"), BOX))
        known = gather_known(library, story, "2026-03-01")
    assert known == Known(today="2026-03-01", boxes={box.id: box})
