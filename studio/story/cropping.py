"""Crops of a picture: made around its focal point, moved and resized within its bounds, measured in pixels.

A crop is in fractions of the picture, so a shape in pixels is another shape in fractions: `shape_in_fractions`.
"""

from enum import Enum

from msgspec.structs import replace

from studio.story.picture import Crop, CropRatio, FocalPoint, PlacedPicture, RatioCrop

WIDEST_PLACE_PX = 960
"""How many pixels the widest place of a page shows a picture with; a narrower crop looks soft there."""

SMALLEST = 0.02
"""The least share of the picture's width and height that a crop keeps."""

_DIGITS = 6
_WHOLE = Crop()
_CENTRE = FocalPoint(x=0.5, y=0.5)
_SLACK = 1e-5
_SHAPE_TOLERANCE = 0.02
_INSET = 0.1


class Handle(Enum):
    """What a crop is dragged by: which way each handle lies from its middle, across and down."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)


def shape_in_fractions(picture: PlacedPicture, shape: str) -> float | None:
    """Width over height, in fractions of the picture, of a crop of that shape; None for the free one."""
    if not shape:
        return None
    return CropRatio(shape).number * max(1, picture.height) / max(1, picture.width)


def own_crop(picture: PlacedPicture, shape: str) -> Crop | None:
    """The crop made for that very shape, the free one for an empty shape; None when there is none."""
    if not shape:
        return picture.crop
    return next((each.crop for each in picture.crops if each.ratio == shape), None)


def with_crop(picture: PlacedPicture, shape: str, crop: Crop | None) -> PlacedPicture:
    """The picture with another crop for a shape, or without one; an empty shape is the free crop."""
    if not shape:
        return replace(picture, crop=None if crop == _WHOLE else crop)
    made = {each.ratio: each for each in picture.crops if each.ratio != shape}
    if crop is not None:
        made[CropRatio(shape)] = RatioCrop(ratio=CropRatio(shape), crop=crop)
    return replace(picture, crops=tuple(made[ratio] for ratio in CropRatio if ratio in made))


def largest_crop(picture: PlacedPicture, shape: str, within: Crop | None = None) -> Crop:
    """The largest crop of a shape inside `within`, the whole picture if None, as near to the focal point as can be.

    An empty shape gives `within` itself.
    """
    outer = within or _WHOLE
    ratio = shape_in_fractions(picture, shape)
    if ratio is None:
        return outer
    width = min(outer.width, outer.height * ratio)
    height = min(outer.height, width / ratio)
    focus = picture.focus or FocalPoint(x=outer.left + outer.width / 2, y=outer.top + outer.height / 2)
    left = _between(focus.x - width / 2, outer.left, outer.left + outer.width - width)
    top = _between(focus.y - height / 2, outer.top, outer.top + outer.height - height)
    return _crop(left, top, width, height)


def contains(crop: Crop, focus: FocalPoint) -> bool:
    """True when the crop shows the focal point; its edges belong to it."""
    across = crop.left - _SLACK <= focus.x <= crop.left + crop.width + _SLACK
    return across and crop.top - _SLACK <= focus.y <= crop.top + crop.height + _SLACK


def crop_pixels(picture: PlacedPicture, crop: Crop | None) -> tuple[int, int]:
    """Width and height in pixels of a crop of the picture, at least 1 × 1; of the whole picture for None."""
    shown = crop or _WHOLE
    return max(1, round(picture.width * shown.width)), max(1, round(picture.height * shown.height))


def is_of_shape(picture: PlacedPicture, crop: Crop | None, shape: str) -> bool:
    """True when what the crop shows has the shape, to one part in fifty."""
    width, height = crop_pixels(picture, crop)
    wanted = CropRatio(shape).number
    return abs(width / height / wanted - 1) <= _SHAPE_TOLERANCE


def moved(crop: Crop, across: float, down: float) -> Crop:
    """The crop moved by fractions of the picture, as far as the picture goes."""
    left = _between(crop.left + across, 0, 1 - crop.width)
    return _crop(left, _between(crop.top + down, 0, 1 - crop.height), crop.width, crop.height)


def moved_to_show(crop: Crop, focus: FocalPoint) -> Crop:
    """The crop moved no further than it takes to show the focal point, one tenth of the crop from its edge."""
    left = _between(crop.left, focus.x - crop.width * (1 - _INSET), focus.x - crop.width * _INSET)
    top = _between(crop.top, focus.y - crop.height * (1 - _INSET), focus.y - crop.height * _INSET)
    return moved(crop, left - crop.left, top - crop.top)


def resized(crop: Crop, handle: Handle, across: float, down: float, ratio: float | None) -> Crop:
    """The crop after a handle was dragged by fractions of the picture, inside the picture.

    The opposite edge or corner stays. With a `ratio` (width over height in fractions) the crop keeps it; dragged by an
    edge it then grows on both sides of its middle, and is moved where the picture ends.
    """
    to_x, to_y = handle.value
    width, height = crop.width + to_x * across, crop.height + to_y * down
    if ratio is not None:
        width, height = _of_ratio(crop, handle, (width, height), ratio)
    else:
        width = _sized(width, SMALLEST, _room(crop.left, crop.width, to_x))
        height = _sized(height, SMALLEST, _room(crop.top, crop.height, to_y))
    return _crop(_start(crop.left, crop.width, width, to_x), _start(crop.top, crop.height, height, to_y), width, height)


def scaled(crop: Crop, by: float, ratio: float | None) -> Crop:
    """The crop made wider and higher by a fraction of the picture around its middle, inside the picture."""
    width = _sized(crop.width + by, SMALLEST, 1)
    height = _sized(crop.height + by, SMALLEST, 1)
    if ratio is not None:
        width = _sized(crop.width + by, SMALLEST * max(1, ratio), min(1, ratio))
        height = width / ratio
    return _crop(_start(crop.left, crop.width, width, 0), _start(crop.top, crop.height, height, 0), width, height)


def moved_focus(focus: FocalPoint | None, across: float, down: float) -> FocalPoint:
    """The focal point, or the middle where there is none, moved inside the picture."""
    at = focus or _CENTRE
    x, y = _between(at.x + across, 0, 1), _between(at.y + down, 0, 1)
    return FocalPoint(x=round(x, _DIGITS), y=round(y, _DIGITS))


def _of_ratio(crop: Crop, handle: Handle, wished: tuple[float, float], ratio: float) -> tuple[float, float]:
    to_x, to_y = handle.value
    width, height = wished
    if not to_x:
        width = height * ratio
    elif to_y:
        width = max(width, height * ratio)
    room = min(_room(crop.left, crop.width, to_x), _room(crop.top, crop.height, to_y) * ratio)
    width = _sized(width, SMALLEST * max(1, ratio), room)
    return width, width / ratio


def _room(start: float, length: float, towards: int) -> float:
    """How long a side can become when it grows that way."""
    return {-1: start + length, 0: 1.0, 1: 1 - start}[towards]


def _start(start: float, length: float, new_length: float, towards: int) -> float:
    """Where a side begins after it changed its length that way; both ways for 0."""
    if towards > 0:
        return start
    grown = new_length - length
    return _between(start - (grown if towards else grown / 2), 0, 1 - new_length)


def _sized(length: float, smallest: float, largest: float) -> float:
    return min(max(length, smallest), largest)


def _between(value: float, least: float, most: float) -> float:
    return float(max(least, min(value, most)))


def _crop(left: float, top: float, width: float, height: float) -> Crop:
    left, top = round(_between(left, 0.0, 1.0), _DIGITS), round(_between(top, 0.0, 1.0), _DIGITS)
    return Crop(
        left=left,
        top=top,
        width=round(min(width, 1 - left), _DIGITS),
        height=round(min(height, 1 - top), _DIGITS),
    )
