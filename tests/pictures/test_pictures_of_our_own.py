"""Two hundred pictures of every format, turn, mode and mix of texts go through the worker: taken in, or a sentence."""

import random
from typing import Any

from PIL import Image

from studio.errors import PictureError
from studio.pictures.metadata_container import write_tags
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.picture import renditions_of
from studio.wording import explain
from tests.pictures.drawn import drawn, encoded, opened
from tests.shared_data import shared

COUNT = 200
_MODES = {
    "JPEG": ("RGB", "L", "CMYK"),
    "PNG": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"),
    "WEBP": ("RGB", "RGBA"),
    "TIFF": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16", "CMYK", "LAB", "F"),
    "GIF": ("P", "L"),
    "BMP": ("RGB", "L", "1"),
    "AVIF": ("RGB", "RGBA"),
}
_TEXTS = (
    "",
    "Ada Reyes",
    "山田花子",
    "هدى سليمان",
    "Олена Коваль",
    "अनिता राव",
    "Zoë Łęcka / AFP",
    "👩🏽‍🚒 at the gate",
)
_ANIMATED = ("GIF", "WEBP", "PNG", "TIFF")


def _picture(mode: str, width: int, height: int) -> Image.Image:
    if mode == "LAB":
        return Image.new("LAB", (width, height), (128, 120, 140))
    if mode == "I;16":
        return Image.new("I;16", (width, height), 0x8000)
    return drawn(width, height, mode)


def _file(number: int, chance: random.Random) -> tuple[str, bytes, tuple[int, int]]:
    """A name that says what is in it, the bytes of the file, and its size once upright."""
    file_format = [*_MODES][number % len(_MODES)]
    mode = chance.choice(_MODES[file_format])
    turn, text = number % 8 + 1, chance.choice(_TEXTS)
    width, height = chance.randrange(1, 300), chance.randrange(1, 300)
    options: dict[str, Any] = {}
    can_turn = file_format in {"JPEG", "PNG", "WEBP", "TIFF", "AVIF"}
    if can_turn:
        exif = Image.Exif()
        exif[0x0112] = turn
        exif[0x013B] = text.encode() or b"x"
        options["exif"] = exif
    picture = _picture(mode, width, height)
    if file_format in _ANIMATED and mode in {"RGB", "P"} and chance.random() < 0.3:
        options |= {"save_all": True, "append_images": [picture.copy().transpose(Image.Transpose.ROTATE_180)]}
    data = encoded(picture, file_format, **options)
    if file_format == "JPEG" and chance.random() < 0.5:
        can_turn = False  # with the texts goes all other metadata
        data = write_tags(
            data, {"Xmp.dc.creator": text or "Ada"}, {"Iptc.Application2.Byline": chance.choice(_TEXTS) or "Ada"}
        )
    is_sideways = can_turn and turn > 4
    return f"{number}-{mode}-{turn}.{file_format}", data, (height, width) if is_sideways else (width, height)


def test_every_picture_is_taken_in_upright_or_refused_with_a_sentence() -> None:
    chance = random.Random(4)
    refusals = {}
    with PictureWorker(place_limit_s=20, rendition_limit_s=60) as worker:
        for number in range(COUNT):
            name, data, size = _file(number, chance)
            try:
                placed = worker.place(data, name, "own")
                made = worker.renditions(data, placed)
            except PictureError as error:
                refusals[name] = (error.code, explain(error))
                continue
            assert (placed.width, placed.height) == size, name
            assert [*made] == [each.name for each in renditions_of(placed)], name
            assert all(opened(jpeg).mode == "RGB" for jpeg in made.values()), name
    assert refusals == {}


def test_no_odd_picture_ends_the_worker() -> None:
    codes = set()
    with PictureWorker(place_limit_s=20) as worker:
        for path in sorted(path for path in shared("corpora", "images").rglob("*") if path.is_file()):
            try:
                worker.place(path.read_bytes(), path.name, "odd")
            except PictureError as error:
                codes.add(error.code)
    assert codes
    assert not {code for code in codes if "worker" in code}
