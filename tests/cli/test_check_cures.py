"""`offstone check` tells the cures of a finding: in words, and as data."""

import json
from pathlib import Path

from msgspec.structs import replace

from studio.checking.cures.all_cures import CURES
from studio.library.library import Library
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone


def test_cures_are_told_after_what_to_do(offstone: Offstone, tmp_path: Path) -> None:
    path = tmp_path / "Cures.offstone"
    with Library.create(path) as library:
        library.save(replace(STORY, byline="", body=f"{STORY.body}\n\n::picture{{#none}}"))
    ended = offstone("--library", path, "check", STORY.id)
    byline, picture = (line.split("\t") for line in ended.data.splitlines())
    assert byline[:2] == ["warning", "byline"]
    assert "Cure" not in byline[2]
    assert picture[:2] == ["error", "body:3"]
    assert picture[2].endswith("Add it, or remove the line. Cure: Remove the line.")


def test_cures_are_data_by_the_names_they_have_in_the_program(offstone: Offstone, tmp_path: Path) -> None:
    path = tmp_path / "Cures.offstone"
    with Library.create(path) as library:
        library.save(replace(STORY, byline="", body=f"{STORY.body}\n\n::picture{{#none}}"))
    ended = offstone("--library", path, "check", STORY.id, "--json")
    byline, picture = json.loads(ended.data)["findings"]
    assert byline["cures"] == []
    assert picture["cures"] == [{"id": "remove-line", "title": "Remove the line"}]
    assert "remove-line" in {cure.id for cure in CURES}
