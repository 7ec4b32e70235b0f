"""Saves the open story to the library by itself, and tells the truth about it."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.errors import OffstoneError
from studio.library.library import Library
from studio.library.records import SavedRevision
from studio.session.library_lane import LibraryLane
from studio.session.story_session import StorySession

IDLE_DELAY_MS = 400
LONGEST_DELAY_MS = 1000
RETRY_DELAY_MS = 3000


class SaveState(StrEnum):
    """Where the story's last edit is."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    SAVING = "saving"
    FAILED = "failed"


class SaveStatus(Struct, frozen=True):
    """The state, the time of the last durable save (UTC), and the error of a failed one."""

    state: SaveState
    saved_at: datetime | None = None
    error: Exception | None = None


class Autosave(QObject):
    """Saves `IDLE_DELAY_MS` after the last edit and at most `LONGEST_DELAY_MS` after the first unsaved one.

    A failed save is reported and tried again every `RETRY_DELAY_MS` until it succeeds.
    """

    status_changed = Signal(object)
    """Emitted with a `SaveStatus`; `SAVED` only after the library said so for the story as it is now."""

    def __init__(self, session: StorySession, lane: LibraryLane, *, saved_at: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._in_flight = False
        self._is_closed = False
        self._status = SaveStatus(SaveState.SAVED, datetime.fromisoformat(saved_at) if saved_at else None)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_DELAY_MS)
        self._idle.timeout.connect(self.save)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_DELAY_MS)
        self._longest.timeout.connect(self.save)
        session.changed.connect(self._on_changed)
        if not session.is_saved:
            self._on_changed()

    @property
    def status(self) -> SaveStatus:
        """The state of saving as it is now."""
        return self._status

    @Slot()
    def save(self) -> None:
        """Start saving now, unless all is saved or a save is under way (it is then followed by another)."""
        if self._in_flight or self._session.is_saved:
            return
        self._stop_timers()
        self._in_flight = True
        story, edit_number = self._session.story, self._session.edit_number
        self._announce(SaveState.SAVING)
        self._lane.call(lambda library: (edit_number, library.save(story)), self._on_saved, self._on_failed)

    def flush(self, reason: str = "") -> SavedRevision:
        """Save now and wait until the library holds it durably. Raises what `Library.save` raises.

        With a `reason` the library keeps a revision of the whole story even when all was saved already.
        """
        self._stop_timers()
        story, edit_number = self._session.story, self._session.edit_number

        def save(library: Library) -> SavedRevision:
            return library.save(story, reason)

        revision = self._lane.call_and_wait(save)
        self._session.mark_saved(edit_number)
        self._announce(SaveState.SAVED, saved_at=datetime.fromisoformat(revision.saved_at))
        return revision

    def close(self) -> None:
        """Stop saving by itself; the result of a save under way is no longer told to anybody."""
        self._is_closed = True
        self._stop_timers()

    @Slot()
    def _on_changed(self) -> None:
        self._idle.start()
        if not self._longest.isActive():
            self._longest.start()
        if self._status.state is SaveState.SAVED:
            self._announce(SaveState.UNSAVED)

    def _on_saved(self, outcome: tuple[int, SavedRevision]) -> None:
        self._in_flight = False
        if self._is_closed:
            return
        self._session.mark_saved(outcome[0])
        if self._session.is_saved:
            self._announce(SaveState.SAVED, saved_at=datetime.fromisoformat(outcome[1].saved_at))
        else:
            self._announce(SaveState.UNSAVED)
            if not self._idle.isActive():
                self._idle.start()

    def _on_failed(self, error: Exception) -> None:
        self._in_flight = False
        if self._is_closed:
            return
        self._announce(SaveState.FAILED, error=error)
        self._idle.start(RETRY_DELAY_MS)
        self._idle.setInterval(IDLE_DELAY_MS)
        if not isinstance(error, OffstoneError):
            raise error

    def _stop_timers(self) -> None:
        self._idle.stop()
        self._longest.stop()

    def _announce(self, state: SaveState, *, saved_at: datetime | None = None, error: Exception | None = None) -> None:
        self._status = SaveStatus(state, saved_at or self._status.saved_at, error)
        self.status_changed.emit(self._status)
