"""The editor's own houses in commands: used by their id, and told of where they are broken."""

import shutil
from pathlib import Path

import pytest

from studio.resources import resource
from studio.settings.places import houses_folder
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone


@pytest.fixture
def weekly() -> Path:
    """A house of the editor's own, whose sections the story's is not among."""
    folder = houses_folder() / "weekly"
    folder.parent.mkdir(parents=True)
    shutil.copytree(resource("houses", "plain"), folder)
    (folder / "house.toml").write_text('name = "The Weekly"\nsections = ["Letters"]\n')
    return folder


def test_an_own_house_is_used_by_its_id(offstone: Offstone, library: Path, weekly: Path) -> None:
    checked = offstone("--library", library, "check", STORY.id, "--house", weekly.name, "--json")
    assert "check.section.unknown" in checked.data
    out = offstone.folder / "page"
    exported = offstone(
        "--library", library, "export", STORY.id, "--to", "html", "--out", out, "--house", weekly.name,
        "--override-reason", "a trial",
    )  # fmt: skip
    assert exported.code == 0
    assert (out / "index.html").is_file()


def test_findings_are_as_severe_as_the_house_makes_them(offstone: Offstone, library: Path, weekly: Path) -> None:
    with (weekly / "house.toml").open("a") as file:
        file.write('[severities]\ncheck.section.unknown = "error"\n')
    checked = offstone("--library", library, "check", STORY.id, "--house", weekly.name, "--json")
    assert (checked.code, checked.json["blocked"]) == (3, True)
    severities = {finding["code"]: finding["severity"] for finding in checked.json["findings"]}
    assert severities["check.section.unknown"] == "error"


def test_a_broken_house_is_told_of_and_keeps_no_other_from_use(offstone: Offstone, library: Path, weekly: Path) -> None:
    (weekly / "house.toml").write_text('name = "The Weekly"\nsections = 3\n')
    ended = offstone("--library", library, "check", STORY.id, "--house", "plain", "--json")
    assert ended.json["story"] == STORY.id
    assert f"Line 2 of {weekly / 'house.toml'}" in ended.words


def test_a_broken_house_that_is_wanted_is_told_of_and_nothing_is_done(
    offstone: Offstone, library: Path, weekly: Path
) -> None:
    (weekly / "house.css").write_text("@import 'x.css';")
    ended = offstone("--library", library, "check", STORY.id, "--house", weekly.name)
    assert (ended.code, ended.data) == (1, "")
    assert f"Line 1 of the style sheet {weekly / 'house.css'}" in ended.words
    assert "Traceback" not in ended.words


def test_an_unknown_house_names_the_own_ones_too(offstone: Offstone, library: Path, weekly: Path) -> None:
    ended = offstone("--library", library, "check", STORY.id, "--house", "nobody")
    assert ended.code == 2
    assert f"broadsheet, plain, {weekly.name}" in ended.words
