"""What is no library of ours gets a sentence, and stays byte for byte what it was."""

import os
import shutil
import socket
import sqlite3  # noqa: TID251
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import (
    LibraryDamaged,
    LibraryError,
    LibraryForeign,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    StorageError,
)
from studio.library.header import SCHEMA_VERSION
from studio.library.library import Library
from studio.story.story import new_story
from studio.wording import explain
from tests.library.stories import full_story

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(folder: Path) -> Path:
    """A closed library with one story."""
    with Library.create(folder) as library:
        library.save(full_story())
    return folder


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def _overwrite(database: Path, offset: int, data: bytes) -> None:
    with database.open("r+b") as stream:
        stream.seek(offset)
        stream.write(data)


def _foreign_sqlite(database: Path) -> None:
    database.unlink()
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE somebody_elses (a TEXT)")
    connection.commit()
    connection.close()


def _with_trigger(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("CREATE TRIGGER sly AFTER INSERT ON stories BEGIN DELETE FROM stories; END")
    connection.commit()
    connection.close()


def _damaged_schema(database: Path) -> None:
    _overwrite(database, 100, b"\xff" * 200)


REFUSED: list[tuple[str, type[LibraryError], Callable[[Path], object]]] = [
    ("newer", LibraryNewer, lambda db: _overwrite(db, 60, (99).to_bytes(4, "big"))),
    ("another program's", LibraryForeign, lambda db: _overwrite(db, 68, (7).to_bytes(4, "big"))),
    ("foreign SQLite", LibraryForeign, _foreign_sqlite),
    ("text", LibraryForeign, lambda db: db.write_text("Dear diary")),
    ("trigger", LibraryForeign, _with_trigger),
    ("zero bytes", LibraryDamaged, lambda db: db.write_bytes(b"")),
    ("half a header", LibraryDamaged, lambda db: os.truncate(db, 50)),
    ("truncated", LibraryDamaged, lambda db: os.truncate(db, db.stat().st_size - 5000)),
    ("no version", LibraryDamaged, lambda db: _overwrite(db, 60, bytes(4))),
    ("schema", LibraryDamaged, _damaged_schema),
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("kind", "breaking"), [(k, b) for _, k, b in REFUSED], ids=[name for name, *_ in REFUSED])
def test_refused_and_left_alone(
    made: Path, kind: type[LibraryError], breaking: Callable[[Path], object], read_only: bool
) -> None:
    database = made / "library.db"
    breaking(database)
    before = database.read_bytes()
    with pytest.raises(kind) as caught:
        Library.open(made, read_only=read_only)
    assert explain(caught.value)
    assert database.read_bytes() == before
    assert _names(made) == ["library.db", "pictures"]


def test_missing_things_get_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for name, code in (("gone", "missing"), ("file", "not_a_folder"), ("empty", "no_database")):
        with pytest.raises(LibraryMissing, match=code) as caught:
            Library.open(tmp_path / name)
        assert explain(caught.value)
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_library_is_only_made_in_a_new_or_empty_folder(made: Path, tmp_path: Path) -> None:
    before = (made / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="place_taken"):
        Library.create(made)
    assert (made / "library.db").read_bytes() == before
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="place_taken"):
        Library.create(tmp_path / "file")
    (tmp_path / "killed").mkdir()
    (tmp_path / "killed" / ".library.db.part").write_text("half")
    (tmp_path / "killed" / "pictures").mkdir()
    Library.create(tmp_path / "killed").close()
    assert _names(tmp_path / "killed") == ["library.db", "pictures"]


def test_opening_and_closing_changes_nothing(made: Path) -> None:
    before = (made / "library.db").read_bytes()
    with Library.open(made) as library:
        assert not library.was_unclean
        library.list_stories()
    assert (made / "library.db").read_bytes() == before
    assert _names(made) == ["library.db", "pictures"]


def test_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Désk #1? 100% & “more”.offstone"
    story = full_story()
    with Library.create(folder) as library:
        library.save(story)
    for read_only in (True, False):
        with Library.open(folder, read_only=read_only) as library:
            assert library.load(story.id).story == story


def test_a_log_that_a_kill_left_is_read_without_being_moved(made: Path) -> None:
    with Library.open(made) as library:
        library.save(replace(new_story(), headline="in the log"))
        shutil.copytree(made, made.with_name("Killed.offstone"))
    killed = made.with_name("Killed.offstone")
    before = (killed / "library.db").read_bytes()
    with Library.open(killed, read_only=True) as library:
        assert library.list_stories()[0].headline == "in the log"
    assert (killed / "library.db").read_bytes() == before
    assert _names(killed) == ["library.db", "library.db-wal", "pictures"]
    with Library.open(killed) as library:
        assert library.was_unclean
        assert library.list_stories()[0].headline == "in the log"
    assert _names(killed) == ["library.db", "pictures"]


def test_the_settings_that_keep_work_safe_are_on(library: Library) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    found = {name: library._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted
    assert library._connection.isolation_level is None
    library.save(full_story())
    found = {name: library._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_read_only_reads_and_refuses_to_write(made: Path) -> None:
    before = (made / "library.db").read_bytes()
    with Library.open(made, read_only=True) as library:
        (row,) = library.list_stories()
        story = library.load(row.id).story
        with pytest.raises(StorageError, match="read_only"):
            library.save(replace(story, headline="No"))
        with pytest.raises(StorageError, match="read_only"):
            library.pictures.add(b"x", "image/png")
    assert (made / "library.db").read_bytes() == before
    assert "library.db-shm" not in _names(made)


def test_a_second_program_is_told_who_has_the_library(made: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from studio.library.library import Library; from studio.wording import"
    )
    code += " explain\ntry:\n    Library.open(Path(sys.argv[1]))\nexcept Exception as error:\n    print(explain(error))"
    with Library.open(made):
        with pytest.raises(LibraryLocked) as caught:
            Library.open(made)
        assert caught.value.parameters["pid"] == os.getpid()
        said = subprocess.run(
            [sys.executable, "-c", code, str(made)], capture_output=True, text=True, check=True, cwd=PROJECT
        ).stdout
        assert f"process {os.getpid()}" in said
    Library.open(made).close()


def test_a_program_that_only_reads_the_file_is_named_as_another_program(made: Path) -> None:
    other = sqlite3.connect(made / "library.db", isolation_level=None)
    other.execute("SELECT count(*) FROM stories").fetchone()
    with pytest.raises(LibraryLocked, match=r"library.busy"):
        Library.open(made)
    other.close()
    Library.open(made).close()


def test_a_lock_of_another_computer_is_respected_and_says_what_to_delete(made: Path) -> None:
    (made / "library.lock").write_text('{"host":"somewhere-else","pid":12}')
    with pytest.raises(LibraryLocked) as caught:
        Library.open(made)
    assert "somewhere-else" in explain(caught.value)
    (made / "library.lock").unlink()
    Library.open(made).close()


@pytest.mark.parametrize("left", ['{"host":"%s","pid":%d}', "rubbish%s%d"])
def test_a_stale_lock_is_taken_over_and_the_file_checked(made: Path, left: str) -> None:
    (made / "library.lock").write_text(left % (socket.gethostname(), os.getpid()) if "{" in left else "rubbish")
    with Library.open(made) as library:
        assert library.was_unclean
    with Library.open(made) as library:
        assert not library.was_unclean


def test_damage_found_after_an_unclean_exit_leaves_everything_as_it_was(made: Path) -> None:
    """A left-over log over a damaged file: looked at without writing, since closing would move the log into it."""
    with Library.open(made) as library:
        library.save(new_story())
        shutil.copytree(made, made.with_name("Killed.offstone"))
    killed = made.with_name("Killed.offstone")
    (killed / "library.lock").unlink()
    size = (killed / "library.db").stat().st_size
    _overwrite(killed / "library.db", size - 4096 * 3, b"\xaa" * 4096 * 3)
    before = {entry.name: entry.read_bytes() for entry in killed.iterdir() if entry.is_file()}
    assert "library.db-wal" in before
    with pytest.raises(LibraryDamaged):
        Library.open(killed)
    assert {entry.name: entry.read_bytes() for entry in killed.iterdir() if entry.is_file()} == before


def test_a_newer_version_that_waits_in_the_log_is_refused_too(made: Path) -> None:
    with Library.open(made) as library:
        library._connection.execute("PRAGMA user_version = 99")
        shutil.copytree(made, made.with_name("Killed.offstone"))
        library._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    killed = made.with_name("Killed.offstone")
    before = {entry.name: entry.read_bytes() for entry in killed.iterdir() if entry.name.startswith("library.db")}
    with pytest.raises(LibraryNewer):
        Library.open(killed)
    assert {entry.name: entry.read_bytes() for entry in killed.iterdir() if entry.is_file()} == before


def test_opening_listing_loading_and_searching_need_no_sqlite_utils(made: Path) -> None:
    code = """
import sys
from pathlib import Path
from studio.library.library import Library
with Library.open(Path(sys.argv[1])) as library:
    row = library.list_stories()[0]
    library.load(row.id), library.search("zebras"), library.counts()
print("sqlite_utils" in sys.modules)
"""
    said = subprocess.run(
        [sys.executable, "-c", code, str(made)], capture_output=True, text=True, check=True, cwd=PROJECT
    ).stdout
    assert said.strip() == "False"


def test_another_thread_is_refused(library: Library) -> None:
    caught: list[Exception] = []

    def use() -> None:
        try:
            library.list_stories()
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert len(caught) == 1
