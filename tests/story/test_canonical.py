"""A story survives JSON, and the same story gives the same bytes."""

import json
from typing import get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.story.canonical import story_from_json, story_to_json
from studio.story.credit import Credit
from studio.story.elements import Correction, Embed, Fact, FactBox, Origin, RelatedLink
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import Story

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ID = st.uuids().map(str)


def _structs(kind: type[msgspec.Struct], **given_fields: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Any value of a struct: texts where it has texts, and what is given for the rest."""
    texts = {name: TEXT for name, hint in get_type_hints(kind).items() if hint is str}
    return st.builds(kind, **{**texts, **given_fields})


def _some(of: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(of, max_size=2).map(tuple)


FRACTION = st.floats(0, 1)
CROP = st.none() | st.builds(Crop, left=FRACTION, top=FRACTION, width=FRACTION, height=FRACTION)
STORIES = _structs(
    Story,
    id=ID,
    pictures=_some(_structs(PlacedPicture, credit=_structs(Credit), crop=CROP, decorative=st.booleans())),
    fact_boxes=_some(_structs(FactBox, facts=_some(_structs(Fact)))),
    embeds=_some(_structs(Embed)),
    related=_some(_structs(RelatedLink, is_cut=st.booleans(), is_included=st.booleans())),
    corrections=_some(_structs(Correction)),
    origin=st.none() | _structs(Origin),
)


@given(STORIES)
def test_round_trip_and_stable_bytes(story: Story) -> None:
    data = story_to_json(story)
    again = story_from_json(data)
    assert again == story
    assert story_to_json(again) == data


def test_keys_stand_in_the_order_of_the_struct() -> None:
    keys = list(json.loads(story_to_json(Story(id="a"))))
    assert keys == list(Story.__struct_fields__)


def test_what_is_missing_has_its_default() -> None:
    assert story_from_json(b'{"id": "a", "headline": "H"}') == Story(id="a", headline="H")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"id": 1}', "$.id"),
        ("{}", "id"),
        ('{"id": "a", "pictures": [{"id": "p", "credit": {"creator": 3}}]}', r"$.pictures[0].credit.creator"),
        ('{"id": "a", "pictures": [{"id": "p", "crop": {"left": 2}}]}', r"$.pictures[0].crop.left"),
        ('{"id": "a", "status": "lost"}', "$.status"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(text: str, place: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        story_from_json(text)
    assert place in str(caught.value)
