"""What changed since a hand-off is told in plain words, and only a change of what readers were told is material."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from studio.story.credit import Credit
from studio.story.elements import BoxKind, Correction, Fact, FactBox
from studio.story.hand_off_changes import hand_off_changes, has_new_correction, material_changes
from studio.story.picture import Crop, CropRatio, PlacedPicture, RatioCrop
from studio.story.story import Status, Story, new_story
from studio.wording import sentence
from tests.story.stories import STORIES, few

BODY = """The convoy came over the pass at dusk, and nobody slept.

::picture{#gate}

Two battalions arrived, the ministry said.

## What is known

“Once they are in your house, it is hard to make them leave,” he said.

The airport reopened on Friday.
"""
BASICS = FactBox(
    id="basics",
    title="The basics",
    facts=(
        Fact(question="Where?", answer="On the road to Bishkek."),
        Fact(question="When?", answer="In January."),
        Fact(question="How many?", answer="1,200 soldiers."),
    ),
)
BEFORE = replace(
    new_story(),
    headline="Convoy at the pass",
    standfirst="What the valley saw.",
    body=BODY,
    lead_picture="convoy",
    pictures=(
        PlacedPicture(id="convoy", sha256="0a", caption="The convoy.", credit=Credit(organisation="Ministry")),
        PlacedPicture(id="gate", sha256="1b", credit=Credit(creator="Aigerim Bekova", organisation="Agency")),
    ),
    fact_boxes=(BASICS,),
)


def _told(after: Story, before: Story = BEFORE) -> list[str]:
    return [sentence(change.code, **change.parameters) for change in hand_off_changes(before, after)]


def _material(**changes: object) -> list[str]:
    found = material_changes(hand_off_changes(BEFORE, replace(BEFORE, **changes)))
    return [sentence(change.code, **change.parameters) for change in found]


def _body(old: str, new: str) -> str:
    assert old in BODY
    return BODY.replace(old, new)


def test_several_changes_are_told_in_reading_order() -> None:
    convoy, gate = BEFORE.pictures
    after = replace(
        BEFORE,
        headline="Convoy over the pass",
        body=_body("The airport reopened", "Shops stayed shut.\n\nThe airport reopened"),
        pictures=(
            replace(convoy, crop=Crop(left=0.2, width=0.5)),
            replace(gate, credit=Credit(creator="Dana Seitkali", organisation="Agency")),
        ),
        fact_boxes=(replace(BASICS, facts=(*BASICS.facts[:2], Fact(question="How many?", answer="2,000 soldiers."))),),
    )
    assert _told(after) == [
        "Headline changed",
        "Paragraph 4 added",
        "Picture 1 recropped",
        "Credit of picture 2 changed",
        "Fact box “The basics”: answer 3 changed",
    ]


@few
@given(STORIES, STORIES)
def test_whatever_differs_is_told_once_with_a_sentence(before: Story, after: Story) -> None:
    found = hand_off_changes(before, after)
    told = [sentence(change.code, **change.parameters) for change in found]
    assert len(set(told)) == len(told)
    assert hand_off_changes(before, before) == ()


def test_paragraphs_are_counted_as_a_reader_counts_them() -> None:
    assert _told(replace(BEFORE, body=_body("on Friday", "on Sunday"))) == ["Paragraph 4 changed"]
    assert _told(replace(BEFORE, body=_body("What is known", "What we know"))) == ["Subheading 1 changed"]
    assert _told(replace(BEFORE, body=_body("Two battalions arrived, the ministry said.\n\n", ""))) == [
        "Paragraph 2 removed"
    ]


def test_a_list_and_a_paragraph_of_several_lines_are_one_block() -> None:
    before = replace(BEFORE, body="First.\n\n* one\n* two\n* three\n\nLast line\nof two.\n")
    assert _told(replace(before, body=before.body.replace("* two\n", "")), before) == ["Paragraph 2 changed"]
    assert _told(replace(before, body=before.body.replace("of two", "of 2")), before) == ["Paragraph 3 changed"]


def test_a_paragraph_that_gave_way_to_another_changed() -> None:
    body = _body("The airport reopened on Friday.", "Rain is forecast for the whole weekend everywhere.")
    assert _told(replace(BEFORE, body=body)) == ["Paragraph 4 changed"]


def test_neighbours_are_told_together_and_very_many_are_counted() -> None:
    one = replace(BEFORE, body="\n\n".join(f"Paragraph number {n} speaks of matter {n}." for n in range(40)))
    two = replace(one, body=one.body.replace("number 3 ", "numero 3 ").replace("number 4 ", "numero 4 "))
    assert _told(two, one) == ["Paragraphs 4 to 5 changed"]
    scattered = one.body
    for number in range(0, 40, 2):
        scattered = scattered.replace(f"number {number} ", f"numero {number} ")
    assert _told(replace(one, body=scattered), one) == ["20 paragraphs changed"]


def test_an_element_that_moves_in_the_text_is_told_and_one_that_came_is_told_once() -> None:
    moved = _body("::picture{#gate}\n\n", "") + "\n::picture{#gate}\n"
    assert _told(replace(BEFORE, body=moved)) == ["Places of pictures, boxes or embeds in the text changed"]
    added = replace(BEFORE, body=BODY + "\n::picture{#new}\n", pictures=(*BEFORE.pictures, PlacedPicture(id="new")))
    assert _told(added) == ["Picture 3 added"]


def test_what_stays_on_the_desk_is_not_told() -> None:
    linked = replace(BASICS, library_box="b", library_version=3)
    after = replace(BEFORE, desk_notes="Call him again.", status=Status.READY, fact_boxes=(linked,))
    assert _told(after) == []


def test_entries_of_other_boxes_are_no_answers() -> None:
    line = replace(BASICS, kind=BoxKind.TIMELINE)
    before = replace(BEFORE, fact_boxes=(line,))
    after = replace(before, fact_boxes=(replace(line, facts=line.facts[:2]),))
    assert _told(after, before) == ["Fact box “The basics”: entry 3 removed"]


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "Convoys at the pass"},
        {"standfirst": "What the valley heard."},
        {"body": _body("Two battalions", "Three battalions")},
        {"body": _body("The airport reopened on Friday.\n", "")},
        {"body": BODY + "\nMore on Monday.\n"},
        {"body": _body("the ministry said", "“the ministry said”")},
        {"body": BODY + '\n::pull-quote[Hard to make them leave]{by="A. Blinken"}\n'},
        {"fact_boxes": (replace(BASICS, facts=(*BASICS.facts[:2], Fact(question="How many?", answer="1,300."))),)},
        {"fact_boxes": (replace(BASICS, facts=BASICS.facts[:2]),)},
        {"fact_boxes": ()},
        {"pictures": (replace(BEFORE.pictures[0], credit=Credit(organisation="AFP")), BEFORE.pictures[1])},
        {"pictures": (replace(BEFORE.pictures[0], caption="Another convoy."), BEFORE.pictures[1])},
    ],
)
def test_what_readers_were_told_otherwise_is_material(changes: dict[str, object]) -> None:
    assert _material(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"desk_notes": "Call again."},
        {"headline": "Convoy at the  pass"},
        {"body": _body("“Once", '"Once').replace("leave,”", 'leave,"')},
        {"body": _body("Two battalions", "**Two** battalions")},
        {"body": _body("the pass at dusk", "the\u00a0pass at dusk")},
        {"body": _body("The airport reopened", "[The airport reopened](https://news.example/a)")},
        {"body": BODY.replace("\n\n", "\n\n\n") + "\n"},
        {"body": _body("arrived, the ministry", "arrived – the ministry")},
        {"body": _body("::picture{#gate}\n\n", "")},
        {"pictures": (replace(BEFORE.pictures[0], crop=Crop(left=0.1, width=0.5)), BEFORE.pictures[1])},
        {"pictures": (replace(BEFORE.pictures[0], crops=(RatioCrop(ratio=CropRatio.WIDE, crop=Crop()),)),)},
        {"pictures": (replace(BEFORE.pictures[0], alt="Lorries"), BEFORE.pictures[1])},
        {"pictures": BEFORE.pictures[:1]},
        {"fact_boxes": (replace(BASICS, facts=(replace(BASICS.facts[0], source="Atlas"), *BASICS.facts[1:])),)},
        {"section": "World", "slug": "convoy", "byline": "By Ann"},
    ],
)
def test_what_says_the_same_is_not_material(changes: dict[str, object]) -> None:
    assert _material(**changes) == []


def test_splitting_a_paragraph_is_told_and_not_material() -> None:
    body = _body("at dusk, and nobody slept", "at dusk.\n\nAnd nobody slept").replace("And", "and")
    assert _told(replace(BEFORE, body=body))
    assert _material(body=body) == []


@pytest.mark.parametrize(("old", "new"), [("£5m", "$5m"), ("5%", "5"), ("1.5", "15"), ("-3", "3"), ("US", "us")])
def test_figures_signs_and_case_are_words_too(old: str, new: str) -> None:
    one = replace(BEFORE, body=f"It was {old} today.")
    assert material_changes(hand_off_changes(one, replace(one, body=f"It was {new} today.")))


def test_a_new_note_answers_the_question_and_an_old_one_does_not() -> None:
    noted = replace(BEFORE, corrections=(Correction(text="It was Kordai.", date="2026-01-09"),))
    assert has_new_correction(BEFORE, noted)
    assert not has_new_correction(noted, noted)
    assert not has_new_correction(BEFORE, replace(BEFORE, corrections=(Correction(text=" "),)))
