"""Restoring a whole library: old or new at every moment, and nothing deleted."""

import contextlib
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import KnownError, LibraryDamaged, LibraryLocked
from studio.library import replacing
from studio.library.backup_files import list_backup_files
from studio.library.library import Library
from studio.library.library_folder import library_folder
from studio.library.restoring import restore_library
from studio.library.second_place import copy_backup
from studio.story.story import new_story

BEFORE = replace(new_story(), body="as it was")
PICTURE = b"an original" * 100


@pytest.fixture
def changed(folder: Path) -> Path:
    """A closed library whose story was changed after the one backup."""
    with Library.create(folder) as library:
        library.pictures.add(PICTURE, "image/jpeg")
        library.save(BEFORE)
        library.backup("idle")
        library.save(replace(BEFORE, body="as it is"))
    return folder


def _body(folder: Path) -> str:
    with Library.open(folder) as library:
        assert library._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return library.load(BEFORE.id).story.body


def test_the_library_is_what_the_backup_was_and_what_was_before_is_kept_twice(changed: Path) -> None:
    (backup,) = list_backup_files(changed / "backups")
    restored = restore_library(changed, backup)
    assert _body(changed) == "as it was"
    assert restored.pictures_missing == ()
    (safety, _) = list_backup_files(changed / "backups")
    assert safety.reason == "before-restore"
    assert restored.moved_to is not None
    assert (restored.moved_to / "library.db").is_file()
    restore_library(changed, safety)
    assert _body(changed) == "as it is"
    assert len(list((changed / "damaged").iterdir())) == 2


def test_a_bad_backup_is_refused_and_the_library_stays(changed: Path) -> None:
    (backup,) = list_backup_files(changed / "backups")
    backup.path.write_bytes(backup.path.read_bytes()[:-4096])
    with pytest.raises(LibraryDamaged):
        restore_library(changed, backup)
    assert _body(changed) == "as it is"


def test_an_open_library_is_not_replaced(changed: Path) -> None:
    (backup,) = list_backup_files(changed / "backups")
    with Library.open(changed), pytest.raises(LibraryLocked):
        restore_library(changed, backup)
    assert _body(changed) == "as it is"
    assert not [path.name for path in changed.iterdir() if path.name.startswith(".")]


def test_a_damaged_library_with_a_log_is_moved_aside_whole(changed: Path) -> None:
    (changed / "library.db").write_bytes(b"no library at all")
    (changed / "library.db-wal").write_bytes(b"what was in the log")
    (backup,) = list_backup_files(changed / "backups")
    restored = restore_library(changed, backup)
    assert restored.moved_to is not None
    assert {path.name for path in restored.moved_to.iterdir()} == {"library.db", "library.db-wal"}
    assert _body(changed) == "as it was"


def test_from_the_second_place_the_pictures_come_back_too(changed: Path, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    copy = copy_backup(library_folder(changed), list_backup_files(changed / "backups")[0], place)
    shutil.rmtree(changed)
    changed.mkdir()
    restored = restore_library(changed, copy.backup)
    assert (restored.moved_to, restored.pictures_missing) == (None, ())
    with Library.open(changed) as library:
        (sha256,) = [row[0] for row in library._connection.execute("SELECT sha256 FROM pictures")]
        assert library.pictures.read(sha256) == PICTURE


@pytest.mark.parametrize("after", range(5))
def test_a_restore_that_is_killed_is_finished_by_the_next_opening(
    changed: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Each move of a file is the last one in turn: the library is the old or the new, never else."""
    (backup,) = list_backup_files(changed / "backups")
    with Library.open(changed) as library:
        library.save(replace(BEFORE, body="in the log"))
        shutil.copytree(changed, changed.with_name("Killed.offstone"))
    killed = changed.with_name("Killed.offstone")
    (killed / "library.lock").unlink()
    monkeypatch.setattr("studio.library.restoring._back_up_what_is_there", lambda place: None)
    moves, move = [], Path.replace

    def stopping(path: Path, target: Path) -> Path:
        if "library" in path.name and "part" not in path.suffixes:
            moves.append(path)
        if len(moves) > after:
            raise KeyboardInterrupt
        return move(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(replacing.Path, "replace", stopping)
        with contextlib.suppress(KeyboardInterrupt):
            restore_library(killed, backup)
    assert _body(killed) in {"as it was", "in the log"}
    assert not [path.name for path in killed.iterdir() if path.name.startswith("library.restored")]
    assert "library.db-wal" not in {path.name for path in killed.iterdir()}


def test_what_a_story_needs_is_said_when_it_is_gone(changed: Path) -> None:
    shutil.rmtree(changed / "pictures")
    (backup,) = list_backup_files(changed / "backups")
    assert len(restore_library(changed, backup).pictures_missing) == 1


def test_errors_are_ours(tmp_path: Path, changed: Path) -> None:
    (backup,) = list_backup_files(changed / "backups")
    backup.path.unlink()
    with pytest.raises(KnownError):
        restore_library(changed, backup)
    assert _body(changed) == "as it is"
