"""Looking at pictures gives up without harm when the library fails, and begins again when it is woken."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.errors import PictureError, StorageError
from studio.library.library import Library
from studio.session.print_keeper import PrintKeeper
from tests.session.manual_lane import ManualLane

FULL = StorageError("library.full", path="library.db")


class _OpenLane(ManualLane):
    is_open = True
    is_read_only = False

    def work_all(self) -> None:
        while self.waiting:
            self.work()
            self.deliver()


class _AtOnce:
    def run(self, _lane: Any, work: Any, on_done: Any, _on_error: Any) -> None:
        on_done(work())


class _Worker:
    def prints(self, data: bytes) -> tuple[int, ...]:
        if data == b"bad":
            raise PictureError("library.picture_damaged", path="bad.jpg")
        if data == b"slow":
            raise PictureError("picture.worker_late", seconds=2)
        return (int.from_bytes(data, "big"),)


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[_OpenLane]:
    with Library.create(tmp_path / "Desk.offstone") as library:
        for data in (b"one", b"bad", b"onf"):
            library.pictures.add(data, "image/jpeg")
        yield _OpenLane(library)


@pytest.fixture
def keeper(qapp: QApplication, lane: _OpenLane) -> PrintKeeper:
    return PrintKeeper(_AtOnce(), lane, _Worker(), qapp)  # type: ignore[arg-type]


def test_every_picture_is_looked_at_and_the_alike_ones_are_found(
    qtbot: QtBot, keeper: PrintKeeper, lane: _OpenLane
) -> None:
    with qtbot.waitSignal(keeper.grown):
        keeper.wake()
        keeper.wake()
        lane.work_all()
    assert lane.library.picture_memory.unseen() is None
    pairs = lane.library._connection.execute("SELECT count(*) FROM alike_pictures").fetchone()[0]
    assert pairs == 2
    keeper.wake()
    with qtbot.assertNotEmitted(keeper.grown):
        lane.work_all()


@pytest.mark.parametrize("step", range(7))
def test_a_full_disk_at_any_step_is_told_once_and_the_next_waking_goes_on(
    qtbot: QtBot, keeper: PrintKeeper, lane: _OpenLane, step: int
) -> None:
    keeper.wake()
    for _ in range(step):
        lane.work()
        lane.deliver()
    with qtbot.waitSignal(keeper.failed) as told:
        lane.fail(FULL)
        lane.deliver()
    assert told.args == [FULL]
    assert not lane.waiting
    with qtbot.waitSignal(keeper.grown):
        keeper.wake()
        lane.work_all()


def test_a_picture_the_worker_did_not_get_to_is_passed_over_and_looked_at_another_time(
    qapp: QApplication, keeper: PrintKeeper, lane: _OpenLane
) -> None:
    slow = lane.library.pictures.add(b"slow", "image/jpeg")
    for _ in range(2):
        keeper.wake()
        lane.work_all()
        assert lane.library.picture_memory.unseen() == slow
    lane.library.picture_memory.keep_prints(slow, (1,))
    assert lane.library.picture_memory.unseen() is None


def test_a_picture_that_comes_in_while_others_are_compared_is_looked_at(keeper: PrintKeeper, lane: _OpenLane) -> None:
    keeper.wake()
    while lane.library.picture_memory.unseen() is not None:
        lane.work()
        lane.deliver()
    lane.library.pictures.add(b"new", "image/jpeg")
    keeper.wake()
    lane.work_all()
    assert lane.library.picture_memory.unseen() is None


def test_nothing_is_begun_after_closing(keeper: PrintKeeper, lane: _OpenLane) -> None:
    keeper.wake()
    keeper.close()
    lane.work_all()
    assert lane.library.picture_memory.unseen() is not None
    keeper.wake()
    assert not lane.waiting
