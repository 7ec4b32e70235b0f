"""The summary of a difference in plain sentences, each of which is written."""

from hypothesis import given
from msgspec.structs import replace

from studio.story.credit import Credit
from studio.story.difference_summary import summary
from studio.story.differences import difference
from studio.story.elements import FactBox
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import new_story
from studio.wording import sentence
from tests.story.stories import STORIES, few

BEFORE = replace(
    new_story(),
    headline="Blinken questions troops",
    body="One.\n\nTwo.\n\nThree.",
    pictures=(PlacedPicture(id="harbour"),),
    fact_boxes=(FactBox(id="basics", title="Basics"),),
)


def told(**changes: object) -> list[str]:
    return [sentence(one.code, **one.parameters) for one in summary(difference(BEFORE, replace(BEFORE, **changes)))]


@few
@given(STORIES, STORIES)
def test_every_difference_has_its_sentence(before, after):
    found = summary(difference(before, after))
    assert bool(found) == (before != after)
    assert all(sentence(one.code, **one.parameters) for one in found)
    assert len(set(map(repr, found))) == len(found)


def test_fields_and_paragraphs_are_named():
    assert told(headline="Blinken asks", body="One.\n\nTwo.\n\nTwo and a half.\n\nThree.") == [
        "Headline changed",
        "Paragraph 3 added",
    ]


def test_paragraphs_in_a_row_are_told_together():
    assert told(body="One.") == ["Paragraphs 2 to 3 removed"]


def test_what_happened_to_a_picture_is_said_once_for_each_kind():
    picture = PlacedPicture(id="harbour", crop=Crop(left=0.5), credit=Credit(creator="Ann", organisation="Agency"))
    assert told(pictures=(picture,)) == ["Credit of picture 1 changed", "Picture 1 recropped"]


def test_elements_that_came_and_went_are_numbered():
    assert told(pictures=(), fact_boxes=(*BEFORE.fact_boxes, FactBox(id="more"))) == [
        "Picture 1 removed",
        "Fact box 2 added",
    ]


def test_line_breaks_alone_are_told():
    assert told(body="One.\n\nTwo.\n\nThree.\n") == ["Line breaks changed"]
