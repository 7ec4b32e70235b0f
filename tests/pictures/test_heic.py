"""HEIC, as telephones make it, is taken in like any other picture: upright, in sRGB, with its credit."""

import struct

import pytest
from PIL import ImageChops, ImageStat

from studio.errors import PictureError
from studio.pictures.inspection import inspect_picture, place_picture
from studio.pictures.pixels import decode
from studio.pictures.renditions import make_renditions
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.picture import Contradiction
from studio.wording import explain
from tests.pictures.drawn import opened
from tests.pictures.heic_files import heic
from tests.pictures.profiles import DISPLAY_P3_PRIMARIES, expected_srgb, srgb_curve
from tests.pictures.turned import ORIENTATIONS, patterned

COLOUR = (200, 100, 50)


def _shown(name: str) -> tuple[int, int, int]:
    data = heic(name)
    made = make_renditions(data, place_picture(data, name, name))
    return opened(next(iter(made.values()))).getpixel((30, 20))  # type: ignore[return-value]


def _is_near(found: tuple[int, int, int], wanted: tuple[int, ...]) -> bool:
    return max(abs(one - other) for one, other in zip(found, wanted, strict=True)) <= 4


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_it_stands_upright_whichever_way_it_was_held(orientation: int) -> None:
    data = heic(f"turned-{orientation}")
    facts = inspect_picture(data)
    assert (facts.media_type, facts.width, facts.height) == ("image/heic", 320, 240)
    difference = ImageStat.Stat(ImageChops.difference(decode(data), patterned(320, 240))).mean
    assert max(difference) < 1


def test_its_colours_are_converted() -> None:
    assert _is_near(_shown("display-p3"), expected_srgb(COLOUR, DISPLAY_P3_PRIMARIES, srgb_curve))
    assert _is_near(_shown("ten-bits"), COLOUR)
    assert _is_near(_shown("half-clear"), tuple(round((channel + 255) / 2) for channel in COLOUR))


def test_of_several_pictures_the_first_is_shown() -> None:
    assert _is_near(_shown("several"), COLOUR)


def test_its_credit_is_read() -> None:
    placed = place_picture(heic("tagged"), "IMG_0001.HEIC", "gate")
    assert (placed.credit.creator, placed.credit.credit_line) == ("Ada Reyes", "山田花子")
    assert placed.credit.copyright_notice == "© Олена Коваль"
    assert placed.alt == "Blocks 👩🏽‍🚒"
    assert placed.contradictions == (Contradiction(field="creator", xmp="Ada Reyes", exif="Exif Name"),)


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.6, 0.9])
def test_a_cut_file_is_refused(kept: float) -> None:
    data = heic("turned-6")
    with pytest.raises(PictureError) as refusal:
        inspect_picture(data[: int(len(data) * kept)])
    assert refusal.value.code == "picture.broken"


@pytest.mark.parametrize(
    ("size", "code"),
    [((32, 24), "picture.broken"), ((3200, 2400), "picture.broken"), ((20_000, 20_000), "picture.too_large")],
)
def test_a_file_that_lies_about_its_size_is_refused(size: tuple[int, int], code: str) -> None:
    data = heic("turned-1")
    place = data.index(b"ispe") + 8
    with pytest.raises(PictureError) as refusal:
        inspect_picture(data[:place] + struct.pack(">2I", *size) + data[place + 8 :])
    assert refusal.value.code == code


def test_damaged_files_are_taken_in_or_refused_with_a_sentence_and_whole_ones_still_come_in() -> None:
    """A decoder may end over a damaged file: that is a sentence too, and the next file finds a new one."""
    data, refusals = heic("turned-6"), set()
    with PictureWorker(place_limit_s=20) as worker:
        first = worker.place(data, "whole.heic", "whole")
        for place in range(0, len(data), 61):
            damaged = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
            try:
                worker.place(damaged, "damaged.heic", "damaged")
            except PictureError as error:
                refusals.add((error.code, explain(error)))
        assert worker.place(data, "whole.heic", "whole") == first
    assert refusals
    assert "picture.worker_late" not in {code for code, _ in refusals}
