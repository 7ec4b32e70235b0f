"""Backs the library up by itself: every half hour when something changed, and at the end."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.library.library import Library
from studio.session.library_lane import LibraryLane

INTERVAL_MS = 30 * 60 * 1000
LONGEST_AT_EXIT_SECONDS = 2.0
"""Closing does not wait longer than about this: where a backup takes longer, the last half-hourly one must do."""

BYTES_PER_SECOND = 60_000_000
"""What a slow disk copies and proves, for a guess before the first backup was timed."""


class BackupKeeper(QObject):
    """Has backups made on the library lane. One of a library that did not change since the last is not made."""

    failed = Signal(object)
    """Emitted with the error of a half-hourly backup that could not be made; half an hour later it is tried again."""

    def __init__(self, lane: LibraryLane, parent: QObject, *, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._lane = lane
        self._seconds = seconds
        self._took: float | None = None
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.on_time)
        self._timer.start()

    @Slot()
    def on_time(self) -> None:
        """Half an hour went by."""
        if self._lane.is_open and not self._lane.is_read_only:
            self._lane.call(lambda library: self._back_up("timer", library), _ignore, self.failed.emit)

    def back_up_now(self, reason: str) -> None:
        """Back up what changed and wait for it, as before something foreign comes in.

        Raises what `Library.backup` raises.
        """
        self._lane.call_and_wait(lambda library: self._back_up(reason, library))

    def close(self) -> None:
        """Back up what changed, if that does not keep anybody waiting. Raises what `Library.backup` raises."""
        self._timer.stop()
        if self._lane.is_open and not self._lane.is_read_only and self._is_quick():
            self.back_up_now("exit")

    def _is_quick(self) -> bool:
        if self._took is not None:
            return self._took <= LONGEST_AT_EXIT_SECONDS
        database = self._lane.folder / "library.db"
        return database.is_file() and database.stat().st_size / BYTES_PER_SECOND <= LONGEST_AT_EXIT_SECONDS

    def _back_up(self, reason: str, library: Library) -> None:
        if library.has_changed_since_backup():
            began = self._seconds()
            library.backup(reason)
            self._took = self._seconds() - began


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
