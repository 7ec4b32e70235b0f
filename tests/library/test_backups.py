"""Backups: proven before they count, thinned by the rule, complete with their pictures, in one place and in two."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from studio.errors import BackupNotFound, LibraryDamaged, StorageError, StoryNotFound
from studio.library import backup_making
from studio.library.backup_files import Backup, Manifest, find_backup, list_backup_files, manifest_of, read_manifest
from studio.library.backup_reading import check_backup, find_story_in, stories_in, story_in
from studio.library.library import Library
from studio.library.library_folder import library_folder
from studio.library.second_place import copy_backup, second_place
from studio.story.story import new_story
from tests.library.past_schemas import PAST, STORY, make_past_library
from tests.library.stories import full_story

PICTURE = b"an original" * 100
SHA256 = hashlib.sha256(PICTURE).hexdigest()


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_backup_has_every_story_and_can_be_read_without_changing_it(library: Library) -> None:
    story = full_story(library.pictures.add(PICTURE, "image/jpeg"))
    library.save(story, "opened")
    backup = library.backup("closing")
    assert (backup.stories, backup.reason, backup.is_verified) == (1, "closing", True)
    before = backup.path.read_bytes()
    assert [row.id for row in stories_in(backup)] == [story.id]
    assert story_in(backup, story.id) == story
    assert find_story_in(backup, story.id[:13]) == story.id
    with pytest.raises(StoryNotFound):
        story_in(backup, "nothing")
    check_backup(backup)
    assert backup.path.read_bytes() == before
    assert _names(library.folder / "backups") == [backup.path.name, backup.path.with_suffix(".json").name]


def test_the_manifest_lists_the_pictures_and_nothing_is_copied(library: Library) -> None:
    library.pictures.add(PICTURE, "image/jpeg")
    manifest = read_manifest(library.backup("idle").path)
    assert manifest is not None
    assert [(picture.sha256, picture.byte_size) for picture in manifest.pictures] == [(SHA256, len(PICTURE))]
    assert not list((library.folder / "backups").rglob("*.jpg"))


def test_it_is_known_whether_anything_changed_since_the_backup(library: Library) -> None:
    assert library.has_changed_since_backup()
    library.save(full_story())
    library.backup("idle")
    assert not library.has_changed_since_backup()
    library.save(new_story(), "opened")
    assert library.has_changed_since_backup()


def test_backups_are_listed_the_last_one_first_whatever_the_clock_says(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [library.backup("idle")]
    for time in ("2031-01-01T00:00:00Z", "2026-01-01T00:00:00Z"):
        monkeypatch.setattr(backup_making, "utc_now", lambda time=time: time)
        made.append(library.backup("idle"))
    assert list_backup_files(library.folder / "backups") == tuple(reversed(made))


def test_a_copy_that_is_not_whole_is_not_kept_and_displaces_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(full_story())
    good = library.backup("idle")
    sync = backup_making.sync_file

    def damage(path: Path) -> None:
        sync(path)
        data = bytearray(path.read_bytes())
        data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
        path.write_bytes(data)

    monkeypatch.setattr(backup_making, "sync_file", damage)
    with pytest.raises(LibraryDamaged):
        library.backup("idle")
    assert list_backup_files(library.folder / "backups") == (good,)
    assert not list((library.folder / "backups").glob(".*"))


def test_a_copy_that_lacks_a_story_is_not_kept(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.save(full_story())
    monkeypatch.setattr(backup_making, "check_backup_file", lambda path: 0)
    with pytest.raises(LibraryDamaged, match="backup_short"):
        library.backup("idle")
    assert list_backup_files(library.folder / "backups") == ()


def test_what_a_kill_left_is_cleared_away(library: Library) -> None:
    (library.folder / "backups").mkdir()
    (library.folder / "backups" / ".2026-01-08T140200Z-idle.db.part").write_bytes(b"half")
    library.backup("idle")
    assert not list((library.folder / "backups").glob(".*"))


def _aged(backup: Backup, days: float, number: int) -> None:
    """Make a backup of its own that looks `days` old, out of another."""
    time = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    path = backup.path.with_name(f"{time.replace(':', '')}-idle.db")
    path.write_bytes(backup.path.read_bytes())
    manifest = read_manifest(backup.path)
    assert isinstance(manifest, Manifest)
    manifest_of(path).write_bytes(msgspec.json.encode(replace(manifest, made_at=time, number=number)))


def test_old_backups_are_thinned_with_their_manifests(library: Library) -> None:
    first = library.backup("idle")
    for number in range(80):
        _aged(first, 0.1 + number * 0.5, -number)
    library.backup("idle")
    left = list_backup_files(library.folder / "backups")
    assert 20 <= len(left) <= 30
    assert all(read_manifest(backup.path) is not None for backup in left)
    assert len(_names(library.folder / "backups")) == 2 * len(left)


def test_a_clock_that_jumped_thins_no_backup_of_the_last_days(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [library.backup("idle") for _ in range(5)]
    monkeypatch.setattr(backup_making, "utc_now", lambda: "2041-01-01T00:00:00Z")

    class Jumped(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2041, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(backup_making, "datetime", Jumped)
    made += [library.backup("idle") for _ in range(2)]
    assert {backup.path for backup in list_backup_files(library.folder / "backups")} == {b.path for b in made}


def test_a_changed_backup_is_noticed(library: Library) -> None:
    library.save(full_story())
    backup = library.backup("idle")
    data = bytearray(backup.path.read_bytes())
    data[-10] ^= 1
    backup.path.write_bytes(data)
    with pytest.raises(LibraryDamaged, match="backup_changed"):
        check_backup(backup)
    backup.path.write_bytes(data[:-100])
    assert not list_backup_files(library.folder / "backups")[0].is_verified


def test_a_backup_is_found_by_a_part_of_its_name(library: Library) -> None:
    folder = library.folder / "backups"
    with pytest.raises(BackupNotFound, match="backup_unknown"):
        find_backup(folder, "")
    one, other = library.backup("idle"), library.backup("closing")
    assert find_backup(folder, "") == other
    assert find_backup(folder, "idle") == one
    assert find_backup(folder, str(one.path)) == one
    with pytest.raises(BackupNotFound, match="backup_ambiguous"):
        find_backup(folder, "20")
    with pytest.raises(BackupNotFound, match="backup_unknown"):
        find_backup(folder, "nothing")


def test_a_second_place_gets_the_pictures_it_lacks_and_no_more(library: Library, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    folder = library_folder(library.folder)
    library.pictures.add(PICTURE, "image/jpeg")
    first = copy_backup(folder, library.backup("idle"), place)
    assert (first.pictures_copied, first.pictures_missing) == (1, ())
    library.pictures.add(b"another", "image/png")
    second = copy_backup(folder, library.backup("idle"), place)
    assert (second.pictures_copied, second.pictures_missing) == (1, ())
    target = second_place(folder, place)
    assert target.picture(SHA256, "image/jpeg").read_bytes() == PICTURE
    assert len(list_backup_files(target.backups)) == 2
    check_backup(second.backup)


def test_a_picture_that_is_damaged_is_never_copied_as_good(library: Library, tmp_path: Path) -> None:
    library.pictures.add(PICTURE, "image/jpeg")
    library.pictures.path(SHA256).write_bytes(PICTURE[:-1] + b"!")
    copy = copy_backup(library_folder(library.folder), library.backup("idle"), tmp_path)
    assert (copy.pictures_copied, copy.pictures_missing) == (0, (SHA256,))


def test_the_second_place_must_be_another_one_and_there(library: Library, tmp_path: Path) -> None:
    folder, backup = library_folder(library.folder), library.backup("idle")
    for place in (tmp_path / "gone", library.folder, library.folder / "backups"):
        with pytest.raises(StorageError, match="no_second_place"):
            copy_backup(folder, backup, place)


@pytest.mark.parametrize("version", PAST)
def test_before_a_migration_the_library_as_it_was_is_backed_up(folder: Path, version: int) -> None:
    make_past_library(folder, version)
    Library.open(folder).close()
    (backup,) = list_backup_files(folder / "backups")
    assert (backup.reason, backup.stories, backup.is_verified) == ("migration", 1, True)
    assert story_in(backup, STORY.id) == STORY
    check_backup(backup)


def test_without_room_for_the_backup_nothing_is_migrated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_past_library(folder, PAST[0])
    before = (folder / "library.db").read_bytes()

    def full(path: Path, data: bytes) -> None:
        raise StorageError("storage.write", path=str(path), reason="No space left on device")

    monkeypatch.setattr(backup_making, "atomic_write", full)
    with pytest.raises(StorageError):
        Library.open(folder)
    assert (folder / "library.db").read_bytes()[100:] == before[100:]
    monkeypatch.undo()
    with Library.open(folder) as library:
        assert library.load(STORY.id).story == STORY
