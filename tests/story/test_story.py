"""The changes that can be made to a story leave the rest of it alone."""

import uuid

import pytest

from studio.story.elements import Embed, FactBox
from studio.story.findings import Finding, Place, Severity, blocks_hand_off
from studio.story.picture import PlacedPicture
from studio.story.story import (
    Story,
    free_element_id,
    new_story,
    with_embed,
    with_fact_box,
    with_picture,
    without_element,
)

STORY = Story(
    id="s",
    headline="Trains are late",
    body="::picture{#map}\n",
    lead_picture="map",
    pictures=(PlacedPicture(id="map"), PlacedPicture(id="station")),
    fact_boxes=(FactBox(id="basics"),),
    embeds=(Embed(id="video", fallback="A video of a train"),),
)


def test_elements_are_found_by_id() -> None:
    assert STORY.picture("station") == PlacedPicture(id="station")
    assert STORY.lead == PlacedPicture(id="map")
    assert STORY.fact_box("basics") == FactBox(id="basics")
    assert STORY.embed("video") is STORY.embeds[0]
    assert STORY.picture("basics") is STORY.fact_box("map") is STORY.embed("map") is None
    assert Story(id="s").lead is None
    assert STORY.element_ids == {"map", "station", "basics", "video"}


def test_an_element_is_replaced_in_its_place_or_added_at_the_end() -> None:
    told = with_picture(STORY, PlacedPicture(id="map", alt="A map"))
    assert [picture.alt for picture in told.pictures] == ["A map", ""]
    more = with_picture(STORY, PlacedPicture(id="new"))
    assert [picture.id for picture in more.pictures] == ["map", "station", "new"]
    assert with_fact_box(STORY, FactBox(id="basics", title="B")).fact_boxes == (FactBox(id="basics", title="B"),)
    assert len(with_embed(STORY, Embed(id="post", fallback="A post")).embeds) == 2
    assert STORY.pictures[0].alt == ""


@pytest.mark.parametrize("element", ["map", "station", "basics", "video"])
def test_a_removed_element_leaves_its_place_in_the_body(element: str) -> None:
    less = without_element(STORY, element)
    assert less.element_ids == STORY.element_ids - {element}
    assert less.body == STORY.body
    assert less.lead_picture == ("" if element == "map" else "map")


def test_ids_do_not_clash_across_kinds_of_elements() -> None:
    assert free_element_id(STORY, "Basics") == "basics-2"
    assert free_element_id(STORY, "One two three four five") == "one-two-three-four"
    assert free_element_id(STORY, "") == "element"


def test_the_slug_is_made_from_the_headline_until_one_is_set() -> None:
    assert Story(id="s").working_slug == "untitled"
    assert STORY.working_slug == "trains-are-late"
    assert Story(id="s", headline="H", slug="own").working_slug == "own"


def test_a_new_story_has_an_id_of_its_own() -> None:
    first, second = new_story(language="de-DE"), new_story()
    assert first.language == "de-DE"
    assert uuid.UUID(first.id) != uuid.UUID(second.id)


def test_only_errors_block() -> None:
    warning = Finding(code="a", severity=Severity.WARNING, place=Place(field="body"))
    error = Finding(code="b", severity=Severity.ERROR, place=Place(field="body"))
    assert not blocks_hand_off(())
    assert not blocks_hand_off((warning,))
    assert blocks_hand_off((warning, error))
