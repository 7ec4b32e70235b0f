"""A save that fails is shown with its reason, the text is kept twice, and a later success clears it."""

import threading

import pytest
from PySide6.QtGui import QGuiApplication

from studio.errors import KnownError, LibraryDamaged, LibraryLocked, StorageError
from studio.library.library import Library
from studio.rescue.rescue_copies import RescueCopies
from studio.wording import explain
from tests.ui.opened_desk import OpenedDesk

ERRORS = (
    StorageError("library.unreachable", path="library.db", reason="Input/output error"),  # EIO
    StorageError("library.full", path="library.db"),  # ENOSPC
    StorageError("library.read_only", path="library.db"),  # EACCES
    LibraryLocked("library.busy", path="library.db"),
    LibraryDamaged("library.damaged", path="library.db", reason="database disk image is malformed"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.code)
def test_every_failure_is_shown_and_cleared(
    desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch, error: KnownError
) -> None:
    def fails(*_: object) -> None:
        raise error

    banner = desk.window.banner
    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", fails)
        desk.window.editor.focus_field("headline")
        desk.type("Kept twice ")
        desk.until(banner.isVisible)
        assert explain(error) in banner.label.text()
        path = desk.desk.rescue_copies.path_of(desk.story.id)
        desk.until(lambda: str(path) in banner.label.text())
        assert "Kept twice" in path.read_text("utf-8")
        assert desk.story.headline.startswith("Kept twice ")
        assert not desk.window.status_line.save_label.text().startswith("Saved")
    desk.until(lambda: not banner.isVisible(), timeout=6000)
    assert desk.stored().headline.startswith("Kept twice ")
    assert desk.window.status_line.save_label.text().startswith("Saved")


def test_copy_all_takes_what_is_in_the_boxes_and_credits_too(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", _full)
        desk.window.editor.focus_field("headline")
        desk.type("x")
        desk.until(desk.window.banner.isVisible)
        desk.window.banner.copy_button.click()
        copied = QGuiApplication.clipboard().text()
    for text in (
        desk.story.fact_boxes[0].facts[0].answer,
        desk.story.pictures[0].caption,
        desk.story.embeds[0].fallback,
    ):
        assert text in copied
    desk.wait_saved()


def test_when_the_rescue_copy_fails_too_that_is_said(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", _full)
        broken.setattr(RescueCopies, "write", _full)
        desk.window.editor.focus_field("headline")
        desk.type("x")
        desk.until(lambda: "Copy All" in desk.window.banner.label.text())
        assert not desk.close()
        assert desk.window.banner.close_button.isHidden()  # there is nowhere the words would be
    desk.wait_saved()


def test_closing_anyway_leaves_the_words_in_the_copy(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "save", _full)
    desk.window.editor.focus_field("headline")
    desk.type("Left in the copy ")
    path = desk.desk.rescue_copies.path_of(desk.story.id)
    assert not desk.close()
    desk.window.banner.close_button.click()
    assert not desk.window.isVisible()
    assert "Left in the copy" in path.read_text("utf-8")


def test_a_library_that_hangs_does_not_keep_the_rescue_copy_waiting(
    desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    desk.desk.lane.call(lambda _library: may_go_on.wait(20), lambda _: None)
    desk.desk.session.edit("editor", body="Typed while the disk hangs")
    desk.desk.open_story.rescue.write_soon()
    path = desk.desk.rescue_copies.path_of(desk.story.id)
    try:
        desk.until(path.exists)
    finally:
        may_go_on.set()
    desk.wait_saved()


def test_a_renderer_that_crashes_has_the_copy_written(desk: OpenedDesk) -> None:
    desk.desk.session.edit("editor", body="Typed before the page died")
    desk.window.preview.renderer_gone.emit()
    path = desk.desk.rescue_copies.path_of(desk.story.id)
    desk.until(path.exists)
    assert "Typed before the page died" in path.read_text("utf-8")


def _full(*_: object) -> None:
    raise StorageError("library.full", path="library.db")
