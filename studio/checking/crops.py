"""Checks of crops: that each shows what matters, is large enough, and is there for the shapes a house asks for."""

from collections.abc import Iterator

from studio.checking.rule import HouseRules, warning
from studio.story.cropping import WIDEST_PLACE_PX, contains, crop_pixels, is_of_shape, own_crop
from studio.story.findings import Finding, Place
from studio.story.picture import Crop, PlacedPicture
from studio.story.story import Story


def check_crops(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every crop shows the focal point and has enough pixels for the widest place of a page."""
    for picture in story.pictures:
        for shape, crop in _crops(picture):
            yield from _lost_focus(picture, shape, crop)
            yield from _too_small(picture, shape, crop)


def check_shapes(story: Story, house: HouseRules) -> Iterator[Finding]:
    """Every picture has the shape the house shows it in, or a crop for that shape."""
    for picture in story.pictures:
        shape = house.lead_shape if picture.id == story.lead_picture else house.picture_shape
        if not shape or not picture.has_file or own_crop(picture, shape) is not None:
            continue
        if not is_of_shape(picture, picture.crop, shape):
            yield warning("crop.shape-missing", _place(picture), id=picture.id, shape=shape)


def _crops(picture: PlacedPicture) -> Iterator[tuple[str, Crop]]:
    if picture.crop is not None:
        yield "", picture.crop
    for each in picture.crops:
        yield each.ratio.value, each.crop


def _lost_focus(picture: PlacedPicture, shape: str, crop: Crop) -> Iterator[Finding]:
    if picture.focus is None or contains(crop, picture.focus):
        return
    if shape:
        yield warning("crop.shape-without-focus", _place(picture), id=picture.id, shape=shape)
    else:
        yield warning("crop.without-focus", _place(picture), id=picture.id)


def _too_small(picture: PlacedPicture, shape: str, crop: Crop) -> Iterator[Finding]:
    width, height = crop_pixels(picture, crop)
    if not picture.has_file or width >= WIDEST_PLACE_PX:
        return
    size, widest = f"{width} × {height}", str(WIDEST_PLACE_PX)
    if shape:
        yield warning("crop.shape-too-small", _place(picture), id=picture.id, shape=shape, size=size, widest=widest)
    else:
        yield warning("crop.too-small", _place(picture), id=picture.id, size=size, widest=widest)


def _place(picture: PlacedPicture) -> Place:
    return Place(field="pictures", element=picture.id, part="crop")
