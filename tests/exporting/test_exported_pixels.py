"""The pixels of every exported picture are the region of the upright original that its crop says, and no other."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageStat

from studio.exporting.package_export import export_package
from studio.pictures.inspection import place_picture
from studio.story.credit import Credit
from studio.story.picture import Crop, CropRatio, PlacedPicture, RatioCrop
from tests.exporting.desk import StoredOriginals, request, story
from tests.pictures.drawn import encoded
from tests.pictures.heic_files import heic
from tests.pictures.turned import ORIENTATIONS, TURNED_FORMATS, patterned, turned_file

Box = tuple[int, int, int, int]

SMALL, LARGE = (320, 240), (2400, 1600)
BOXES: dict[str, Box] = {"": (40, 60, 240, 180), "16:9": (32, 48, 288, 192), "1:1": (80, 40, 240, 200)}
LARGE_BOX: Box = (240, 160, 2160, 1440)
MOST_DIFFERENT = 6.0
"""Levels of 255 that a channel may differ by on average: what JPEG does to hard edges."""


def _fractions(box: Box, size: tuple[int, int]) -> Crop:
    left, top, right, bottom = box
    width, height = size
    return Crop(left=left / width, top=top / height, width=(right - left) / width, height=(bottom - top) / height)


def _placed(data: bytes, name: str, boxes: dict[str, Box]) -> PlacedPicture:
    placed = place_picture(data, name, name)
    size = placed.width, placed.height
    crops = [RatioCrop(ratio=CropRatio(shape), crop=_fractions(box, size)) for shape, box in boxes.items() if shape]
    return replace(
        placed,
        alt="Blocks",
        credit=Credit(creator="Ada Reyes"),
        crop=_fractions(boxes[""], size) if "" in boxes else None,
        crops=tuple(crops),
    )


def _difference(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


class _Exported:
    """One package of pictures in every format and orientation, each cropped in several ways."""

    def __init__(self, folder: Path) -> None:
        small = patterned(*SMALL)
        files: dict[str, tuple[bytes, Image.Image, dict[str, Box]]] = {}
        for orientation in ORIENTATIONS:
            for file_format in TURNED_FORMATS:
                data = turned_file(small, file_format, orientation)
                files[f"{file_format.lower()}-{orientation}"] = (data, small, BOXES)
            files[f"heic-{orientation}"] = (heic(f"turned-{orientation}"), small, BOXES)
            files[f"whole-{orientation}"] = (turned_file(small, "JPEG", orientation), small, {})
        for file_format in ("GIF", "BMP"):
            files[f"{file_format.lower()}-1"] = (encoded(small, file_format), small, BOXES)
        large = patterned(*LARGE, block=80)
        for orientation in (1, 6):
            files[f"large-{orientation}"] = (turned_file(large, "JPEG", orientation), large, {"": LARGE_BOX})
        self.uprights = {name: upright for name, (_, upright, _) in files.items()}
        self.boxes = {name: boxes for name, (_, _, boxes) in files.items()}
        pictures = tuple(_placed(data, name, boxes) for name, (data, _, boxes) in files.items())
        told = story(pictures=pictures, lead_picture="", body="Text", embeds=(), fact_boxes=())
        originals = StoredOriginals(*(data for data, _, _ in files.values()))
        with zipfile.ZipFile(export_package(request(story=told), originals, folder)) as archive:
            self.files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
        self.images = json.loads(self.files["offstone.json"])["images"]

    def shown(self, image: dict[str, str]) -> Image.Image:
        return Image.open(io.BytesIO(self.files[image["file"]])).convert("RGB")

    def expected(self, image: dict[str, str], moved: int = 0) -> Image.Image:
        """What the crop says, `moved` so many pixels of the original to the right."""
        upright = self.uprights[image["picture"]]
        left, top, right, bottom = self.boxes[image["picture"]].get(image["shape"], (0, 0, *upright.size))
        part = upright.crop((left + moved, top, right + moved, bottom))
        return part.resize((int(image["width"]), int(image["height"])), Image.Resampling.BICUBIC)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> _Exported:
    return _Exported(tmp_path_factory.mktemp("out"))


def test_every_format_orientation_and_crop_is_there(exported: _Exported) -> None:
    found = {(image["picture"], image["shape"]) for image in exported.images}
    assert found == {(name, shape) for name, boxes in exported.boxes.items() for shape in boxes or {"": 0}}
    assert {image["width"] for image in exported.images if image["picture"] == "large-6"} == {480, 960, 1600}


def test_the_pixels_are_what_the_crop_says(exported: _Exported) -> None:
    wrong = {}
    for image in exported.images:
        shown, expected = exported.shown(image), exported.expected(image)
        assert shown.size == expected.size, image
        difference = _difference(shown, expected)
        if difference > MOST_DIFFERENT:
            wrong[image["file"]] = difference
    assert wrong == {}


def test_a_crop_that_is_one_pixel_off_would_be_seen(exported: _Exported) -> None:
    for image in exported.images:
        if not image["picture"].startswith(("large", "whole")):
            shown = exported.shown(image)
            right, off = (_difference(shown, exported.expected(image, moved)) for moved in (0, 1))
            assert off > 1.5 * right, image
