"""Keeps a rescue copy of the open story, away from the library, while it changes."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.rescue.rescue_copies import RescueCopies
from studio.rescue.rescue_text import copy_text
from studio.session.autosave import Autosave, SaveState, SaveStatus
from studio.session.story_session import StorySession
from studio.session.task_runner import Lane, TaskRunner
from studio.story.story import Story

RESCUE_INTERVAL_MS = 10_000


class RescueKeeper(QObject):
    """Writes the story `RESCUE_INTERVAL_MS` after a change, at once when a save fails, and when it is told to."""

    written = Signal(object)
    """Emitted with the `Path` of the copy that was just written."""

    failed = Signal(object)
    """Emitted with the error when a copy could not be written; it is tried again."""

    def __init__(
        self, session: StorySession, autosave: Autosave, copies: RescueCopies, runner: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._autosave = autosave
        self._copies = copies
        self._runner = runner
        self._writing = threading.Lock()
        self._last_asked = -1
        self._last_written = -1
        self._is_closed = False
        self._delay = QTimer(self, singleShot=True, interval=RESCUE_INTERVAL_MS)
        self._delay.timeout.connect(self.write_soon)
        session.changed.connect(self._on_changed)
        autosave.status_changed.connect(self._on_save_status)
        if not session.is_saved:
            self._on_changed()

    @property
    def path(self) -> Path | None:
        """The copy of the story as it is now, or None while there is none of this very state."""
        is_written = self._last_written == self._session.edit_number
        return self._copies.path_of(self._session.story.id) if is_written else None

    @Slot()
    def write_soon(self) -> None:
        """Write the story as it is now on the rescue lane, unless that is asked for already."""
        story, edit_number, held_from = self._session.story, self._session.edit_number, self._autosave.held_from
        if self._is_closed or edit_number == self._last_asked:
            return
        self._delay.stop()
        self._last_asked = edit_number
        self._runner.run(
            Lane.RESCUE, lambda: self._write(story, edit_number, held_from), self._on_written, self._on_failed
        )

    def write_now(self) -> Path:
        """Write the story as it is now and wait for it: for when the program may not live on. Raises StorageError."""
        return self._write(self._session.story, self._session.edit_number, self._autosave.held_from)

    def close(self, *, is_saved: bool) -> None:
        """Stop writing. The copy of a story that the library durably holds is removed; any other one stays."""
        self._is_closed = True
        self._delay.stop()
        story_id = self._session.story.id
        if is_saved and max(self._last_asked, self._last_written) >= 0:
            self._runner.run(Lane.RESCUE, lambda: self._copies.remove(story_id), _ignore)

    def _write(self, story: Story, edit_number: int, held_from: int) -> Path:
        """Write one state, on any thread; one that a later one overtook is not written."""
        with self._writing:
            if edit_number > self._last_written:
                self._copies.write(story.id, copy_text(story, held_from))
                self._last_written = edit_number
        return self._copies.path_of(story.id)

    @Slot(object)
    def _on_changed(self, _change: object = None) -> None:
        if not self._delay.isActive():
            self._delay.start()

    @Slot(object)
    def _on_save_status(self, status: SaveStatus) -> None:
        if status.state is SaveState.FAILED:
            self.write_soon()

    def _on_written(self, path: Path) -> None:
        if not self._is_closed:
            self.written.emit(path)

    def _on_failed(self, error: Exception) -> None:
        if not self._is_closed:
            self._last_asked = -1
            self._delay.start()
            self.failed.emit(error)


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
