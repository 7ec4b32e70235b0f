"""The story JSON is whole, documented, described by its schema, and keeps desk notes at the desk."""

import json
from pathlib import Path

import msgspec
import pytest

from studio.exporting.document_writing import story_document
from studio.exporting.json_export import export_json
from studio.exporting.story_document import StoryDocument, read_story_document, story_schema
from studio.exporting.story_source import HEADER_FIELDS, story_source
from studio.intake.markdown_reader import parse_source
from studio.story.story import Story
from tests.exporting.desk import BODY, ORIGINALS, SAVED_AT, contents, request, story
from tests.project_files import ROOT


def test_the_story_comes_back_without_the_desk_notes() -> None:
    data = story_document(request())
    document = read_story_document(data)
    assert document.story == msgspec.structs.replace(story(), desk_notes="")
    assert (document.revision, document.saved_at, document.house) == (3, SAVED_AT, "plain")
    assert document.images == ()
    assert b"desk_notes" not in data
    assert b"Ask the ministry" not in data
    assert data == story_document(request())


def test_a_package_lists_its_images_with_the_credit_in_one_line() -> None:
    files = contents()
    document = read_story_document(files["offstone.json"])
    assert {image.file for image in document.images} == {name for name in files if name.startswith("images/")}
    assert {image.credit for image in document.images if image.picture == "gate"} == {
        "Aigerim Bekova/Steppe Photo Agency & Sons"
    }


def test_wrong_documents_are_refused_with_the_place() -> None:
    plain = json.loads(story_document(request()))
    for change, place in (
        ({"version": 2}, "$.version"),
        ({"saved_at": "yesterday"}, "$.saved_at"),
        ({"story": {**plain["story"], "pictures": [{"id": 1}]}}, "$.story.pictures[0].id"),
    ):
        with pytest.raises(msgspec.ValidationError, match=place.replace("$", r"\$").replace("[", r"\[")):
            read_story_document(json.dumps({**plain, **change}).encode())


def test_the_schema_describes_every_field() -> None:
    schema = json.loads(story_schema())
    assert schema["$schema"].endswith("2020-12/schema")
    definitions = schema["$defs"]
    assert set(definitions["StoryDocument"]["properties"]) == set(StoryDocument.__struct_fields__)
    assert set(definitions["Story"]["properties"]) == set(Story.__struct_fields__)
    assert story_schema() == story_schema()


def test_the_page_about_the_json_names_every_field() -> None:
    text = (ROOT / "docs" / "story-json.md").read_text("utf-8")
    definitions = json.loads(story_schema())["$defs"].values()
    fields = {name for definition in definitions for name in definition.get("properties", {})}
    assert sorted(name for name in fields - {"desk_notes"} if f"`{name}`" not in text) == []


def test_json_export_writes_one_file(tmp_path: Path) -> None:
    named = export_json(request(), ORIGINALS, tmp_path / "mine.json")
    inside = export_json(request(), ORIGINALS, tmp_path)
    assert (named.name, inside.name) == ("mine.json", "kordai-convoy_v3.json")
    assert named.read_bytes() == inside.read_bytes() == story_document(request())


def test_the_text_file_has_plain_header_fields_and_the_body_as_written() -> None:
    header, _, body = story_source(story()).partition("\n\n")
    assert header.splitlines()[0] == 'Headline: Convoy at the pass: "nobody slept" & other tales'
    assert "Standfirst: What the valley saw, and what it did not." in header.splitlines()
    assert [line.partition(":")[0] for line in header.splitlines()] == [
        name for name, field in HEADER_FIELDS if getattr(story(), field)
    ]
    assert body == story().body + "\n"


@pytest.mark.parametrize("body", [BODY, "", "\n\nLate start", "Headline: no field\n\nEnd\n\n\n", "One\r\nTwo\rThree"])
def test_what_the_text_file_holds_can_be_taken_in_again(body: str) -> None:
    written = story(body=body)
    read = parse_source(story_source(written))
    assert read.body == body.replace("\r\n", "\n").replace("\r", "\n")
    assert read.fields == {
        field: " ".join(getattr(written, field).split()) for _, field in HEADER_FIELDS if getattr(written, field)
    }
