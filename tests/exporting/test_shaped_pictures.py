"""A package carries every crop made for a shape, lists it, and shows the one its house asks for."""

import json

import pytest
from msgspec.structs import replace

from studio.exporting.package_files import package_files
from studio.exporting.verifying.verify_package import verify_archive
from studio.story.cropping import largest_crop, with_crop
from studio.story.picture import FocalPoint
from tests.exporting.desk import HOUSES, ORIGINALS, listed_again, packed, pictures, request, story

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files() -> Files:
    """A package of a house that shows its lead in 16:9 and the pictures in the text in 1:1."""
    lead, gate, *others = pictures()
    lead = replace(lead, focus=FocalPoint(x=0.8, y=0.2))
    for shape in ("16:9", "4:5"):
        lead = with_crop(lead, shape, largest_crop(lead, shape))
    gate = with_crop(gate, "1:1", largest_crop(gate, "1:1", gate.crop))
    shaped = story(pictures=(lead, gate, *others), lead_picture="convoy")
    house = replace(HOUSES["plain"], lead_shape="16:9", picture_shape="1:1")
    return package_files(replace(request(story=shaped), house=house), ORIGINALS)


def found(files: Files) -> set[str]:
    return {problem.code for problem in verify_archive(packed(listed_again(files))) if problem.sentence}


def test_it_verifies_and_lists_every_shape(files: Files) -> None:
    assert verify_archive(packed(files)) == ()
    images = json.loads(files["offstone.json"])["images"]
    assert {(each["picture"], each["shape"]) for each in images} == {
        ("convoy", ""),
        ("convoy", "16:9"),
        ("convoy", "4:5"),
        ("gate", ""),
        ("gate", "1:1"),
        ("market", ""),
    }
    for each in images:
        assert each["file"] in files
        assert f"-{each['shape'].replace(':', 'x')}-" in each["file"] or not each["shape"]


@pytest.mark.parametrize("name", ["index.html", "body.html"])
def test_the_page_shows_the_shape_the_house_asks_for(files: Files, name: str) -> None:
    page = files[name].decode()
    assert '<img src="images/convoy-16x9-' in page
    assert '<img src="images/gate-1x1-' in page
    assert '<img src="images/market-' in page  # it has no crop for the shape, and is shown as it is


def test_a_wrong_or_a_missing_shape_is_found(files: Files) -> None:
    text = files["offstone.json"].decode()
    wrong = text.replace('"shape": "4:5"', '"shape": "16:9"')
    assert {"verify.image_shape", "verify.shape_missing"} <= found({**files, "offstone.json": wrong.encode()})
