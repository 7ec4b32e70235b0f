"""Cures of fact boxes."""

from msgspec.structs import replace

from studio.checking.known import Known
from studio.story.box_kinds import pinned_copy
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.library_box import LibraryBox
from studio.story.story import Story
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import BOX, GOOD

TODAY = "2026-03-02"
OLD = LibraryBox(id="shelved", title="The basics", facts=(Fact(question="Who?", answer="The town."),))
NEW = replace(OLD, version=2, facts=(Fact(question="Who?", answer="The crown."),))
KNOWN = Known(today=TODAY, boxes={"shelved": NEW})


def with_box(box: FactBox, body: str = GOOD.body) -> Story:
    return story_with(fact_boxes=(box,), body=body)


def test_the_box_of_the_library_is_taken_or_the_copy_kept() -> None:
    story = with_box(pinned_copy(OLD, "basics"))
    assert cure_ids("fact-box.library-changed", story, KNOWN) == ["take-library-box", "keep-copy"]
    taken = after("take-library-box", "fact-box.library-changed", story, KNOWN).fact_box("basics")
    assert (taken.facts, taken.library_version) == (NEW.facts, 2)
    kept = after("keep-copy", "fact-box.library-changed", story, KNOWN).fact_box("basics")
    assert (kept.facts, kept.library_version) == (OLD.facts, 2)


def test_facts_that_were_checked_get_dates_of_their_own() -> None:
    facts = tuple(Fact(question="Who?", answer="The town.", as_of="2024", review_by="2026-02-01") for _ in range(3))
    story = with_box(replace(BOX, facts=facts))
    known = Known(today=TODAY)
    for _ in range(2):
        index = next(i for i, fact in enumerate(story.fact_boxes[0].facts) if fact.review_by < TODAY)
        only = replace(BOX, facts=tuple(f if i == index else replace(f, review_by="") for i, f in enumerate(facts)))
        checked = after("checked-today", "fact.overdue", with_box(only), known).fact_boxes[0].facts[index]
        story = with_box(
            replace(BOX, facts=tuple(checked if i == index else f for i, f in enumerate(story.fact_boxes[0].facts)))
        )
    first, second, third = story.fact_boxes[0].facts
    assert (first.review_by, second.review_by, third.review_by) == ("2026-06-01", "2026-06-08", "2026-02-01")
    assert first.as_of == "2024"


def test_a_box_is_placed_below_the_text_unless_that_would_not_show() -> None:
    nowhere = GOOD.body.replace("::fact-box{#basics}\n\n", "")
    placed = after("place-at-end", "fact-box.unplaced", with_box(BOX, nowhere))
    assert placed.body == f"{nowhere}\n\n::fact-box{{#basics}}"
    assert cure_ids("fact-box.unplaced", with_box(BOX, f"{nowhere}\n\n```\nopen")) == []


def test_an_empty_box_goes_with_its_line() -> None:
    story = after("remove-empty-box", "fact-box.empty", with_box(replace(BOX, facts=())))
    assert story.fact_boxes == ()
    assert story.body == GOOD.body.replace("::fact-box{#basics}\n\n", "")


def test_only_an_entry_that_says_nothing_can_be_removed() -> None:
    point = Fact(answer="Eleven boats.")
    empty = replace(BOX, kind=BoxKind.KEY_POINTS, facts=(point, Fact(review_by="2026-06-01")))
    assert after("remove-empty-fact", "fact.no-point", with_box(empty)).fact_boxes[0].facts == (point,)
    begun = replace(BOX, facts=(BOX.facts[0], Fact(question="Since when?")))
    assert cure_ids("fact.no-answer", with_box(begun)) == []
