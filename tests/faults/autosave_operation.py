"""A save as the desk makes it by itself, with the whole session but no window: to be broken like the others."""

import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from studio.errors import KnownError
from studio.rendering.houses import shipped_houses
from studio.session.autosave import SaveState, SaveStatus
from studio.session.desk import Desk
from studio.settings.settings import Settings
from studio.story.story import Story

_PATIENCE_MS = 15_000


class AutosaveOperation:
    """Called, it edits the open story and returns once the desk says "Saved"; a failure the desk shows is raised.

    A failure counts as shown only when the rescue copy of the story was written too. Called again, it waits for the
    save that the desk tries by itself.
    """

    def __init__(self, library: Path, before: Story, after: Story) -> None:
        self._application = QCoreApplication([])
        self._after = after
        self._desk = Desk(Settings(), shipped_houses(), library)
        self._desk.open_library()
        self._loop = QEventLoop()
        self._desk.session_opened.connect(self._loop.quit)
        self._desk.show_story(before.id)
        self._wait("the story is not opened")
        self.thread_id: int = self._desk.lane.call_and_wait(lambda _library: threading.get_native_id())
        opened = self._desk.open_story
        assert opened is not None
        self._opened = opened
        self._failure: Exception | None = None
        self._is_rescued = False
        opened.autosave.status_changed.connect(self._on_status)
        opened.rescue.written.connect(self._on_rescued)

    def __call__(self) -> None:
        """Edit, or wait for the next try."""
        self._failure = None
        session = self._opened.session
        session.edit("test", headline=self._after.headline, body=self._after.body)
        if not session.is_saved:
            self._wait("the desk neither saved nor said that it cannot")
        if self._failure is not None:
            if not self._is_rescued:
                self._wait("no rescue copy was written")
            raise self._failure
        assert session.is_saved

    def _on_status(self, status: SaveStatus) -> None:
        if status.state is SaveState.SAVED:
            self._loop.quit()
        elif status.state is SaveState.FAILED and self._failure is None:
            assert isinstance(status.error, KnownError)
            self._failure = status.error
            self._loop.quit()

    def _on_rescued(self, _path: Any) -> None:
        self._is_rescued = True
        self._loop.quit()

    def _wait(self, complaint: str) -> None:
        is_late = QTimer(singleShot=True, interval=_PATIENCE_MS)
        is_late.timeout.connect(self._loop.quit)
        is_late.start()
        self._loop.exec()
        if not is_late.isActive():
            raise RuntimeError(complaint)
