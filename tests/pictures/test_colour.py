"""A colour under a profile, in deep channels or in inks comes out as the sRGB that it is; what cannot is refused."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from PIL import Image

from studio.errors import PictureError
from studio.pictures.inspection import inspect_picture, place_picture
from studio.pictures.renditions import make_renditions, make_thumbnail
from studio.story.picture import Crop, renditions_of
from studio.wording import explain
from tests.pictures.deep import BLACK_IS_ZERO, INKS, LAB, RGB, WHITE_IS_ZERO, deep_png, tiff
from tests.pictures.drawn import encoded, opened
from tests.pictures.profiles import (
    ADOBE_RGB_GAMMA,
    ADOBE_RGB_PRIMARIES,
    DISPLAY_P3_PRIMARIES,
    SRGB_PRIMARIES,
    cmyk_profile,
    expected_srgb,
    grey_profile,
    rgb_profile,
    srgb_curve,
    srgb_of_lab,
)

SIZE = (40, 30)
COLOURS = ((200, 100, 50), (60, 180, 90), (60, 70, 180), (128, 128, 128), (255, 255, 255), (0, 0, 0))
NEAR = 4
"""Levels of 255: the tables of a profile, and a JPEG, round."""


def adobe_curve(value: float) -> float:
    return value**ADOBE_RGB_GAMMA


def dot_gain(value: float) -> float:
    return value**1.8


SPACES = {
    "Display P3": (DISPLAY_P3_PRIMARIES, srgb_curve),
    "Adobe RGB": (ADOBE_RGB_PRIMARIES, adobe_curve),
    "sRGB": (SRGB_PRIMARIES, srgb_curve),
}
PROFILES = {name: rgb_profile(primaries, curve) for name, (primaries, curve) in SPACES.items()}
P3 = PROFILES["Display P3"]
PAPER, BLACK = (100.0, 0.0, 0.0), (0.0, 0.0, 0.0)
INKS_IN_LAB = {
    (0, 0, 0, 0): PAPER,
    (1, 0, 0, 0): (62.0, -31.0, -48.0),
    (0, 1, 0, 0): (48.0, 70.0, 20.0),
    (0, 0, 1, 0): (88.0, -6.0, 70.0),
    (1, 0, 1, 0): (50.0, -50.0, 30.0),
    (0, 1, 1, 0): (48.0, 60.0, 40.0),
}
PRESS = cmyk_profile(lambda mixture: INKS_IN_LAB.get(mixture, BLACK))


def shown(data: bytes, crop: Crop | None = None) -> tuple[int, ...]:
    """The colour in the middle of the largest rendition."""
    picture = replace(place_picture(data, "patch", "patch"), crop=crop)
    largest = opened(make_renditions(data, picture)[renditions_of(picture)[-1].name])
    assert largest.mode == "RGB"
    assert not largest.info.get("icc_profile")
    found = largest.getpixel((largest.width // 2, largest.height // 2))
    small = opened(make_thumbnail(data, 16))
    assert near(small.getpixel((small.width // 2, small.height // 2)), found)
    return found  # type: ignore[return-value]


def near(found: object, wanted: Sequence[int]) -> bool:
    assert isinstance(found, tuple)
    return max(abs(one - other) for one, other in zip(found, wanted, strict=True)) <= NEAR


def patch(colour: tuple[int, ...], file_format: str, mode: str = "RGB", **options: object) -> bytes:
    losses = {"JPEG": {"quality": 95}, "WEBP": {"lossless": True}, "AVIF": {"quality": 100, "subsampling": "4:4:4"}}
    return encoded(Image.new(mode, SIZE, colour), file_format, **losses.get(file_format, {}), **options)


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_colour_of_another_space_becomes_its_srgb(file_format: str, space: str, colour: tuple[int, int, int]) -> None:
    wanted = expected_srgb(colour, *SPACES[space])
    found = shown(patch(colour, file_format, icc_profile=PROFILES[space]))
    assert near(found, wanted), (found, wanted)


def test_the_profiles_make_a_difference() -> None:
    """Without the conversion the patches above would be far off."""
    for space in ("Display P3", "Adobe RGB"):
        assert not near(COLOURS[0], expected_srgb(COLOURS[0], *SPACES[space]))
    assert near(COLOURS[0], expected_srgb(COLOURS[0], *SPACES["sRGB"]))


@pytest.mark.parametrize("grey", [0, 40, 128, 220, 255])
def test_greys_under_a_profile(grey: int) -> None:
    profile = grey_profile(dot_gain)
    wanted = expected_srgb((grey,) * 3, SRGB_PRIMARIES, dot_gain)
    deep = grey * 257
    files = {
        **{
            file_format: patch((grey,), file_format, "L", icc_profile=profile)
            for file_format in ("JPEG", "PNG", "TIFF")
        },
        "LA": patch((grey, 255), "PNG", "LA", icc_profile=profile),
        "16 bits, PNG": deep_png((deep,), profile=profile),
        "16 bits and alpha, PNG": deep_png((deep, 0xFFFF), profile=profile),
        "16 bits, TIFF": tiff((deep,), kind=BLACK_IS_ZERO, profile=profile),
        "16 bits, TIFF, big end first": tiff((deep,), kind=BLACK_IS_ZERO, profile=profile, order=">"),
    }
    assert {name: shown(data) for name, data in files.items() if not near(shown(data), wanted)} == {}


def test_sixteen_bits_of_colour() -> None:
    deep, plain = (51400, 25700, 12850), (200, 100, 50)
    under_p3 = expected_srgb(plain, *SPACES["Display P3"])
    half = tuple(round((channel + 255) / 2) for channel in plain)
    for order in "<>":
        assert near(shown(tiff(deep, order=order)), plain)
        assert near(shown(tiff(deep, order=order, profile=P3)), under_p3)
        assert near(shown(tiff((*deep, 0x8000), order=order, has_alpha=True)), half)
    assert near(shown(deep_png(deep)), plain)
    assert near(shown(deep_png(deep, profile=P3)), under_p3)
    assert near(shown(deep_png((*deep, 0x8000))), half)


def test_greys_that_count_from_white_and_greys_in_fractions() -> None:
    assert near(shown(tiff((0,), kind=WHITE_IS_ZERO)), (255, 255, 255))
    assert near(shown(tiff((0,), kind=WHITE_IS_ZERO, sample="B")), (255, 255, 255))
    assert near(shown(tiff((0.5,), kind=BLACK_IS_ZERO, sample="f")), (128, 128, 128))


@pytest.mark.parametrize("mixture", INKS_IN_LAB)
def test_inks_under_a_profile(mixture: tuple[int, ...]) -> None:
    """JPEG files hold inks inverted, as Adobe began it; TIFF files hold them as they are."""
    colour = tuple(255 * ink for ink in mixture)
    wanted = srgb_of_lab(INKS_IN_LAB[mixture])
    jpeg = patch(colour, "JPEG", "CMYK", icc_profile=PRESS)
    assert b"Adobe" in jpeg
    for data in (
        jpeg,
        patch(colour, "TIFF", "CMYK", icc_profile=PRESS),
        tiff([257 * channel for channel in colour], kind=INKS, profile=PRESS),
        tiff(colour, kind=INKS, sample="B", profile=PRESS),
    ):
        assert near(shown(data), wanted), (shown(data), wanted)


@pytest.mark.parametrize("file_format", ["JPEG", "TIFF"])
def test_inks_without_a_profile_are_taken_for_ideal_ones(file_format: str) -> None:
    for inks, wanted in {
        (0, 0, 0, 0): (255, 255, 255),
        (255, 0, 0, 0): (0, 255, 255),
        (0, 255, 255, 0): (255, 0, 0),
        (0, 0, 0, 255): (0, 0, 0),
        (0, 0, 0, 128): (127, 127, 127),
    }.items():
        assert near(shown(patch(inks, file_format, "CMYK")), wanted)


@pytest.mark.parametrize(
    ("inks", "wanted"),
    [
        ((0, 255, 255, 0), (255, 0, 0)),
        ((255, 0, 0, 0), (0, 255, 255)),
        ((0, 0, 0, 255), (0, 0, 0)),
        ((0,) * 4, (255,) * 3),
    ],
)
def test_inks_as_photoshop_stores_them(inks: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    """Cyan, magenta and yellow turned into brightness and colour differences, all inverted, and a mark that says so."""
    cyan, magenta, yellow, black = inks
    stored = (
        0.299 * cyan + 0.587 * magenta + 0.114 * yellow,
        128 - 0.168736 * cyan - 0.331264 * magenta + 0.5 * yellow,
        128 + 0.5 * cyan - 0.418688 * magenta - 0.081312 * yellow,
        255 - black,
    )
    plain = patch(tuple(255 - min(255, max(0, round(value))) for value in stored), "JPEG", "CMYK", subsampling=0)
    transform = plain.index(b"Adobe") + 11
    assert plain[transform] == 0
    assert near(shown(plain[:transform] + b"\2" + plain[transform + 1 :]), wanted)


@pytest.mark.parametrize("lab", [(50, 20, -30), (80, -10, 40), (100, 0, 0)])
def test_lab(lab: tuple[int, int, int]) -> None:
    stored = (round(lab[0] * 2.55), lab[1] % 256, lab[2] % 256)
    assert near(shown(tiff(stored, kind=LAB, sample="B")), srgb_of_lab(lab))


def test_a_palette_is_converted_and_shown_on_white() -> None:
    colour = (200, 100, 50)
    palette = Image.new("RGB", SIZE, colour).quantize(4)
    assert near(shown(encoded(palette, "PNG", icc_profile=P3)), expected_srgb(colour, *SPACES["Display P3"]))
    for file_format in ("PNG", "GIF"):
        clear = palette.copy()
        index = clear.getpixel((0, 0))
        assert shown(encoded(clear, file_format, transparency=index)) == (255, 255, 255)


def test_what_is_half_clear_is_converted_and_then_shown_on_white() -> None:
    colour = (200, 100, 50)
    made = shown(patch((*colour, 128), "PNG", "RGBA", icc_profile=P3))
    converted = expected_srgb(colour, *SPACES["Display P3"])
    assert near(made, tuple(round((channel + 255) / 2) for channel in converted))


@pytest.mark.parametrize("file_format", ["GIF", "WEBP", "PNG", "TIFF", "AVIF"])
def test_of_an_animation_the_first_frame_is_shown(file_format: str) -> None:
    first, *others = (Image.new("RGB", SIZE, colour) for colour in ((200, 30, 30), (30, 200, 30), (30, 30, 200)))
    data = encoded(first, file_format, save_all=True, append_images=others)
    assert getattr(opened(data), "n_frames", 1) == 3
    red, green, blue = shown(data)
    assert red > 180 > 60 > max(green, blue)


def test_profiles_that_do_not_fit_are_passed_over() -> None:
    colour = (200, 100, 50)
    for profile in (PRESS, grey_profile(dot_gain), P3[:200], b"no profile"):
        assert near(shown(patch(colour, "PNG", icc_profile=profile)), colour)


@pytest.mark.parametrize(
    "data",
    [
        tiff((0.5, 0.2, 0.1), sample="f"),
        tiff((1, 2, 3), sample="I"),
        tiff((0x8000, 20, 30), kind=LAB),
        tiff((1000, 0xFFFF), kind=BLACK_IS_ZERO, has_alpha=True),
        tiff((1, 2, 3, 4, 5), kind=INKS, sample="B", has_alpha=True),
    ],
    ids=["RGB in fractions", "RGB of 32 bits", "Lab of 16 bits", "grey of 16 bits and alpha", "inks and alpha"],
)
def test_what_cannot_be_decoded_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(PictureError) as refusal:
        inspect_picture(data)
    assert refusal.value.code == "picture.variant"
    assert "save it as JPEG or PNG" in explain(refusal.value)


def test_the_same_colours_stay_in_a_crop() -> None:
    wanted = expected_srgb(COLOURS[0], *SPACES["Display P3"])
    data = patch(COLOURS[0], "TIFF", icc_profile=P3)
    assert near(shown(data, Crop(left=0.25, top=0.25, width=0.5, height=0.5)), wanted)
    assert near(shown(tiff((51400, 25700, 12850), kind=RGB, profile=P3, size=(2000, 1500))), wanted)
