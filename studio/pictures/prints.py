"""Prints of a picture, so that the same picture is known again when it was rescaled, saved again, lightened or cropped.

A print is a perceptual hash: the signs of the lowest frequencies of a small grey copy. Prints of pictures that look
alike differ in few of their 64 bits.
"""

import math
from collections.abc import Iterable, Mapping

from msgspec import Struct
from PIL import Image

from studio.pictures.pixels import decode

WHOLE = "whole"
"""The place of the print of the whole picture; the other places are windows of it."""
NEAR = 10
"""Bits that the prints of one picture may differ in."""

_SIDE = 32
_KEPT = 8
_SHAPES = {"16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1.0, "4:5": 4 / 5}
_SCALES = (1.0, 0.9, 0.75, 0.6)
_ENDS = {"start": 0.0, "centre": 0.5, "end": 1.0}
_COSINES = tuple(
    tuple(math.cos(math.pi * frequency * (2 * at + 1) / (2 * _SIDE)) for at in range(_SIDE))
    for frequency in range(_KEPT)
)
_LONGEST = 512


class Likeness(Struct, frozen=True):
    """How two pictures are alike: the bits that differ, and whether one of them is a crop of the other."""

    bits: int
    is_cropped: bool


def prints_of(data: bytes) -> dict[str, int]:
    """The prints of a picture's file by their place. Raises PictureError where it cannot be decoded."""
    return prints_of_image(decode(data, at_least=(_LONGEST, _LONGEST)))


def prints_of_image(picture: Image.Image) -> dict[str, int]:
    """The prints of a decoded picture: of the whole, and of windows in the shapes pictures are cropped to."""
    grey = picture.convert("L")
    grey.thumbnail((_LONGEST, _LONGEST))
    found = {WHOLE: _print(grey, (0.0, 0.0, float(grey.width), float(grey.height)))}
    found.update({place: _print(grey, box) for place, box in _windows(grey.width, grey.height)})
    return found


def likeness(one: Mapping[str, int], other: Mapping[str, int]) -> Likeness | None:
    """How two pictures are alike by their prints, or None when they are not the same picture.

    The whole of one is compared with the whole and the windows of the other: two crops of one picture that have only
    a part in common are not found.
    """
    if WHOLE not in one or WHOLE not in other:
        return None
    whole = _differing(one[WHOLE], other[WHOLE])
    if whole <= NEAR:
        return Likeness(whole, is_cropped=False)
    windows = min(_nearest(one[WHOLE], other.values()), _nearest(other[WHOLE], one.values()))
    return Likeness(windows, is_cropped=True) if windows <= NEAR else None


def _nearest(print_: int, others: Iterable[int]) -> int:
    return min(_differing(print_, other) for other in others)


def _differing(one: int, other: int) -> int:
    return (one ^ other).bit_count()


def _windows(width: int, height: int) -> Iterable[tuple[str, tuple[float, float, float, float]]]:
    """The windows of a picture in pixels: each shape at each scale, along the side where there is more room."""
    for shape, ratio in _SHAPES.items():
        widest = min(float(width), height * ratio)
        for scale in _SCALES:
            wide, high = widest * scale, widest / ratio * scale
            is_along = width - wide >= height - high
            for end, share in _ENDS.items():
                left = (width - wide) * (share if is_along else 0.5)
                top = (height - high) * (0.5 if is_along else share)
                yield f"{shape} {scale} {end}", (left, top, left + wide, top + high)


def _print(grey: Image.Image, box: tuple[float, float, float, float]) -> int:
    small = grey.resize((_SIDE, _SIDE), Image.Resampling.BOX, box=box)
    pixels = small.tobytes()
    rows = [pixels[start : start + _SIDE] for start in range(0, _SIDE * _SIDE, _SIDE)]
    across = [[sum(map(float.__mul__, cosine, map(float, row))) for cosine in _COSINES] for row in rows]
    columns = list(zip(*across, strict=True))
    values = [sum(map(float.__mul__, cosine, column)) for cosine in _COSINES for column in columns]
    middle = sorted(values[1:])[len(values) // 2 - 1]
    # The first value is the brightness of the whole, which says nothing about what is in the picture.
    return sum(1 << position for position, value in enumerate(values) if position and value > middle)
