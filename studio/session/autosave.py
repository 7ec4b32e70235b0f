"""Saves the open story to the library by itself, and tells the truth about it."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from studio.errors import KnownError
from studio.library.library import Library
from studio.library.records import SavedRevision, StoredStory
from studio.session.library_lane import LibraryLane
from studio.session.story_session import StorySession

IDLE_DELAY_MS = 300
"""From the last key to the begin of the save; the save itself takes milliseconds, and the promise is 500."""

LONGEST_DELAY_MS = 600
"""From the first unsaved key to the begin of the save while typing goes on; the promise is a second."""

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

    keeping_failed = Signal(object)
    """Emitted with the error when a revision could not be kept of a story that is saved."""

    def __init__(self, session: StorySession, lane: LibraryLane, stored: StoredStory, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._in_flight = 0
        self._is_due = False
        self._is_closed = False
        self._saved_revision = stored.revision
        self._status = SaveStatus(SaveState.SAVED, datetime.fromisoformat(stored.saved_at) if stored.saved_at else None)
        self._idle = self._timer(IDLE_DELAY_MS)
        self._longest = self._timer(LONGEST_DELAY_MS)
        self._retry = self._timer(RETRY_DELAY_MS)
        session.changed.connect(self._on_changed)
        if not session.is_saved:
            self._on_changed()

    @property
    def status(self) -> SaveStatus:
        """The state of saving as it is now."""
        return self._status

    @property
    def held_from(self) -> int:
        """The revision from which on the library holds the story as it is now, whatever becomes of this program.

        A save that is under way took the story as it was when it began, and the next one takes it as it is now.
        """
        return self._saved_revision + (0 if self._session.is_saved else self._in_flight + 1)

    @Slot()
    def save(self) -> None:
        """Start saving now, unless all is saved; where a save is under way, right after it."""
        if self._in_flight:
            self._is_due = True
        elif not self._session.is_saved:
            self._start("")

    def keep(self, reason: str, name: str = "", on_kept: Callable[[], None] | None = None) -> None:
        """Save now, and keep a revision of the whole story for a `reason`, without waiting for it.

        `on_kept` is called once it is durably kept, and not at all when it cannot be; that is told as any failure is.
        """
        self._start(reason, name, on_kept)

    def flush(self, reason: str = "") -> SavedRevision:
        """Save now and wait until the library holds it durably. Raises what `Library.save` raises.

        With a `reason` the library keeps a revision of the whole story even when all was saved already. A failure is
        also told as a status, and saving goes on being tried.
        """
        self._stop_timers()
        story, edit_number = self._session.story, self._session.edit_number

        def save(library: Library) -> SavedRevision:
            return library.save(story, reason)

        try:
            revision = self._lane.call_and_wait(save)
        except Exception as error:
            if not self._session.is_saved:
                self._tell_failure(error)
            raise
        self._is_due = False
        self._tell_saved(edit_number, revision)
        return revision

    def close(self) -> None:
        """Stop saving by itself; the result of a save under way is no longer told to anybody."""
        self._is_closed = True
        self._stop_timers()

    def _start(self, reason: str, name: str = "", on_kept: Callable[[], None] | None = None) -> None:
        self._stop_timers()
        self._in_flight += 1
        story, edit_number = self._session.story, self._session.edit_number
        if not self._session.is_saved:
            self._announce(SaveState.SAVING)

        def on_saved(revision: SavedRevision) -> None:
            self._on_saved(edit_number, revision)
            if on_kept is not None and not self._is_closed:
                on_kept()

        def on_failed(error: Exception) -> None:
            self._on_failed(error, is_asked_for=on_kept is not None)

        self._lane.call(lambda library: library.save(story, reason, name), on_saved, on_failed)

    @Slot()
    def _on_changed(self) -> None:
        self._idle.start()
        if not self._longest.isActive():
            self._longest.start()
        if self._status.state is SaveState.SAVED:
            self._announce(SaveState.UNSAVED)

    def _on_saved(self, edit_number: int, revision: SavedRevision) -> None:
        self._in_flight -= 1
        if self._is_closed:
            return
        self._tell_saved(edit_number, revision)
        self._go_on()

    def _on_failed(self, error: Exception, *, is_asked_for: bool) -> None:
        self._in_flight -= 1
        if self._is_closed:
            return
        if is_asked_for or self._session.is_saved:  # a later save has it, or only a revision was wanted
            self.keeping_failed.emit(error)
        if not self._session.is_saved:
            self._tell_failure(error)
        if not isinstance(error, KnownError):
            raise error

    def _go_on(self) -> None:
        """Save again at once what became due while a save was under way."""
        if self._is_due:
            self._is_due = False
            self.save()
        elif not self._session.is_saved and not self._idle.isActive():
            self._idle.start()

    def _tell_saved(self, edit_number: int, revision: SavedRevision) -> None:
        self._session.mark_saved(edit_number)
        self._saved_revision = max(self._saved_revision, revision.revision)
        if self._session.is_saved:
            self._stop_timers()
            self._announce(SaveState.SAVED, saved_at=datetime.fromisoformat(revision.saved_at))
        else:
            self._announce(SaveState.UNSAVED)

    def _tell_failure(self, error: Exception) -> None:
        self._is_due = False
        self._retry.start()
        self._announce(SaveState.FAILED, error=error)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.save)
        return timer

    def _stop_timers(self) -> None:
        for timer in (self._idle, self._longest, self._retry):
            timer.stop()

    def _announce(self, state: SaveState, *, saved_at: datetime | None = None, error: Exception | None = None) -> None:
        self._status = SaveStatus(state, saved_at or self._status.saved_at, error)
        self.status_changed.emit(self._status)
