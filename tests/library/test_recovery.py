"""Opening after anything: a working library and an account, or a sentence and an untouched file."""

import os
import shutil
import socket
import sqlite3  # noqa: TID251
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import (
    KnownError,
    LibraryDamaged,
    LibraryForeign,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    StorageError,
)
from studio.library.backup_files import list_backup_files
from studio.library.library import Library
from studio.library.library_folder import library_folder
from studio.library.recovery import OpenOutcome, open_or_recover
from studio.library.salvage import salvage
from studio.story.story import Story, new_story
from studio.wording import explain, sentence
from tests.library.past_schemas import PAST, STORY, make_past_library
from tests.library.stories import full_story

PAGE = 4096


def _opened(folder: Path) -> tuple[Library, list[str]]:
    """The library, and the codes of what happened; every event has its sentence."""
    outcome: OpenOutcome = open_or_recover(folder)
    for event in outcome.events:
        assert sentence(event.code, **event.parameters)
    return outcome.library, [event.code for event in outcome.events]


@pytest.fixture
def story() -> Story:
    return full_story()


@pytest.fixture
def backed_up(folder: Path, story: Story) -> Path:
    """A closed library with a backup, and a newer text and another story since."""
    with Library.create(folder) as library:
        library.save(story, "opened")
        library.backup("idle")
        library.save(replace(story, body="the newer text"), "idle")
        library.save(replace(new_story(), body="a new story"))
    return folder


def _break_root_of(folder: Path, table: str) -> None:
    """Overwrite the first page of a table or index."""
    connection = sqlite3.connect(folder / "library.db")
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    connection.close()
    _overwrite(folder / "library.db", (page - 1) * PAGE, b"\xaa" * PAGE)


def _overwrite(database: Path, offset: int, data: bytes) -> None:
    with database.open("r+b") as stream:
        stream.seek(offset)
        stream.write(data)


def _left_over(folder: Path) -> None:
    (folder / "library.lock").write_text(f'{{"host":"{socket.gethostname()}","pid":1}}')


def test_a_good_library_just_opens(backed_up: Path) -> None:
    library, codes = _opened(backed_up)
    with library:
        assert codes == []
        assert not library.is_read_only


def test_after_a_kill_it_is_checked_and_the_lock_taken_over(backed_up: Path) -> None:
    _left_over(backed_up)
    library, codes = _opened(backed_up)
    library.close()
    assert codes == ["opening.stale-lock", "opening.unclean"]
    _left_over(backed_up)
    outcome = open_or_recover(backed_up)
    outcome.library.close()
    assert not any(event.is_notable for event in outcome.events)


def test_a_damaged_library_is_restored_and_newer_text_is_added(backed_up: Path, story: Story) -> None:
    _break_root_of(backed_up, "embeds")
    damaged = (backed_up / "library.db").read_bytes()
    _left_over(backed_up)
    library, codes = _opened(backed_up)
    with library:
        assert codes[:3] == ["opening.restored-from-backup", "opening.moved-aside", "opening.salvaged"]
        stored = library.load(story.id)
        assert stored.story == replace(story, body="the newer text")
        assert stored.revision == 2
        assert {row.reason for row in library.revisions(story.id)} == {"before-recovery", "recovered"}
        assert library.counts()[story.status] == 2
        assert library._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert library.search("newer")
    (aside,) = (backed_up / "damaged").iterdir()
    assert (aside / "library.db").read_bytes() == damaged


def test_when_nothing_can_be_read_the_backup_is_what_there_is(backed_up: Path, story: Story) -> None:
    (backed_up / "library.db").write_bytes(b"")
    library, codes = _opened(backed_up)
    with library:
        assert codes == ["opening.restored-from-backup", "opening.moved-aside", "opening.salvaged-nothing"]
        assert library.load(story.id).story == story


def test_a_bad_backup_is_passed_over(backed_up: Path, story: Story) -> None:
    with Library.open(backed_up) as library:
        newer = library.backup("closing")
    newer.path.write_bytes(newer.path.read_bytes()[:-PAGE])
    (backed_up / "library.db").write_bytes(b"")
    library, _codes = _opened(backed_up)
    with library:
        assert library.load(story.id).story == story


@pytest.mark.parametrize("how", ["magic", "application", "version", "gone", "trigger"])
def test_what_looks_foreign_newer_or_gone_beside_its_backups_is_damage(backed_up: Path, story: Story, how: str) -> None:
    database = backed_up / "library.db"
    match how:
        case "magic":
            _overwrite(database, 3, b"!")
        case "application":
            _overwrite(database, 68, b"!")
        case "version":
            _overwrite(database, 60, (99).to_bytes(4, "big"))
        case "gone":
            database.unlink()
        case "trigger":
            connection = sqlite3.connect(database)
            connection.execute("CREATE TRIGGER sly AFTER INSERT ON stories BEGIN DELETE FROM stories; END")
            connection.commit()
            connection.close()
    library, codes = _opened(backed_up)
    with library:
        assert codes[0] == "opening.restored-from-backup"
        assert library.load(story.id).revision == (1 if how in {"magic", "gone"} else 2)


def test_without_a_backup_a_library_is_made_of_what_can_be_read(folder: Path, story: Story) -> None:
    with Library.create(folder) as library:
        picture = library.pictures.add(b"an original", "image/jpeg")
        story = full_story(picture)
        library.save(story, "opened")
        library.save(replace(story, body="newer"))
    _break_root_of(folder, "pictures")
    _left_over(folder)
    library, codes = _opened(folder)
    with library:
        assert codes[:2] == ["opening.rebuilt", "opening.moved-aside"]
        assert library.load(story.id).story == replace(story, body="newer")
        assert library.pictures.read(picture) == b"an original"
        assert library.revision(story.id, 1) == story


def test_without_a_backup_and_nothing_readable_it_is_refused_and_left_alone(folder: Path) -> None:
    Library.create(folder).close()
    (folder / "library.db").write_bytes(b"")
    for _ in range(2):
        with pytest.raises(LibraryDamaged) as caught:
            open_or_recover(folder)
        assert explain(caught.value)
    assert (folder / "library.db").read_bytes() == b""
    assert not (folder / "damaged").exists()


def test_a_really_newer_library_is_refused_to_the_byte_even_with_backups(backed_up: Path) -> None:
    connection = sqlite3.connect(backed_up / "library.db")
    connection.execute("INSERT INTO _sqlite_migrations VALUES (99, 'offstone', '0099_later', 'later')")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    before = {path: path.read_bytes() for path in backed_up.rglob("*") if path.is_file()}
    with pytest.raises(LibraryNewer) as caught:
        open_or_recover(backed_up)
    assert "newer" in explain(caught.value)
    assert {path: path.read_bytes() for path in backed_up.rglob("*") if path.is_file()} == before


def test_what_is_not_there_or_not_ours_gets_a_sentence(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(LibraryMissing):
        open_or_recover(tmp_path / "unplugged" / "Desk.offstone")
    folder.mkdir()
    (folder / "library.db").write_text("Dear diary")
    with pytest.raises(LibraryForeign):
        open_or_recover(folder)
    assert (folder / "library.db").read_text() == "Dear diary"


def test_a_library_that_is_open_elsewhere_stays_so(backed_up: Path) -> None:
    with Library.open(backed_up), pytest.raises(LibraryLocked):
        open_or_recover(backed_up)


@pytest.mark.parametrize("version", PAST)
def test_a_migration_is_told(folder: Path, version: int) -> None:
    make_past_library(folder, version)
    library, codes = _opened(folder)
    with library:
        assert codes == ["opening.migrated"]
        assert library.load(STORY.id).story == STORY


@pytest.mark.parametrize("version", PAST)
def test_a_damaged_past_library_is_restored_too(folder: Path, version: int) -> None:
    make_past_library(folder, version)
    Library.open(folder).close()
    _overwrite(folder / "library.db", 100, b"\xff" * 200)
    library, codes = _opened(folder)
    with library:
        assert codes[0] == "opening.restored-from-backup"
        assert library.load(STORY.id).story == STORY
        library.save(STORY, "named", "It works")


@pytest.fixture
def read_only(backed_up: Path) -> Iterator[Path]:
    """The library on a disk that cannot be written; skipped where none can be had."""
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root on Linux can mount a folder read-only")
    place = backed_up.with_name("read only")
    place.mkdir()
    for arguments in (["--bind", str(backed_up), str(place)], ["-o", "remount,ro,bind", str(place)]):
        if subprocess.run([mount, *arguments], capture_output=True).returncode:
            subprocess.run(["umount", str(place)], capture_output=True)
            pytest.skip("no folder can be mounted read-only here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_folder_that_cannot_be_written_is_opened_for_reading(read_only: Path, story: Story) -> None:
    library, codes = _opened(read_only)
    with library:
        assert codes == ["opening.read-only"]
        assert library.is_read_only
        assert library.load(story.id).story.body == "the newer text"
        with pytest.raises(StorageError):
            library.save(story)
        with pytest.raises(StorageError):
            library.backup("idle")


def test_a_file_that_cannot_be_written_is_opened_for_reading(backed_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(connection: sqlite3.Connection) -> None:
        raise StorageError("library.read_only", path="library.db")

    monkeypatch.setattr("studio.library.opening.keep_log", refuse)
    library, codes = _opened(backed_up)
    with library:
        assert codes == ["opening.read-only"]
        assert library.is_read_only


def test_a_full_disk_opens_for_reading(backed_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("studio.library.lock._write_owner", full)
    library, codes = _opened(backed_up)
    with library:
        assert codes == ["opening.read-only"]


def test_a_clock_that_stands_wrong_is_told(backed_up: Path, story: Story) -> None:
    with Library.open(backed_up) as library:
        library._connection.execute("UPDATE stories SET updated_at = '2099-01-01T00:00:00Z' WHERE id = ?", (story.id,))
    library, codes = _opened(backed_up)
    library.close()
    assert codes == ["opening.clock"]


def test_a_folder_that_a_service_copies_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "Desk.offstone"
    folder.parent.mkdir()
    Library.create(folder).close()
    library, codes = _opened(folder)
    library.close()
    assert codes == ["opening.sync-folder"]


def test_a_save_that_meets_damage_says_so_and_the_next_opening_mends_it(backed_up: Path, story: Story) -> None:
    """A damaged index makes SQLite speak of a constraint; it is the file that is at fault."""
    connection = sqlite3.connect(backed_up / "library.db")
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name LIKE 'idx_stories_change'").fetchone()
    connection.close()
    _overwrite(backed_up / "library.db", (page - 1) * PAGE, b"\x0a\0\0\0\0\x10\0\0" + bytes(PAGE - 8))  # an empty index
    library, codes = _opened(backed_up)
    assert codes == []
    with pytest.raises(LibraryDamaged) as caught:
        library.save(replace(story, body="while it is damaged"))
    assert explain(caught.value)
    library.close()
    library, codes = _opened(backed_up)
    with library:
        assert "opening.restored-from-backup" in codes
        assert library.load(story.id).story.body == "the newer text"
        library.save(replace(story, body="and on we go"))


def test_a_damaged_library_stays_marked_until_it_is_mended(folder: Path, story: Story) -> None:
    with Library.create(folder) as library:
        library.save(story)
    (folder / "library.db").write_bytes((folder / "library.db").read_bytes()[:PAGE] + b"\xaa" * 400_000)
    _left_over(folder)
    for _ in range(2):
        with pytest.raises(KnownError):
            Library.open(folder)
        with pytest.raises(KnownError):
            Library.open(folder, read_only=True)


def test_salvage_reads_around_damaged_pages(folder: Path) -> None:
    stories = [replace(new_story(), body=f"story {number} " + "word " * 900) for number in range(60)]
    with Library.create(folder) as library:
        for story in stories:
            library.save(story)
    connection = sqlite3.connect(folder / "library.db")
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'stories'").fetchone()
    connection.close()
    data = bytearray((folder / "library.db").read_bytes())
    bodies = [data.find(f"story {number} ".encode()) for number in (20, 40)]
    for place in bodies:
        page = place // PAGE
        assert page != root - 1
        data[page * PAGE : page * PAGE + 16] = b"\xff" * 16
    (folder / "library.db").write_bytes(data)
    found = {salvaged.story.id for salvaged in salvage(library_folder(folder)).stories}
    assert found <= {story.id for story in stories}
    assert len(found) >= 40
    assert not list_backup_files(folder / "backups")


def test_a_closed_library_is_closed_though_somebody_holds_its_error(backed_up: Path, story: Story) -> None:
    """The sqlite3 module keeps a file open and locked while a cursor of it lives, as in an error's traceback."""
    with Library.open(backed_up) as library:
        library._connection.execute("UPDATE facts SET answer = CAST(x'ff41' AS TEXT)")
        with pytest.raises(LibraryDamaged) as held:
            library.load(story.id)
    outcome = open_or_recover(backed_up)
    outcome.library.close()
    assert held.value.__traceback__ is not None


def test_a_story_that_makes_no_sense_is_mended_by_the_next_save(backed_up: Path, story: Story) -> None:
    with Library.open(backed_up) as library:
        library._connection.execute("UPDATE facts SET answer = CAST(x'ff41' AS TEXT)")
        with pytest.raises(LibraryDamaged, match="story_damaged"):
            library.load(story.id)
        library.save(story)
        assert library.load(story.id).story == story
    library, codes = _opened(backed_up)
    library.close()
    assert codes == []


def test_letters_that_cannot_be_read_keep_nothing_from_being_saved_or_thinned(backed_up: Path, story: Story) -> None:
    with Library.open(backed_up) as library:
        library.save(story, "opened")
        library._connection.execute("UPDATE stories SET body = CAST(x'ff41' AS TEXT) WHERE id = ?", (story.id,))
        library._connection.execute("UPDATE revisions SET story = CAST(x'ff41' AS TEXT), created_at = '2020-01-01'")
    with Library.open(backed_up) as library:
        library.save(story, "idle")
        assert library.load(story.id).story == story
        library.save(story, "named", "After the damage")
        library.checkpoint()
    with Library.open(backed_up) as library:
        assert library.load(story.id).story == story
        assert library.revisions(story.id)[0].name == "After the damage"


def test_a_damaged_search_index_keeps_no_text_from_being_saved(backed_up: Path, story: Story) -> None:
    with Library.open(backed_up) as library:
        library.search("anything")
        library._connection.execute("UPDATE stories_search_data SET block = x'00' WHERE id > 10")
    with Library.open(backed_up) as library:
        library.save(replace(story, body="walruses after the damage"))
        library.checkpoint()
        with pytest.raises(LibraryDamaged):
            library.search("walruses damage")
    with open_or_recover(backed_up).library as library:
        assert [hit.id for hit in library.search("walruses damage")] == [story.id]
        assert not (backed_up / "damaged").exists()
