"""Backups by themselves: of what changed, every half hour and at the end, and nobody waits for them."""

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.errors import StorageError
from studio.library.backup_files import Backup, list_backup_files
from studio.library.backup_reading import stories_in
from studio.library.library import Library
from studio.library.restoring import restore_library
from studio.rendering.houses import shipped_houses
from studio.session.backup_keeper import INTERVAL_MS, BackupKeeper
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.settings.settings import Settings
from studio.story.story import new_story


def reasons(folder: Path) -> list[str]:
    return sorted(backup.reason for backup in list_backup_files(folder / "backups"))


def change(desk: Desk) -> None:
    desk.lane.call_and_wait(lambda library: library.save(replace(new_story(), headline="Fuel")))


def settle(desk: Desk) -> None:
    desk.lane.call_and_wait(lambda _library: None)


def test_every_half_hour_when_something_changed(qtbot: QtBot, desk: Desk) -> None:
    assert INTERVAL_MS == 1_800_000
    change(desk)
    desk.backups.on_time()
    settle(desk)
    assert reasons(desk.lane.folder) == ["timer"]
    desk.backups.on_time()
    settle(desk)
    assert reasons(desk.lane.folder) == ["timer"]  # nothing changed since
    change(desk)
    desk.backups.on_time()
    settle(desk)
    assert reasons(desk.lane.folder) == ["timer", "timer"]


def test_at_the_end_when_something_changed(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Other.offstone"
    desk = Desk(Settings(), shipped_houses(), folder)
    desk.open_library(create=True)
    desk.close()
    assert reasons(folder) == ["exit"]
    desk = Desk(Settings(), shipped_houses(), folder)
    desk.open_library()
    desk.close()
    assert reasons(folder) == ["exit"]


def test_closing_does_not_wait_for_a_long_one(qtbot: QtBot, desk: Desk) -> None:
    time = [0.0, 3.0]
    keeper = BackupKeeper(desk.lane, desk, seconds=lambda: time.pop(0))
    keeper.back_up_now("before-intake")
    assert reasons(desk.lane.folder) == ["before-intake"]
    change(desk)
    keeper.close()
    assert reasons(desk.lane.folder) == ["before-intake"]


def test_a_failing_one_is_said_and_does_not_keep_the_desk_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(Settings(), shipped_houses(), tmp_path / "Other.offstone")
    desk.open_library(create=True)

    def full(*_: object) -> None:
        raise StorageError("library.full", path="library.db")

    monkeypatch.setattr(Library, "backup", full)
    with qtbot.waitSignal(desk.notice) as said:
        desk.backups.on_time()
    assert said.args[0].is_problem
    with pytest.raises(StorageError):
        desk.backups.back_up_now("before-intake")
    desk.close()
    assert isinstance(desk.closing_error, StorageError)
    with Library.open(tmp_path / "Other.offstone") as library:
        assert library.list_stories()


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A second disk that can be unplugged."""
    disk = tmp_path / "disk"
    disk.mkdir()
    return disk


def copies(desk: Desk, place: Path) -> list[str]:
    return reasons(place / f"{desk.lane.folder.stem}.offstone-backup")


def headlines(backup: Backup) -> set[str]:
    return {row.headline for row in stories_in(backup)}


def half_an_hour(qtbot: QtBot, desk: Desk) -> None:
    """Let half an hour go by, and wait for the backup and then for its copy: answers come in the order of questions."""
    desk.backups.on_time()
    for _ in ("backup", "copy"):
        answered: list[object] = []
        desk.lane.call(lambda _library: None, answered.append)
        qtbot.waitUntil(partial(bool, answered))


def test_every_backup_is_copied_to_the_second_place(qtbot: QtBot, desk: Desk, disk: Path) -> None:
    desk.backups.use_second_place(disk)
    change(desk)
    half_an_hour(qtbot, desk)
    assert copies(desk, disk) == ["timer"]
    change(desk)
    desk.backups.back_up_now("before-intake")
    qtbot.waitUntil(lambda: copies(desk, disk) == ["before-intake", "timer"])
    change(desk)
    desk.backups.close()
    assert copies(desk, disk) == ["before-intake", "exit", "timer"]


def test_a_library_comes_back_from_the_second_place(qtbot: QtBot, desk: Desk, disk: Path, tmp_path: Path) -> None:
    change(desk)
    done: list[object] = []
    desk.backups.try_second_place(disk, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    (copy,) = list_backup_files(disk / "Stories.offstone-backup" / "backups")
    assert "Fuel" in headlines(copy)
    restored = tmp_path / "Restored.offstone"
    restore_library(restored, copy)
    with Library.open(restored) as library:
        assert "Fuel" in {row.headline for row in library.list_stories()}


def test_a_place_that_is_away_is_said_once_and_made_up_for(qtbot: QtBot, desk: Desk, disk: Path) -> None:
    said: list[Notice] = []
    desk.notice.connect(said.append)
    desk.backups.use_second_place(disk)
    disk.rmdir()
    for expected in (1, 2):
        change(desk)
        half_an_hour(qtbot, desk)
        assert len(reasons(desk.lane.folder)) == expected
        assert len(said) == 1
    assert [notice.is_problem for notice in said] == [True]
    assert str(disk) in said[0].parameters["sentence"]
    disk.mkdir()
    half_an_hour(qtbot, desk)  # nothing changed since, and yet the copy is missing
    assert copies(desk, disk) == ["timer"]
    assert len(said) == 1


def test_a_place_that_refuses_is_said_and_the_backup_is_made(qtbot: QtBot, desk: Desk, disk: Path) -> None:
    said: list[Notice] = []
    desk.notice.connect(said.append)
    desk.backups.use_second_place(disk)
    (disk / "Stories.offstone-backup").write_text("A file where the folder should be.")
    change(desk)
    half_an_hour(qtbot, desk)
    assert reasons(desk.lane.folder) == ["timer"]
    assert "not its copy in the second place" in said[0].parameters["sentence"]


def test_a_place_that_is_away_does_not_keep_the_desk_open(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(backup_folder=str(tmp_path / "away"))
    desk = Desk(settings, shipped_houses(), tmp_path / "Other.offstone")
    desk.open_library(create=True)
    desk.close()
    assert reasons(tmp_path / "Other.offstone") == ["exit"]
    assert desk.closing_error is None


def test_the_second_place_cannot_be_in_the_library(qtbot: QtBot, desk: Desk) -> None:
    failed: list[object] = []
    desk.backups.try_second_place(desk.lane.folder, failed.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], StorageError)
