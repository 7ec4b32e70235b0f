"""A link to a story of the library: found when that one was headed anew or spiked, and whole in the package."""

import json
import zipfile
from pathlib import Path

from msgspec.structs import replace

from studio.library.library import Library
from studio.story.related import related_link_to
from studio.story.story import Status, new_story
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone

OTHER = replace(new_story(), headline="Strike begins", standfirst="The boats stay in.", body="They do.")


def linked(folder: Path) -> None:
    """A library with the story, linked to another."""
    with Library.create(folder) as library:
        library.save(OTHER, "opened")
        library.save(replace(STORY, related=(related_link_to(OTHER),)), "opened")


def check(home: Path) -> list[str]:
    return Offstone(home)("--library", home / "Desk.offstone", "check", STORY.id).data.splitlines()


def test_the_command_line_says_what_became_of_the_linked_story(tmp_path: Path) -> None:
    folder = tmp_path / "Desk.offstone"
    linked(folder)
    assert any("whose address is not known yet" in line for line in check(tmp_path))
    with Library.open(folder) as library:
        library.save(replace(OTHER, headline="Strike ends"), "idle")
    (line,) = [line for line in check(tmp_path) if "“Strike begins”; that story is now headed “Strike ends”" in line]
    assert line.endswith("Cure: Take the new headline.")
    with Library.open(folder) as library:
        library.save(replace(OTHER, status=Status.SPIKED), "status: spiked")
    (line,) = [line for line in check(tmp_path) if "has been spiked" in line]
    assert line.endswith("Cure: Leave the link out.")


def test_a_link_without_an_address_leaves_as_words_in_a_package_that_is_whole(tmp_path: Path) -> None:
    linked(tmp_path / "Desk.offstone")
    offstone = Offstone(tmp_path)
    package = tmp_path / "story.zip"
    library = ("--library", tmp_path / "Desk.offstone")
    told = ("--to", "package", "--out", package, "--override-reason", "For this test.")
    ended = offstone(*library, "export", STORY.id, *told)
    assert ended.code == 0, ended.words
    assert offstone("verify", package).code == 0
    with zipfile.ZipFile(package) as opened:
        names = {Path(name).name: name for name in opened.namelist()}
        page = opened.read(names["index.html"]).decode()
        document = json.loads(opened.read(names["story.json"]))
    assert "<h3>Strike begins</h3>" in page
    assert "The boats stay in." in page
    (related,) = [each for each in document["associations"] if each["rel"] == "related"]
    assert related["title"] == "Strike begins"
    assert not related.get("renditions")
