"""Lines of text are changed wherever they stand, and only while they read as they did."""

import pytest
from msgspec.structs import replace

from studio.story.elements import Fact, FactBox
from studio.story.findings import Place
from studio.story.picture import PlacedPicture
from studio.story.story import Story
from studio.story.text_changes import TextChange, text_at, with_text_changes

STORY = Story(
    id="a",
    headline="Head",
    standfirst="Stand",
    body="One\n\nTwo\nTwo\nThree",
    pictures=(PlacedPicture(id="p", caption="Caption", alt="Alt"),),
    fact_boxes=(
        FactBox(id="b", title="Title", facts=(Fact(question="Q0", answer="A0"), Fact(question="Q", answer="A"))),
    ),
)


def change(before: str, after: str = "new", **place: object) -> TextChange:
    return TextChange(place=Place(**place), before=before, after=after)  # type: ignore[arg-type]


EVERYWHERE = (
    change("Head", field="headline"),
    change("Stand", field="standfirst"),
    change("One", field="body", line=0),
    change("Two", field="body", line=3),
    change("Caption", field="pictures", element="p", part="caption"),
    change("Alt", field="pictures", element="p", part="alt"),
    change("Title", field="fact_boxes", element="b", part="title"),
    change("Q", field="fact_boxes", element="b", part="facts.1.question"),
    change("A0", field="fact_boxes", element="b", part="facts.0.answer"),
)


def test_every_place_changes_and_comes_back() -> None:
    changed, left = with_text_changes(STORY, EVERYWHERE)
    assert left == ()
    assert changed.body == "new\n\nTwo\nnew\nThree"
    assert [text_at(changed, each.place) for each in EVERYWHERE if each.place.field != "body"] == ["new"] * 7
    back, left = with_text_changes(changed, [each.reversed for each in EVERYWHERE])
    assert (back, left) == (STORY, ())


@pytest.mark.parametrize(
    "wrong",
    [
        change("Other", field="headline"),
        change("Other", field="body", line=0),
        change("Alt", field="pictures", element="gone", part="alt"),
        change("Title", field="fact_boxes", element="gone", part="title"),
        change("Q", field="fact_boxes", element="b", part="facts.7.question"),
        change("Two", field="body", line=0),
    ],
)
def test_what_reads_otherwise_or_is_gone_is_left(wrong: TextChange) -> None:
    changed, left = with_text_changes(STORY, (wrong,))
    assert changed is STORY
    assert left == (wrong,)


def test_a_line_that_moved_is_found_when_it_is_the_only_one() -> None:
    moved = replace(STORY, body="Zero\n\n" + STORY.body)
    changed, left = with_text_changes(
        moved, (change("Three", field="body", line=4), change("Two", field="body", line=2))
    )
    assert changed.body == "Zero\n\nOne\n\nTwo\nTwo\nnew"
    assert [each.before for each in left] == ["Two"]
