"""A story handed off again: what changed is told, and readers' notes are asked for."""

import zipfile
from pathlib import Path

from msgspec.structs import replace

from studio.library.library import Library
from studio.story.elements import Correction
from tests.cli.conftest import STORY
from tests.cli.offstone import Ended, Offstone

REASON = "For the test"


def _export(offstone: Offstone, library: Path, target: Path, *more: object) -> Ended:
    package = ("--to", "package", "--out", target, "--override-reason", REASON)
    return offstone("--library", library, "export", STORY.id, *package, *more)


def _readme(target: Path) -> str:
    with zipfile.ZipFile(target) as package:
        name = next(name for name in package.namelist() if name.endswith("/README.txt"))
        return package.read(name).decode()


def _save(library: Path, **changes: object) -> None:
    with Library.open(library) as opened:
        opened.save(replace(STORY, **changes))


def test_the_next_package_tells_what_changed(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    assert _export(offstone, library, tmp_path / "one.zip").code == 0
    _save(library, byline="Ada Reyes and Jo Lind")
    ended = _export(offstone, library, tmp_path / "two.zip", "--json")
    assert ended.code == 0
    assert ended.json["changes"] == ["Byline changed"]
    assert "Since revision 1 was handed off: Byline changed." in ended.words
    assert "- Byline changed\n" in _readme(tmp_path / "two.zip")
    assert _export(offstone, library, tmp_path / "again.zip").code == 0
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_revision_that_left_is_kept(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    _export(offstone, library, tmp_path / "one.zip")
    with Library.open(library) as opened:
        assert [row.reason for row in opened.revisions(STORY.id)] == ["hand-off"]


def test_a_material_change_waits_for_a_reason_or_a_note(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    _export(offstone, library, tmp_path / "one.zip")
    _save(library, body=STORY.body.replace("noon", "dusk"))
    target = tmp_path / "two.zip"
    ended = _export(offstone, library, target)
    assert (ended.code, ended.data) == (3, "")
    assert "Paragraph 1 changed" in ended.words
    assert "--no-correction-because" in ended.words
    assert not target.exists()
    assert _export(offstone, library, target, "--no-correction-because", "Nobody had read it yet.").code == 0
    assert "because: Nobody had read it yet.\n" in _readme(target)


def test_a_note_under_the_story_answers_it(offstone: Offstone, library: Path, tmp_path: Path) -> None:
    _export(offstone, library, tmp_path / "one.zip")
    note = Correction(text="An earlier version had the boats back at noon.", date="2026-01-08")
    _save(library, body=STORY.body.replace("noon", "dusk"), corrections=(note,))
    assert _export(offstone, library, tmp_path / "two.zip").code == 0
    assert "No correction note" not in _readme(tmp_path / "two.zip")
