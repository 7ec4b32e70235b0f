"""A picture is known again when it was rescaled, saved again, lightened or cropped, and others are not taken for it."""

import io
import itertools
import random

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from studio.errors import PictureError
from studio.pictures.prints import prints_of, prints_of_image
from studio.story.picture_prints import likeness


def _scene(seed: int) -> Image.Image:
    """A picture with the soft large shapes and the small ones of a photograph."""
    chance = random.Random(seed)
    picture = Image.new("RGB", (900, 600), tuple(chance.randrange(60, 200) for _ in range(3)))
    draw = ImageDraw.Draw(picture)
    for largest in (400, 200, 80):
        for _ in range(14):
            left, top = chance.randrange(-100, 850), chance.randrange(-100, 560)
            size = (left + chance.randrange(30, largest), top + chance.randrange(30, largest))
            draw.ellipse((left, top, *size), fill=tuple(chance.randrange(256) for _ in range(3)))
    return picture.filter(ImageFilter.GaussianBlur(4))


def _jpeg(picture: Image.Image, quality: int = 90) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


@pytest.mark.parametrize("seed", range(3))
def test_a_rescaled_recompressed_and_lightened_copy_is_the_same_picture(seed: int) -> None:
    picture = _scene(seed)
    copy = ImageEnhance.Brightness(picture.resize((480, 320))).enhance(1.1)
    found = likeness(prints_of(_jpeg(picture)), prints_of(_jpeg(copy, 50)))
    assert found is not None
    assert not found.is_cropped


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("box", [(0, 47, 900, 553), (150, 0, 750, 600), (0, 0, 600, 600), (210, 0, 690, 600)])
def test_a_crop_is_found_from_either_side(seed: int, box: tuple[int, int, int, int]) -> None:
    picture = _scene(seed)
    whole, crop = prints_of(_jpeg(picture)), prints_of(_jpeg(picture.crop(box), 70))
    assert likeness(whole, crop) is not None
    assert likeness(whole, crop) == likeness(crop, whole)


def test_different_pictures_are_not_taken_for_each_other() -> None:
    prints = [prints_of_image(_scene(seed)) for seed in range(100, 116)]
    assert not [pair for pair in itertools.combinations(prints, 2) if likeness(*pair)]


def test_a_picture_of_one_colour_cannot_be_known_again() -> None:
    assert prints_of_image(Image.new("RGB", (1, 1))) == ()
    assert prints_of_image(Image.new("RGB", (640, 480), "navy")) == ()


@pytest.mark.parametrize("size", [(2400, 1350), (512, 288), (1600, 901), (301, 903), (97, 3000)])
def test_windows_stay_within_a_picture_of_any_size(size: tuple[int, int]) -> None:
    assert len(prints_of_image(_scene(1).resize(size))) == 49


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureError):
        prints_of(b"no picture")
