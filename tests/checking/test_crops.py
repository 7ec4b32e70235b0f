"""What is said of crops: a lost focal point, too few pixels, a shape the house asks for and does not get."""

from msgspec.structs import replace

from studio.story.picture import Crop, CropRatio, FocalPoint, PlacedPicture, RatioCrop
from tests.checking.stories import GOOD, HOUSE, PICTURE, check

WIDE = RatioCrop(ratio=CropRatio.WIDE, crop=Crop(top=0.1, height=0.84375))


def codes(picture: PlacedPicture, **house: str) -> list[str]:
    pictures = tuple(picture if each.id == picture.id else each for each in GOOD.pictures)
    findings = check(replace(GOOD, pictures=pictures), replace(HOUSE, **house))
    assert all(finding.place.part == "crop" for finding in findings)
    return [finding.code for finding in findings]


def test_a_crop_that_leaves_out_the_focal_point() -> None:
    focus = FocalPoint(x=0.5, y=0.05)
    picture = replace(PICTURE, crops=(WIDE,), focus=focus)
    assert codes(picture) == ["check.crop.shape-without-focus"]
    assert codes(replace(picture, focus=FocalPoint(x=0.5, y=0.5))) == []
    assert codes(replace(PICTURE, crop=Crop(top=0.2, height=0.8), focus=focus)) == ["check.crop.without-focus"]


def test_a_crop_with_too_few_pixels_says_how_many() -> None:
    picture = replace(PICTURE, crop=Crop(width=0.5))
    assert codes(picture) == ["check.crop.too-small"]
    square = RatioCrop(ratio=CropRatio.SQUARE, crop=Crop(width=2 / 3))
    assert codes(replace(PICTURE, crops=(square,))) == ["check.crop.shape-too-small"]
    (found,) = check(replace(GOOD, pictures=(picture, *GOOD.pictures[1:])), HOUSE)
    assert found.parameters["size"] == "600 × 800"


def test_a_shape_the_house_asks_for() -> None:
    assert codes(PICTURE, lead_shape="16:9") == ["check.crop.shape-missing"]
    assert codes(replace(PICTURE, crops=(WIDE,)), lead_shape="16:9") == []
    assert codes(replace(PICTURE, height=675), lead_shape="16:9") == []


def test_a_picture_that_waits_for_its_file_has_no_shape_yet() -> None:
    waiting = replace(GOOD, pictures=(replace(PICTURE, sha256="", width=0, height=0), *GOOD.pictures[1:]))
    assert [each.code for each in check(waiting, replace(HOUSE, lead_shape="1:1"))] == ["check.lead.no-file"]
