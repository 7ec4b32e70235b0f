"""Every crop made for a shape leaves as files of its own, and what they show is what the crop says."""

import pytest
from msgspec.structs import replace
from PIL import Image

from studio.pictures.inspection import place_picture
from studio.pictures.renditions import make_rendition, make_renditions
from studio.story.cropping import largest_crop, with_crop
from studio.story.picture import Crop, FocalPoint, PlacedPicture, all_renditions_of, renditions_of
from tests.pictures.drawn import encoded, opened

_UPRIGHT = (1200, 900)
_TURNS = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
    5: Image.Transpose.TRANSPOSE,
}


def _original(orientation: int) -> bytes:
    """A file that shows, upright: red grows to the right, green downwards."""
    width, height = _UPRIGHT
    across = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    upright = Image.merge("RGB", (across, down, Image.new("L", (width, height))))
    turn = _TURNS[orientation]
    stored = upright if turn is None else upright.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(stored, "JPEG", quality=95, subsampling=0, exif=exif)


def _where(pixel: tuple[int, ...]) -> tuple[float, float]:
    return pixel[0] / 255, pixel[1] / 255


def _cropped(data: bytes) -> PlacedPicture:
    picture = replace(place_picture(data, "gate.jpg", "gate"), focus=FocalPoint(x=0.8, y=0.3))
    assert (picture.width, picture.height) == _UPRIGHT
    picture = with_crop(picture, "", Crop(left=0.1, top=0.2, width=0.7, height=0.6))
    for shape in ("16:9", "1:1", "4:5"):
        picture = with_crop(picture, shape, largest_crop(picture, shape))
    return picture


@pytest.mark.parametrize("orientation", sorted(_TURNS))
def test_the_pixels_are_those_of_the_crop(orientation: int) -> None:
    data = _original(orientation)
    picture = _cropped(data)
    made = make_renditions(data, picture)
    crops = {"": picture.crop, **{each.ratio.value: each.crop for each in picture.crops}}
    for rendition in all_renditions_of(picture):
        crop, shown = crops[rendition.shape], opened(made[rendition.name])
        assert crop is not None
        assert shown.size == (rendition.width, rendition.height)
        assert not shown.getexif()
        for x, y in [(0.02, 0.02), (0.98, 0.02), (0.02, 0.98), (0.98, 0.98), (0.5, 0.5)]:
            pixel = shown.getpixel((int(x * rendition.width), int(y * rendition.height)))
            seen = _where(pixel)
            assert seen[0] == pytest.approx(crop.left + x * crop.width, abs=0.02)
            assert seen[1] == pytest.approx(crop.top + y * crop.height, abs=0.02)


def test_names_say_the_shape_and_one_is_the_same_as_that_of_the_whole_set() -> None:
    data = _original(1)
    picture = _cropped(data)
    made = make_renditions(data, picture)
    assert list(made) == [rendition.name for rendition in all_renditions_of(picture)]
    assert made == {each.name: make_rendition(data, picture, each) for each in all_renditions_of(picture)}
    wide = renditions_of(picture, "16:9")
    assert all(each.name.startswith("gate-16x9-") and each.shape == "16:9" for each in wide)
    assert renditions_of(picture, "4:3") == renditions_of(picture)
    assert len({each.name for each in all_renditions_of(picture)}) == len(all_renditions_of(picture))
