"""Pictures stored as cameras store them: turned, with a tag that says how to hold them. Worked out pixel by pixel."""

import random
from collections.abc import Callable

from PIL import Image

from tests.pictures.drawn import encoded

TURNED_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
"""The formats that can say how they were turned."""
_COLOURS = ((245, 240, 230), (20, 20, 20), (200, 30, 40), (30, 60, 170), (240, 200, 60), (40, 140, 70), (128, 128, 128))

# Where the pixel at (x, y) of the file belongs in the upright picture of that width and height, by the tag's value.
_PLACES: dict[int, Callable[[int, int, int, int], tuple[int, int]]] = {
    1: lambda x, y, width, height: (x, y),
    2: lambda x, y, width, height: (width - 1 - x, y),
    3: lambda x, y, width, height: (width - 1 - x, height - 1 - y),
    4: lambda x, y, width, height: (x, height - 1 - y),
    5: lambda x, y, width, height: (y, x),
    6: lambda x, y, width, height: (width - 1 - y, x),
    7: lambda x, y, width, height: (width - 1 - y, height - 1 - x),
    8: lambda x, y, width, height: (y, height - 1 - x),
}
ORIENTATIONS = tuple(_PLACES)


def patterned(width: int, height: int, block: int = 20) -> Image.Image:
    """Blocks of a few colours without any symmetry: moved, mirrored or turned, it is another picture."""
    chance = random.Random(11)
    picture = Image.new("RGB", (width, height))
    for top in range(0, height, block):
        for left in range(0, width, block):
            picture.paste(chance.choice(_COLOURS), (left, top, left + block, top + block))
    return picture


def stored(upright: Image.Image, orientation: int) -> Image.Image:
    """The pixels of a file whose tag says `orientation` and which shows `upright`."""
    size = upright.size if orientation < 5 else upright.size[::-1]
    picture = Image.new("RGB", size)
    source, target = upright.load(), picture.load()
    assert source is not None
    assert target is not None
    for y in range(size[1]):
        for x in range(size[0]):
            target[x, y] = source[_PLACES[orientation](x, y, *upright.size)]
    return picture


def turned_file(upright: Image.Image, file_format: str, orientation: int) -> bytes:
    """A file of that format with the tag, as free of loss as the format allows. The format must know the tag."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    quality = {
        "JPEG": {"quality": 95, "subsampling": 0},
        "WEBP": {"lossless": True},
        "AVIF": {"quality": 95, "subsampling": "4:4:4"},
    }
    return encoded(stored(upright, orientation), file_format, exif=exif, **quality.get(file_format, {}))
