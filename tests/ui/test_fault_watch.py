"""A mistake of ours is never a silent death: it is reported, the words are rescued, and the editor is told."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from studio.errors import BugError, StorageError
from studio.library.library import Library
from studio.rescue.crash_reports import CrashReports
from studio.session.notices import Notice
from studio.ui.fault_watch import FaultWatch
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk


class Watched:
    """A watch over a desk, and what it said."""

    def __init__(self, desk: OpenedDesk, folder: Path) -> None:
        self.folder = folder
        self.notices: list[Notice] = []
        self.printed: list[type[BaseException]] = []
        self.watch = FaultWatch(CrashReports(folder), desk.desk.rescue_now, desk.window)
        self.watch.noticed.connect(self.notices.append)
        self.watch.noticed.connect(desk.desk.say)

    @property
    def reports(self) -> list[Path]:
        return sorted(self.folder.glob("*.txt"))


@pytest.fixture
def watched(desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    watched = Watched(desk, tmp_path / "reports")
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: watched.printed.append(kind))
    monkeypatch.setattr(threading, "excepthook", lambda arguments: watched.printed.append(arguments.exc_type))
    watched.watch.install()
    yield watched
    watched.watch.uninstall()


def fail() -> None:
    raise ZeroDivisionError("a mistake")


def test_a_slot_that_fails(qtbot: QtBot, desk: OpenedDesk, watched: Watched) -> None:
    desk.desk.session.edit("editor", body="Words typed before the mistake")
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(watched.notices))
    assert watched.printed == [ZeroDivisionError]
    assert "ZeroDivisionError" in watched.reports[0].read_text("utf-8")
    copy = desk.desk.rescue_copies.path_of(desk.story.id)
    assert "Words typed before the mistake" in copy.read_text("utf-8")
    assert str(copy) in desk.window.toast.text
    assert str(watched.reports[0]) in desk.window.toast.text
    desk.type("and goes on")
    desk.wait_saved()


def test_a_thread_that_fails(qtbot: QtBot, desk: OpenedDesk, watched: Watched) -> None:
    thread = threading.Thread(target=fail, name="offstone-test")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(watched.notices))
    assert "offstone-test" in watched.reports[0].read_text("utf-8")


def test_a_job_that_fails_on_a_lane(qtbot: QtBot, desk: OpenedDesk, watched: Watched) -> None:
    desk.desk.lane.call(lambda _library: fail(), lambda _: None)
    qtbot.waitUntil(lambda: bool(watched.notices))
    assert len(watched.reports) == 1


def test_the_same_mistake_in_every_frame_is_reported_once(qtbot: QtBot, watched: Watched) -> None:
    for _ in range(50):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(watched.printed) == 50)
    assert len(watched.reports) == len(watched.notices) == 1


def test_no_report_and_no_copy_can_be_written(
    qtbot: QtBot, desk: OpenedDesk, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("storage.write", path="x", reason="No space left on device")

    monkeypatch.setattr(CrashReports, "write", full)
    monkeypatch.setattr("studio.session.rescue_keeper.RescueCopies.write", full)
    desk.desk.session.edit("editor", body="Words")
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(watched.notices))
    assert watched.notices[0].code == "recovery.mistake.without-report"
    desk.wait_saved()


@pytest.mark.parametrize("error", [BugError("no.such.code", detail=1), RuntimeError("unforeseen")])
def test_a_save_that_fails_by_a_mistake_of_ours(
    qtbot: QtBot, desk: OpenedDesk, watched: Watched, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def mistaken(*_: object) -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", mistaken)
        desk.desk.session.edit("editor", body="Precious words")
        desk.until(desk.window.banner.isVisible)
        desk.until(lambda: watched.reports)
        assert type(error).__name__ in desk.window.banner.label.text()
        assert desk.window.status_line.save_label.text() == sentence("status.failed")
        assert "Precious words" in desk.desk.rescue_copies.path_of(desk.story.id).read_text("utf-8")
        assert not desk.close()
        assert desk.window.isVisible()
    desk.until(lambda: not desk.window.banner.isVisible())
    assert desk.stored().body == "Precious words"


def test_the_place_is_given_back(desk: OpenedDesk, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    watch = FaultWatch(CrashReports(tmp_path), lambda: None, desk.window)
    watch.install()
    assert sys.excepthook != before[0]
    watch.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
