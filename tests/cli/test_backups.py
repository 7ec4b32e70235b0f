"""The commands about the past of a library: backup, backups, history, restore."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.cli.exit_codes import ExitCode
from studio.library.library import Library
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone


def _edit(library: Path, body: str, reason: str = "", name: str = "") -> None:
    with Library.open(library) as opened:
        opened.save(replace(STORY, body=body), reason, name)


def _body(library: Path) -> str:
    with Library.open(library) as opened:
        return opened.load(STORY.id).story.body


def test_a_backup_is_made_and_listed(offstone: Offstone, library: Path) -> None:
    assert offstone("backups", "--library", library).data == ""
    made = offstone("backup", "--library", library)
    assert made.code == ExitCode.OK
    assert Path(made.data.strip()).is_file()
    listed = offstone("backups", "--library", library)
    name, _, reason, stories = listed.data.strip().split("\t")
    assert (name, reason, stories) == (Path(made.data.strip()).name, "command", "1")
    (data,) = offstone("backups", "--json", "--library", library).json
    assert data["is_verified"] is True


def test_a_backup_goes_to_a_second_place_and_comes_back_from_it(
    offstone: Offstone, library: Path, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    copy = offstone("backup", "--to", place, "--json", "--library", library).json["copy"]["backup"]["path"]
    assert Path(copy).is_relative_to(place)
    _edit(library, "later")
    assert offstone("restore", copy, "--library", library).code == ExitCode.OK
    assert _body(library) == STORY.body
    assert offstone("backup", "--to", tmp_path / "gone", "--library", library).code == ExitCode.FAILED


def test_a_whole_library_is_restored_and_what_it_was_stays(offstone: Offstone, library: Path) -> None:
    offstone("backup", "--library", library)
    _edit(library, "later")
    restored = offstone("restore", "--json", "--library", library)
    assert restored.code == ExitCode.OK
    assert (Path(restored.json["moved_to"]) / "library.db").is_file()
    assert _body(library) == STORY.body
    assert offstone("restore", "before-restore", "--library", library).code == ExitCode.OK
    assert _body(library) == "later"


@pytest.mark.parametrize("damage", ["damaged", "gone"])
def test_a_damaged_library_is_restored(offstone: Offstone, library: Path, damage: str) -> None:
    offstone("backup", "--library", library)
    if damage == "gone":
        (library / "library.db").unlink()
    else:
        (library / "library.db").write_bytes(b"\xff" * 5000)
    assert offstone("list", "--library", library).code != ExitCode.OK
    assert offstone("backups", "--library", library).data
    assert offstone("restore", "--library", library).code == ExitCode.OK
    assert _body(library) == STORY.body


def test_one_story_is_restored_from_a_backup_as_a_new_revision(offstone: Offstone, library: Path) -> None:
    offstone("backup", "--library", library)
    other = replace(STORY, id="6d1b1f0e-0000-4000-8000-000000000001", headline="Another")
    with Library.open(library) as opened:
        opened.save(other)
    _edit(library, "later")
    restored = offstone("restore", "--story", STORY.id, "--json", "--library", library)
    assert restored.json["revision"] == 3
    assert _body(library) == STORY.body
    with Library.open(library) as opened:
        assert opened.load(other.id).story == other
        assert {row.reason for row in opened.revisions(STORY.id)} >= {"restored"}
        assert opened.revision(STORY.id, 2).body == "later"


def test_a_story_is_restored_from_its_history(offstone: Offstone, library: Path) -> None:
    _edit(library, "the second", "named", "As agreed")
    _edit(library, "the third", "idle")
    rows = [line.split("\t") for line in offstone("history", STORY.id, "--library", library).data.splitlines()]
    assert [(row[0], row[2], row[4]) for row in rows if row[2] == "named"] == [("2", "named", "As agreed")]
    restored = offstone("restore", "--story", STORY.id, "--revision", 2, "--library", library)
    assert restored.data.strip() == STORY.id
    assert _body(library) == "the second"
    assert offstone("history", STORY.id, "--json", "--library", library).json[0]["reason"] == "restored"


def test_a_story_whose_rows_make_no_story_is_restored(offstone: Offstone, library: Path) -> None:
    offstone("backup", "--library", library)
    with Library.open(library) as opened:
        opened._connection.execute("UPDATE stories SET status = 'dragt'")
    assert offstone("show", STORY.id, "--library", library).code == ExitCode.FAILED
    assert offstone("restore", "--story", STORY.id, "--library", library).code == ExitCode.OK
    assert _body(library) == STORY.body


def test_what_is_not_there_ends_with_code_4_and_wrong_usage_with_2(offstone: Offstone, library: Path) -> None:
    assert offstone("restore", "--library", library).code == ExitCode.NOT_FOUND
    offstone("backup", "--library", library)
    assert offstone("restore", "nothing", "--library", library).code == ExitCode.NOT_FOUND
    assert offstone("restore", "--story", "nothing", "--library", library).code == ExitCode.NOT_FOUND
    assert offstone("history", "nothing", "--library", library).code == ExitCode.NOT_FOUND
    assert offstone("restore", "--story", STORY.id, "--revision", 99, "--library", library).code == ExitCode.NOT_FOUND
    assert offstone("restore", "--revision", 1, "--library", library).code == ExitCode.USAGE


def test_a_locked_library_ends_with_code_5(offstone: Offstone, library: Path) -> None:
    offstone("backup", "--library", library)
    with Library.open(library):
        assert offstone("backup", "--library", library).code == ExitCode.LIBRARY_CLOSED
        assert offstone("restore", "--library", library).code == ExitCode.LIBRARY_CLOSED
        assert offstone("backups", "--library", library).code == ExitCode.OK
