"""The real window on a real library, and the ways a test asks something of it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.rendering.houses import shipped_houses
from studio.session.desk import Desk
from studio.settings.settings import Settings
from studio.story.story import Story, new_story
from studio.ui.graphics import Renderer
from studio.ui.theme.theme import Theme
from studio.ui.window.main_window import MainWindow


class OpenedDesk:
    """One window with its desk. `close` closes it as the editor would."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path, settings: Settings, *, is_new: bool) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.is_closed = False
        self.desk = Desk(settings, shipped_houses(), folder)
        self.desk.open_library(create=is_new)
        self.window = MainWindow(self.desk, theme, Renderer(True, "chosen"))
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.desk.show_last_story()
        self.until(lambda: self.desk.story is not None or not self.rows())

    @property
    def story(self) -> Story:
        """The story on the desk."""
        assert self.desk.story is not None
        return self.desk.story

    def until(self, holds: Callable[[], Any], *, timeout: int = 8000) -> None:
        """Wait until something is true."""
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=timeout)

    def act(self, command_id: str) -> None:
        """Run a command as its menu or shortcut would."""
        action = self.window.menus.actions[command_id]
        assert action.isEnabled(), f"{command_id} is off"
        action.trigger()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        """The widget that has the focus."""
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def put(self, *stories: Story) -> None:
        """Put stories into the library, the last one changed last."""
        for story in stories:
            self.desk.lane.call_and_wait(lambda library, story=story: library.save(story, "made"))
        self.window.library.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until the library lane has answered what was asked so far."""
        answered: list[object] = []
        self.desk.lane.call(lambda _library: None, answered.append)
        self.until(lambda: answered)

    def rows(self) -> list[str]:
        """The headlines in the story list, from top to bottom."""
        self.settle()
        model = self.window.library.list_view.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def wait_saved(self) -> None:
        """Wait until the library holds the story as it is."""
        self.until(lambda: self.desk.session is not None and self.desk.session.is_saved)

    def stored(self, story_id: str = "") -> Story:
        """A story as the library holds it now."""
        wanted = story_id or self.story.id
        return self.desk.lane.call_and_wait(lambda library: library.load(wanted).story)

    def close(self) -> bool:
        """Close the window and let go of it; False when it stayed open."""
        if not self.window.close():
            return False
        self.is_closed = True
        self.window.deleteLater()
        self.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return True


def story_called(headline: str, **fields: Any) -> Story:
    """A story to list."""
    return replace(new_story(), headline=headline, **{"body": "Some words.", **fields})


def picture_file(folder: Path, name: str = "harbour.png") -> Path:
    """A small picture file."""
    stream = io.BytesIO()
    Image.new("RGB", (640, 400), "#47657d").save(stream, "PNG")
    path = folder / name
    path.write_bytes(stream.getvalue())
    return path
