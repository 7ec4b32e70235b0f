"""Makes the prints of a picture, by which it is known again when it was rescaled, saved again, lightened or cropped.

A print is a perceptual hash of 64 bits: the signs of the lowest frequencies of a small grey copy. What they say of two
pictures is in `studio.story.picture_prints`.
"""

import math
from collections.abc import Iterable

from PIL import Image

from studio.pictures.pixels import decode

_SIDE = 32
_KEPT = 8
_SHAPES = (16 / 9, 4 / 3, 1.0, 4 / 5)
_SCALES = (1.0, 0.9, 0.75, 0.6)
_ENDS = (0.0, 0.5, 1.0)
_COSINES = tuple(
    tuple(math.cos(math.pi * frequency * (2 * at + 1) / (2 * _SIDE)) for at in range(_SIDE))
    for frequency in range(_KEPT)
)
_LONGEST = 512
_LEAST_CONTRAST = 8


def prints_of(data: bytes) -> tuple[int, ...]:
    """The prints of a picture's file, that of the whole first. Raises PictureError where it cannot be decoded."""
    return prints_of_image(decode(data, at_least=(_LONGEST, _LONGEST)))


def prints_of_image(picture: Image.Image) -> tuple[int, ...]:
    """The prints of a decoded picture: of the whole, then of windows in the shapes pictures are cropped to.

    None at all where it is all but one grey: such pictures are all alike, and not the same.
    """
    grey = picture.convert("L")
    grey.thumbnail((_LONGEST, _LONGEST))
    darkest, lightest = grey.getextrema()
    if lightest - darkest < _LEAST_CONTRAST:  # type: ignore[operator]  # one band, so two numbers
        return ()
    whole = (0.0, 0.0, float(grey.width), float(grey.height))
    return tuple(_print(grey, box) for box in (whole, *_windows(grey.width, grey.height)))


def _windows(width: int, height: int) -> Iterable[tuple[float, float, float, float]]:
    """The windows of a picture in pixels: each shape at each scale, along the side where there is more room."""
    for ratio in _SHAPES:
        widest = min(float(width), height * ratio)
        for scale in _SCALES:
            wide, high = widest * scale, widest / ratio * scale
            is_along = width - wide >= height - high
            for share in _ENDS:
                # Rounding must not push a window out of the picture.
                left = max(0.0, width - wide) * (share if is_along else 0.5)
                top = max(0.0, height - high) * (0.5 if is_along else share)
                yield (left, top, min(left + wide, width), min(top + high, height))


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
