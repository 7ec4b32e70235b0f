"""A package that was handed off comes in again as the same story, to the byte of its canonical JSON."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from studio.errors import IntakeError
from studio.exporting.document_writing import story_document
from studio.exporting.package_files import package_files
from studio.intake.fates import Fate
from studio.intake.readers import take_in
from studio.intake.result import IntakeResult
from studio.story.canonical import story_to_json
from studio.story.story import Story
from studio.wording import explain, sentence
from tests.exporting.desk import ORIGINALS, packed, request, story
from tests.library.stories import any_story


def as_left(left: Story) -> bytes:
    return story_to_json(replace(left, desk_notes=""))


def package(left: Story) -> bytes:
    return packed(package_files(request("plain", story=left, override_reason="A test"), ORIGINALS))


def read(data: bytes) -> IntakeResult:
    return take_in(data, "convoy.zip")


def test_a_package_is_the_story_again() -> None:
    left = story(desk_notes="Call the ministry.")
    result = read(package(left))
    assert (result.reader, story_to_json(result.story)) == ("package", as_left(left))
    assert sentence("intake.reader.package")
    assert all(sentence(note.code, **note.parameters) for note in result.notes)


def test_every_text_of_it_is_listed_and_nothing_left_out() -> None:
    result = read(package(story()))
    listed = "\n".join(line.text for line in result.lines)
    for text in (result.story.headline, result.story.pictures[0].caption, result.story.fact_boxes[0].facts[0].question):
        assert text in listed
    assert Fate.DROPPED not in {line.fate for line in result.lines}


def test_each_picture_brings_its_largest_whole_image_and_names_its_original() -> None:
    left = story()
    result = read(package(left))
    files = {file.picture_id: file for file in result.pictures}
    assert set(files) == {picture.id for picture in left.pictures if picture.has_file}
    for picture in left.pictures:
        if picture.has_file:
            assert files[picture.id].original == picture.sha256
            assert files[picture.id].data.startswith(b"\xff\xd8")
    assert "-1600.jpg" in files["convoy"].file_name


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(left=any_story)
def test_any_story_goes_out_as_json_and_comes_in_equal(left: Story) -> None:
    document = story_document(request("plain", story=left, override_reason="A test"))
    result = take_in(document, "story.json")
    assert (result.reader, story_to_json(result.story)) == ("story-json", as_left(left))


def without(data: bytes, *names: str) -> bytes:
    """The package without some of its files."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            if entry.filename.rpartition("/")[2] not in names:
                new.writestr(entry, old.read(entry))
    return made.getvalue()


def test_a_package_without_our_own_json_is_read_from_its_news_item() -> None:
    left = story()
    came = read(without(package(left), "offstone.json")).story
    assert (came.headline, came.body, came.section) == (left.headline.strip(), left.body, left.section.strip())
    assert [picture.id for picture in came.pictures] != []
    assert {box.id: box.facts for box in came.fact_boxes} == {box.id: box.facts for box in left.fact_boxes}
    assert came.lead_picture == left.lead_picture


def test_pictures_missing_from_a_package_wait_for_their_files() -> None:
    data = package(story())
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        images = [name.rpartition("/")[2] for name in opened.namelist() if "/images/" in name]
    assert read(without(data, *images)).pictures == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": 2}, "intake.package.newer"),
        ({"story": {"id": "../../etc"}}, "intake.package.unreadable"),
        ({"story": {"id": "8d4e3b80-1d0d-4f9f-a3b5-8a3f1b0d7c11", "pictures": [7]}}, "intake.package.unreadable"),
        ({"story": None}, "intake.package.unreadable"),
    ],
)
def test_a_story_that_cannot_be_read_is_said(change: dict[str, object], code: str) -> None:
    document = json.loads(story_document(request("plain", story=story())))
    with pytest.raises(IntakeError) as caught:
        take_in(json.dumps({**document, **change}), "story.json")
    assert caught.value.code == code
    assert explain(caught.value)
