"""Two hundred pictures of our own: every format, turn, mode, depth and colour space, with every mix of metadata."""

import random
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from PIL import Image

from tests.pictures.deep import BLACK_IS_ZERO, INKS, WHITE_IS_ZERO, deep_png, tiff
from tests.pictures.drawn import drawn, encoded
from tests.pictures.heic_files import heic
from tests.pictures.profiles import (
    ADOBE_RGB_GAMMA,
    ADOBE_RGB_PRIMARIES,
    DISPLAY_P3_PRIMARIES,
    cmyk_profile,
    grey_profile,
    rgb_profile,
    srgb_curve,
)
from tests.pictures.tagged import Tags, mixed_tags, tagged

COUNT = 200
_SEED = 4
_MODES = {
    "JPEG": ("RGB", "L", "CMYK"),
    "PNG": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"),
    "WEBP": ("RGB", "RGBA"),
    "TIFF": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16", "CMYK", "LAB", "F"),
    "GIF": ("P", "L"),
    "BMP": ("RGB", "L", "1"),
    "AVIF": ("RGB", "RGBA"),
}
_TURNED = frozenset({"JPEG", "PNG", "WEBP", "TIFF", "AVIF"})
_TAGGED = {
    "JPEG": ("xmp", "iim", "exif"),
    "PNG": ("xmp", "iim", "exif"),
    "TIFF": ("xmp", "iim", "exif"),
    "WEBP": ("xmp", "exif"),
}
_ANIMATED = ("GIF", "WEBP", "PNG", "TIFF")
_RGB_PROFILES = (
    rgb_profile(DISPLAY_P3_PRIMARIES, srgb_curve),
    rgb_profile(ADOBE_RGB_PRIMARIES, lambda value: value**ADOBE_RGB_GAMMA),
)
_PROFILES = {
    **dict.fromkeys(("RGB", "RGBA", "P"), _RGB_PROFILES),
    **dict.fromkeys(("L", "LA", "I;16"), (grey_profile(lambda value: value**1.8),)),
    "CMYK": (cmyk_profile(lambda inks: (100 * (1 - max(inks)), 20.0 * inks[1], 40.0 * inks[2])),),
}
_DEEP: tuple[Callable[[tuple[int, int]], bytes], ...] = (
    lambda size: deep_png((51400, 25700, 12850), size, _RGB_PROFILES[0]),
    lambda size: deep_png((51400, 25700, 12850, 0x8000), size),
    lambda size: deep_png((40000, 0x8000), size),
    lambda size: tiff((51400, 25700, 12850), size=size, profile=_RGB_PROFILES[1]),
    lambda size: tiff((51400, 25700, 12850, 0x8000), size=size, order=">", has_alpha=True),
    lambda size: tiff((0xFFFF, 0, 0, 0), size=size, kind=INKS),
    lambda size: tiff((0,), size=size, kind=WHITE_IS_ZERO),
    lambda size: tiff((0.5,), size=size, kind=BLACK_IS_ZERO, sample="f"),
)


class OwnPicture(Struct, frozen=True, kw_only=True):
    """One file: a name that says what is in it, its size once upright, and the texts that were written into it."""

    name: str
    data: bytes
    size: tuple[int, int]
    tags: Tags


def own_pictures() -> Iterator[OwnPicture]:
    """The pictures, always the same ones."""
    chance = random.Random(_SEED)
    for number in range(COUNT):
        make = {9: _deep, 4: _heic}.get(number % 10, _drawn)
        yield make(number, chance)


def _deep(number: int, chance: random.Random) -> OwnPicture:
    size = chance.randrange(1, 60), chance.randrange(1, 60)
    data, tags = _DEEP[number // 10 % len(_DEEP)](size), mixed_tags(chance)
    return OwnPicture(name=f"{number}-deep", data=tagged(data, tags), size=size, tags=tags)


def _heic(number: int, chance: random.Random) -> OwnPicture:
    name = f"turned-{number // 10 % 8 + 1}"
    return OwnPicture(name=f"{number}-{name}.heic", data=heic(name), size=(320, 240), tags=mixed_tags(chance, ()))


def _drawn(number: int, chance: random.Random) -> OwnPicture:
    file_format = [*_MODES][number % len(_MODES)]
    mode, turn = chance.choice(_MODES[file_format]), number % 8 + 1
    width, height = chance.randrange(1, 300), chance.randrange(1, 300)
    options: dict[str, Any] = {}
    if file_format in _TURNED:
        options["exif"] = Image.Exif()
        options["exif"][0x0112] = turn
    if mode in _PROFILES and file_format not in {"GIF", "BMP"} and chance.random() < 0.5:
        options["icc_profile"] = chance.choice(_PROFILES[mode])
    picture = _picture(mode, width, height)
    if file_format in _ANIMATED and mode in {"RGB", "P"} and chance.random() < 0.3:
        options |= {"save_all": True, "append_images": [picture.transpose(Image.Transpose.ROTATE_180)]}
    if file_format in {"PNG", "GIF"} and mode == "P" and chance.random() < 0.5:
        options["transparency"] = 0
    data = encoded(picture, file_format, **options)
    tags = mixed_tags(chance, _TAGGED.get(file_format, ()))
    return OwnPicture(
        name=f"{number}-{mode.replace(';', '')}-{turn}.{file_format.lower()}",
        data=tagged(data, tags) if file_format in _TAGGED else data,
        size=(height, width) if file_format in _TURNED and turn > 4 else (width, height),
        tags=tags,
    )


def _picture(mode: str, width: int, height: int) -> Image.Image:
    if mode == "LAB":
        return Image.new("LAB", (width, height), (128, 120, 140))
    if mode == "I;16":
        return Image.new("I;16", (width, height), 0x8000)
    return drawn(width, height, mode)
