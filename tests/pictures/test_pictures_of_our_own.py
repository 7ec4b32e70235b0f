"""Two hundred pictures of every format, turn, mode and mix of texts go through the worker: taken in, or a sentence."""

from collections import Counter

import pytest

from studio.errors import PictureError
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.picture import PlacedPicture, renditions_of
from studio.wording import explain
from tests.pictures.drawn import opened
from tests.pictures.own_pictures import COUNT, OwnPicture, own_pictures
from tests.shared_data import shared

Taken = list[tuple[OwnPicture, PlacedPicture, dict[str, bytes]]]


@pytest.fixture(scope="module")
def taken() -> Taken:
    """Each picture as it was taken in, with its renditions; any refusal fails here."""
    done, refusals = [], {}
    with PictureWorker(place_limit_s=20, rendition_limit_s=60) as worker:
        for own in own_pictures():
            try:
                placed = worker.place(own.data, own.name, "own")
                done.append((own, placed, worker.renditions(own.data, placed)))
            except PictureError as error:
                refusals[own.name] = (error.code, explain(error))
    assert refusals == {}
    return done


def test_every_picture_is_taken_in_upright_and_leaves_in_its_sizes(taken: Taken) -> None:
    assert len(taken) == COUNT
    for own, placed, made in taken:
        assert (placed.width, placed.height) == own.size, own.name
        assert [*made] == [each.name for each in renditions_of(placed)], own.name
        assert all(opened(jpeg).mode == "RGB" for jpeg in made.values()), own.name


def test_the_strongest_standard_is_read_in_any_script(taken: Taken) -> None:
    for own, placed, _ in taken:
        read = {
            "caption": placed.caption,
            "alt": placed.alt,
            "copyright_notice": placed.credit.copyright_notice,
            "usage_terms": placed.credit.usage_terms,
            "instructions": placed.credit.instructions,
            "credit_line": placed.credit.credit_line,
        }
        assert read == {name: own.tags.text(name) for name in read}, own.name
        for name in ("creator", "organisation"):
            assert own.tags.text(name) in placed.credit.raw, own.name


def test_where_the_standards_disagree_is_said_with_what_each_has(taken: Taken) -> None:
    for own, placed, _ in taken:
        assert tuple(each.field for each in placed.contradictions) == own.tags.contradicted, own.name
        for each in placed.contradictions:
            said = {standard: getattr(each, standard) for standard in ("xmp", "iim", "exif")}
            assert {standard: text for standard, text in said.items() if text} == own.tags.texts(each.field)


def test_the_mixes_are_all_there(taken: Taken) -> None:
    """One, two and three standards, alike and at odds, and IIM in both encodings."""
    found = Counter(
        (tuple(texts), len(set(texts.values())) > 1)
        for own, _, _ in taken
        for name in ("creator", "caption", "copyright_notice")
        if (texts := own.tags.texts(name))
    )
    alone = {(("xmp",), False), (("iim",), False), (("exif",), False)}
    pairs = [("xmp", "iim"), ("xmp", "exif"), ("iim", "exif"), ("xmp", "iim", "exif")]
    assert alone | {(pair, differ) for pair in pairs for differ in (True, False)} == set(found)
    assert {own.tags.is_latin1 for own, _, _ in taken if own.tags.by_standard["iim"]} == {True, False}


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
