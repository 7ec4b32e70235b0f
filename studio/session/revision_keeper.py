"""Keeps revisions of the open story by itself: after a while of changes, once the editor pauses."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from studio.session.autosave import Autosave
from studio.session.story_session import StorySession

PAUSE_MS = 20_000
"""So long without a change is a pause."""

CHANGES_SECONDS = 5 * 60
"""The changes since the last such revision must reach back so far."""

REASON = "idle"


class RevisionKeeper(QObject):
    """Keeps a revision at the first pause that is at least `CHANGES_SECONDS` after the first change since the last."""

    def __init__(
        self,
        session: StorySession,
        autosave: Autosave,
        parent: QObject,
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._seconds = seconds
        self._first_change: float | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.on_pause)
        session.changed.connect(self._on_changed)

    @Slot()
    def on_pause(self) -> None:
        """The editor pauses: keep a revision if enough happened."""
        if self._first_change is not None and self._seconds() - self._first_change >= CHANGES_SECONDS:
            self._first_change = None
            self._autosave.keep(REASON)

    def close(self) -> None:
        """Keep no more."""
        self._pause.stop()

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        if self._first_change is None:
            self._first_change = self._seconds()
        self._pause.start()
