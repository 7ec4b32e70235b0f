"""Backups by themselves: of what changed, every half hour and at the end, and nobody waits for them."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.errors import StorageError
from studio.library.backup_files import list_backup_files
from studio.library.library import Library
from studio.rendering.houses import shipped_houses
from studio.session.backup_keeper import INTERVAL_MS, BackupKeeper
from studio.session.desk import Desk
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
