"""Renditions are upright, cropped, sRGB, of exactly the size the page claims, and the same bytes every time."""

import io

import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms

from studio.errors import PictureError
from studio.pictures.inspection import place_picture
from studio.pictures.renditions import make_rendition, make_renditions, make_thumbnail
from studio.story.picture import Crop, Rendition, renditions_of
from tests.pictures.drawn import drawn, encoded, is_red, opened


def _largest(data: bytes, crop: Crop | None = None) -> Image.Image:
    picture = replace(place_picture(data, "x", "x"), crop=crop)
    return opened(make_renditions(data, picture)[renditions_of(picture)[-1].name])


@pytest.mark.parametrize(("width", "height"), [(2400, 1500), (1700, 900), (481, 3), (30, 2000)])
def test_sizes_are_those_the_page_claims(width: int, height: int) -> None:
    data = encoded(drawn(width, height))
    picture = place_picture(data, "gate.jpg", "gate")
    made = make_renditions(data, picture)
    assert list(made) == [rendition.name for rendition in renditions_of(picture)]
    for rendition in renditions_of(picture):
        assert opened(made[rendition.name]).size == (rendition.width, rendition.height)


def test_one_rendition_is_the_same_as_that_of_the_whole_set_and_as_before() -> None:
    data = encoded(drawn(2400, 1500))
    picture = replace(place_picture(data, "gate.jpg", "gate"), crop=Crop(left=0.1, top=0.2, width=0.75, height=0.5))
    made = make_renditions(data, picture)
    assert made == make_renditions(data, picture)
    assert made == {r.name: make_rendition(data, picture, r) for r in renditions_of(picture)}
    with pytest.raises(PictureError):
        make_rendition(data, picture, Rendition("other.jpg", 10, 10))


def test_a_crop_shows_that_part() -> None:
    data = encoded(drawn(1000, 600), "PNG")
    corner = _largest(data, Crop(left=0, top=0, width=0.1, height=0.1))
    rest = _largest(data, Crop(left=0.5, top=0.5, width=0.5, height=0.5))
    assert corner.size == (100, 60)
    assert is_red(corner.getpixel((90, 50)))
    assert rest.size == (500, 300)
    assert not is_red(rest.getpixel((2, 2)))


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (7, (1, 1)), (8, (0, 1))],
)
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_pictures_stand_upright(orientation: int, corner: tuple[int, int], file_format: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = _largest(encoded(drawn(640, 400), file_format, exif=exif))
    right, bottom = shown.width - 3, shown.height - 3
    assert shown.size == ((400, 640) if orientation > 4 else (640, 400))
    assert is_red(shown.getpixel((right if corner[0] else 2, bottom if corner[1] else 2)))


def test_transparency_is_shown_on_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert _largest(encoded(clear, "PNG")).getpixel((20, 20)) == (255, 255, 255)
    palette = clear.convert("RGB").quantize(4)
    assert _largest(encoded(palette, "PNG", transparency=0)).getpixel((20, 20)) == (255, 255, 255)


def test_sixteen_bit_greys_keep_their_tones() -> None:
    grey = Image.new("I;16", (40, 40), 0x8000)
    for file_format in ("PNG", "TIFF"):
        assert abs(_largest(encoded(grey, file_format)).getpixel((20, 20))[0] - 128) <= 1


def test_cmyk_becomes_rgb() -> None:
    shown = _largest(encoded(Image.new("CMYK", (40, 40), (0, 255, 255, 0))))
    assert is_red(shown.getpixel((20, 20)))


def test_an_embedded_profile_is_converted_and_a_broken_one_passed_over() -> None:
    picture = Image.new("RGB", (40, 40), (10, 200, 30))
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    plain = _largest(encoded(picture, "PNG")).getpixel((20, 20))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert (
        max(
            abs(a - b)
            for a, b in zip(_largest(encoded(picture, "PNG", icc_profile=srgb)).getpixel((20, 20)), plain, strict=True)
        )
        <= 1
    )
    for profile in (swapped, b"no profile at all"):
        assert _largest(encoded(picture, "PNG", icc_profile=profile)).getpixel((20, 20)) == plain


def test_nothing_of_the_original_travels_along() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    data = encoded(drawn(), exif=exif, comment=b"Secret comment", dpi=(300, 300))
    picture = place_picture(data, "gate.jpg", "gate")
    for jpeg in make_renditions(data, picture).values():
        shown = Image.open(io.BytesIO(jpeg))
        assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"Secret" not in jpeg


def test_a_thumbnail_is_small_and_never_enlarged() -> None:
    assert opened(make_thumbnail(encoded(drawn(640, 400)), 160)).size == (160, 100)
    assert opened(make_thumbnail(encoded(drawn(64, 40)), 160)).size == (64, 40)
