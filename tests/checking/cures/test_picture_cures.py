"""Cures of pictures: lead, credits, alt texts, crops."""

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.story.credit import Credit, RightsClass
from studio.story.cropping import contains, is_of_shape, own_crop, with_crop
from studio.story.picture import Crop, FocalPoint, PlacedPicture, Provenance, ProvenanceState
from studio.story.story import Story
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import GOOD, HOUSE, PICTURE, SECOND, PlainHouse

EDGE = FocalPoint(x=0.95, y=0.5)
WIDE_HOUSE = PlainHouse(lead_shape="16:9")


def with_lead(**changes: object) -> Story:
    return story_with(pictures=(replace(PICTURE, **changes), *GOOD.pictures[1:]))


def lead_of(story: Story) -> PlacedPicture:
    return story.pictures[0]


def test_a_story_without_lead_takes_the_picture_that_stands_nowhere() -> None:
    alone = replace(PICTURE, id="gate")
    story = story_with(lead_picture="", pictures=(alone, SECOND, GOOD.pictures[2]))
    assert after("make-lead", "picture.unplaced", story).lead_picture == "gate"
    assert cure_ids("picture.unplaced", story_with(pictures=(*GOOD.pictures, alone))) == []


def test_a_lead_that_is_not_there_is_no_lead() -> None:
    story = story_with(lead_picture="gone", body=f"::picture{{#harbour}}\n\n{GOOD.body}")
    assert after("no-lead", "lead.unknown", story).lead_picture == ""


@pytest.mark.parametrize(
    ("alt", "rest"),
    [
        ("Image of boats in the harbour", "Boats in the harbour"),
        ("A photo of: Éva on the quay", "Éva on the quay"),
        ("image  shows a boat by the sea", "A boat by the sea"),
    ],
)
def test_an_alt_text_begins_with_what_is_to_be_seen(alt: str, rest: str) -> None:
    assert lead_of(after("drop-opening", "alt.opening", with_lead(alt=alt))).alt == rest


def test_an_alt_text_that_says_nothing_else_is_left_to_the_editor() -> None:
    assert cure_ids("alt.opening", with_lead(alt="Image of")) == []


@pytest.mark.parametrize(
    ("part", "text", "bare"),
    [
        ("creator", "Photo: Ada Reyes", "Ada Reyes"),
        ("organisation", "Image source, Northwind Agency", "Northwind Agency"),
        ("credit_line", "Photograph: Ada Reyes/Northwind", "Ada Reyes/Northwind"),
    ],
)
def test_a_credit_begins_with_a_name(part: str, text: str, bare: str) -> None:
    credit = replace(Credit(creator="Ada Reyes", rights_class=RightsClass.STAFF), **{part: text})
    assert getattr(lead_of(after("drop-label", "picture.credit-label", with_lead(credit=credit))).credit, part) == bare


@pytest.mark.parametrize("text", ["Photo Agency", "Pictures from History", "Ada Reyes", ""])
def test_names_that_sound_like_a_label_stay(text: str) -> None:
    story = with_lead(credit=replace(PICTURE.credit, organisation=text))
    assert "check.picture.credit-label" not in {found.code for found in check(story, HOUSE)}


@pytest.mark.parametrize("shape", ["", "1:1"])
def test_a_crop_is_moved_to_the_focal_point_and_keeps_its_size(shape: str) -> None:
    large = replace(PICTURE, width=6000, height=4000, focus=EDGE)
    crop = Crop(left=0.1, top=0.1, width=0.4, height=0.6)
    story = story_with(pictures=(with_crop(large, shape, crop), *GOOD.pictures[1:]))
    code = "crop.shape-without-focus" if shape else "crop.without-focus"
    moved = own_crop(lead_of(after("move-crop", code, story)), shape)
    assert contains(moved, EDGE)
    assert (moved.top, moved.width, moved.height) == (crop.top, crop.width, crop.height)


@pytest.mark.parametrize("shape", ["", "16:9"])
def test_a_crop_with_too_few_pixels_grows_around_its_middle(shape: str) -> None:
    large = replace(PICTURE, width=3000, height=2000, focus=FocalPoint(x=0.5, y=0.5))
    crop = Crop(left=0.4, top=0.4, width=0.2, height=0.16875 if shape else 0.3)
    story = story_with(pictures=(with_crop(large, shape, crop), *GOOD.pictures[1:]))
    code = "crop.shape-too-small" if shape else "crop.too-small"
    grown = own_crop(lead_of(after("enlarge-crop", code, story)), shape)
    assert grown.width / grown.height == pytest.approx(crop.width / crop.height, rel=0.01)
    assert grown.left + grown.width / 2 == pytest.approx(0.5, abs=0.001)


def test_a_picture_without_the_pixels_is_left_to_the_editor() -> None:
    narrow = with_crop(replace(PICTURE, width=900, height=600), "", Crop(width=0.5, height=0.5))
    assert cure_ids("crop.too-small", story_with(pictures=(narrow, *GOOD.pictures[1:]))) == []
    tall = with_crop(replace(PICTURE, width=1000, height=600), "", Crop(width=0.2, height=0.9))
    assert cure_ids("crop.too-small", story_with(pictures=(tall, *GOOD.pictures[1:]))) == []


def test_the_crop_the_house_asks_for_is_made_around_the_focal_point() -> None:
    story = with_lead(width=3000, height=3000, focus=FocalPoint(x=0.5, y=0.9))
    picture = lead_of(after("make-crop", "crop.shape-missing", story, house=WIDE_HOUSE))
    crop = own_crop(picture, "16:9")
    assert is_of_shape(picture, crop, "16:9")
    assert contains(crop, picture.focus)


def test_a_picture_a_model_made_is_classed_as_one() -> None:
    story = with_lead(provenance=Provenance(state=ProvenanceState.TRUSTED, signer="Maker", is_ai=True))
    assert lead_of(after("made-by-ai", "provenance.ai", story)).credit.rights_class == RightsClass.AI_GENERATED
