"""The desk starts after anything: it works, perhaps read-only, or says what is wrong and where the text is."""

import os
import shutil
import sqlite3  # noqa: TID251  # to make what a start must cope with
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.errors import LibraryLocked, LibraryNewer, StorageError
from studio.library.library import Library
from studio.rescue.rescue_copies import RescueCopies
from studio.rescue.rescue_text import copy_text
from studio.resources import resource
from studio.settings.places import houses_folder, rescue_folder
from studio.settings.settings import Settings
from studio.story.story import Story, new_story
from studio.ui.application import DeskProgram
from studio.ui.graphics import Renderer
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.single_instance import Request
from studio.wording import explain


class Started:
    """One start of the program on a library."""

    def __init__(self, program: DeskProgram, qtbot: QtBot) -> None:
        self.program = program
        self._qtbot = qtbot

    def on(self, folder: Path, *files: str) -> bool:
        return self.program.start(folder, Request(files))

    @property
    def words(self) -> str:
        """What the start page says; empty when there is a desk."""
        page = self.program.page
        return f"{page.reason.text()} {page.places.text()}".replace("\u200b", "") if page is not None else ""

    @property
    def notes(self) -> str:
        assert self.program.window is not None
        return " ".join(note.label.text() for note in self.program.window.safety.notes.notes)

    def wait_for_story(self) -> Story:
        window = self.program.window
        assert window is not None
        self._qtbot.waitUntil(lambda: window.desk.story is not None, timeout=8000)
        assert window.desk.story is not None
        return window.desk.story

    def types(self, text: str) -> None:
        """A working desk takes words and keeps them."""
        window = self.program.window
        assert window is not None
        assert window.desk.session is not None
        window.desk.session.edit("editor", headline=text)
        assert window.desk.open_story is not None
        window.desk.open_story.autosave.flush()
        assert window.desk.open_story.autosave.status.error is None

    def end(self) -> None:
        if self.program.window is not None:
            window = self.program.window
            if not window.close():
                window.safety.banner.close_anyway.emit()
        if self.program.page is not None:
            self.program.page.hide()
            self.program.page.deleteLater()
            self.program.page = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def started(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    monkeypatch.setattr(PreviewPane, "start", lambda *_: None)
    monkeypatch.setattr(QApplication, "exit", lambda *_: None)
    program = DeskProgram(qapp, Settings(theme="light"), Renderer(True, "chosen"), keep_settings=False)
    started = Started(program, qtbot)
    yield started
    started.end()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one story, and a backup of it."""
    folder = tmp_path / "Newsroom.offstone"
    with Library.create(folder) as made:
        made.save(replace(new_story(), headline="Fuel", body="The words of the story."))
        made.backup("timer")
    return folder


def test_after_a_clean_exit(started: Started, library: Path) -> None:
    assert started.on(library)
    assert started.wait_for_story().headline == "Fuel"
    assert started.notes == ""
    started.types("Typed on")


def test_with_a_house_that_is_broken(started: Started, library: Path, qtbot: QtBot) -> None:
    folder = houses_folder() / "ours"
    shutil.copytree(resource("houses", "plain"), folder)
    (folder / "house.toml").write_text("name = \n")
    assert started.on(library)
    window = started.program.window
    assert window is not None
    qtbot.waitUntil(lambda: f"Line 1 of {folder / 'house.toml'}" in window.toast.text)
    started.types("Typed on")


def test_for_the_first_time(started: Started, tmp_path: Path) -> None:
    assert started.on(tmp_path / "New.offstone")
    assert started.wait_for_story().headline
    started.types("Typed on")


def test_after_a_kill(started: Started, library: Path) -> None:
    killed = Library.open(library)
    killed.save(replace(new_story(), headline="Saved a moment before the kill"))
    copy = library.with_name("Killed.offstone")
    shutil.copytree(library, copy)
    killed.close()
    assert started.on(copy)
    assert started.wait_for_story().headline == "Saved a moment before the kill"
    assert started.notes == ""
    started.types("Typed on")


def test_after_a_kill_with_words_that_only_the_rescue_copy_has(started: Started, library: Path) -> None:
    with Library.open(library) as opened:
        stored = opened.load(opened.list_stories()[0].id)
    lost = replace(stored.story, body="Typed in the last half second.")
    RescueCopies(rescue_folder(library)).write(lost.id, copy_text(lost, stored.revision + 1))
    assert started.on(library)
    started.wait_for_story()
    started._qtbot.waitUntil(lambda: "rescue copy" in started.notes)


def test_with_a_stale_lock(started: Started, library: Path) -> None:
    import socket

    (library / "library.lock").write_text(f'{{"host":"{socket.gethostname()}","pid":999999}}')
    assert started.on(library)
    started.wait_for_story()
    started.types("Typed on")


def test_unplugged(started: Started, library: Path) -> None:
    """A library that was open before is not made anew where its disk is gone."""
    started.program._settings = Settings(recent_libraries=(str(library),))
    RescueCopies(rescue_folder(library)).write("a", "# Words")
    library.rename(library.with_name("Elsewhere.offstone"))
    assert started.on(library)
    assert "There is no library at" in started.words
    assert str(rescue_folder(library)) in started.words
    assert not library.exists()
    assert started.program.exit_code == 1
    library.with_name("Elsewhere.offstone").rename(library)  # plugged in again
    assert started.program.page is not None
    started.program.page.retry_button.click()
    assert started.wait_for_story().headline == "Fuel"
    assert started.program.page is None
    assert started.program.exit_code == 0


def test_a_new_library_can_be_made_from_the_page(started: Started, library: Path, tmp_path: Path) -> None:
    started.program._settings = Settings(recent_libraries=(str(library),))
    shutil.rmtree(library)
    assert started.on(library)
    assert started.program.page is not None
    started.program.page.new_library_wanted.emit(library)
    started.wait_for_story()


def test_another_one_that_cannot_be_opened_either_is_said_on_the_same_page(
    started: Started, library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Foreign.offstone"
    other.mkdir()
    (other / "library.db").write_bytes(b"not a library at all" * 100)
    started.program._settings = Settings(recent_libraries=(str(tmp_path / "Gone.offstone"),))
    assert started.on(tmp_path / "Gone.offstone")
    page = started.program.page
    assert page is not None
    page.library_chosen.emit(other)
    assert started.program.page is page
    assert "is not an Offstone library" in started.words
    page.library_chosen.emit(library)
    assert started.wait_for_story().headline == "Fuel"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only to this user")
def test_read_only(started: Started, library: Path) -> None:
    library.chmod(0o500)
    (library / "library.db").chmod(0o400)
    try:
        assert started.on(library)
        assert started.wait_for_story().headline == "Fuel"
        assert "open for reading only" in started.notes
    finally:
        library.chmod(0o700)
        (library / "library.db").chmod(0o600)


def test_read_only_keeps_what_is_typed_in_a_rescue_copy(
    started: Started, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = Library.open

    def refused(folder: Path, *, read_only: bool = False) -> Library:
        if not read_only:
            raise StorageError("library.read_only", path=str(folder))
        return real_open(folder, read_only=True)

    monkeypatch.setattr(Library, "open", refused)
    assert started.on(library)
    story = started.wait_for_story()
    assert "open for reading only" in started.notes
    window = started.program.window
    assert window is not None
    assert window.desk.session is not None
    window.desk.session.edit("editor", body="Typed all the same.")
    started._qtbot.waitUntil(window.banner.isVisible)
    copies = RescueCopies(rescue_folder(library))
    started._qtbot.waitUntil(copies.path_of(story.id).exists)
    started._qtbot.waitUntil(lambda: str(copies.folder) in window.banner.label.text())
    assert not window.close()
    assert window.banner.close_button.isVisible()
    window.banner.close_button.click()
    assert "Typed all the same." in copies.path_of(story.id).read_text("utf-8")


def test_a_damaged_one_is_restored_and_that_is_said(started: Started, library: Path) -> None:
    (library / "library.db").write_bytes(b"\x00" * 4096)
    assert started.on(library)
    assert started.wait_for_story().headline == "Fuel"
    assert "was restored from the backup" in started.notes
    assert "Nothing of them was deleted" in started.notes
    started.types("Typed on")


def test_a_damaged_one_without_a_backup_ends_in_a_desk_or_a_sentence(started: Started, library: Path) -> None:
    shutil.rmtree(library / "backups")
    data = (library / "library.db").read_bytes()
    (library / "library.db").write_bytes(data[: len(data) // 2])
    assert started.on(library)
    assert started.words or started.notes


def test_a_newer_one_is_left_as_it_is(started: Started, library: Path) -> None:
    shutil.rmtree(library / "backups")
    connection = sqlite3.connect(library / "library.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = (library / "library.db").read_bytes()
    assert started.on(library)
    assert "was made by a newer Offstone" in started.words
    assert (library / "library.db").read_bytes() == before
    assert started.program.exit_code == 5


def test_a_locked_one(started: Started, library: Path) -> None:
    with Library.open(library):
        assert started.on(library)
        assert "is open in another Offstone" in started.words
        assert started.program.exit_code == 5
    assert started.program.page is not None
    started.program.page.retry_button.click()
    started.wait_for_story()


@pytest.mark.parametrize(
    "error",
    [
        StorageError("library.full", path="library.db"),
        StorageError("library.unreachable", path="library.db", reason="Input/output error"),
        LibraryLocked("library.busy", path="library.db"),
        LibraryNewer("library.newer", path="library.db", found=9, known=1),
    ],
    ids=lambda error: error.code,
)
def test_whatever_the_system_refuses_is_a_sentence(
    started: Started, library: Path, monkeypatch: pytest.MonkeyPatch, error: StorageError
) -> None:
    def refused(*_: object, **__: object) -> Library:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(Library, "open", refused)
        assert started.on(library)
    assert explain(error) in started.words
    assert started.program.page is not None
    started.program.page.retry_button.click()  # and later it works
    started.wait_for_story()
    started.types("Typed on")


def test_a_clock_that_jumped_back_keeps_everything(started: Started, library: Path) -> None:
    connection = sqlite3.connect(library / "library.db")
    connection.execute("UPDATE stories SET updated_at = '2099-01-01T00:00:00Z'")
    connection.commit()
    connection.close()
    assert started.on(library)
    assert started.wait_for_story().headline == "Fuel"
    assert "clock" in started.notes
    started.types("Typed on")


def test_what_cannot_be_written_beside_the_library_keeps_no_desk_closed(started: Started, library: Path) -> None:
    """No rescue copies, no state, no reports: the desk works all the same, and says so."""
    data = Path(os.environ["XDG_DATA_HOME"])
    shutil.rmtree(data)
    data.write_text("in the way")
    try:
        assert started.on(library)
        started.wait_for_story()
        started.types("Typed on")
        started.end()
    finally:
        data.unlink()
