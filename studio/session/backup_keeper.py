"""Backs the library up by itself: every half hour when something changed, and at the end; also in a second place."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.errors import KnownError, StorageError
from studio.library.library import Library
from studio.library.library_folder import library_folder
from studio.library.second_place import SecondCopy, bring_up_to_date
from studio.session.library_lane import LibraryLane
from studio.wording import explain

INTERVAL_MS = 30 * 60 * 1000
LONGEST_AT_EXIT_SECONDS = 2.0
"""Closing does not wait longer than about this: where a backup takes longer, the last half-hourly one must do."""

BYTES_PER_SECOND = 60_000_000
"""What a slow disk copies and proves, for a guess before the first backup was timed."""


class BackupKeeper(QObject):
    """Has backups made on the library lane. One of a library that did not change since the last is not made.

    `second_place` is the folder that every backup is copied to as well, or None. What goes wrong there never touches
    the backup itself; it is told once for each place, and made up for with the next backup.
    """

    failed = Signal(object)
    """Emitted with the error of a half-hourly backup or a copy that could not be made; it is tried again."""

    def __init__(
        self,
        lane: LibraryLane,
        parent: QObject,
        *,
        second_place: Path | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._seconds = seconds
        self._took: float | None = None
        self._copying_took: float | None = None
        self._second_place = second_place
        self._is_told = False
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.on_time)
        self._timer.start()

    @property
    def second_place(self) -> Path | None:
        """Where backups are copied to as well."""
        return self._second_place

    def use_second_place(self, place: Path | None) -> None:
        """Copy the backups from now on to another folder, or to none."""
        self._second_place = place
        self._is_told = False

    def try_second_place(
        self, place: Path, on_done: Callable[[object], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Back up what changed, and copy the latest backup to `place`, whether or not that is in use."""

        def copy(library: Library) -> SecondCopy | None:
            if not library.is_read_only:
                self._back_up("command", library)
            return bring_up_to_date(library_folder(self._lane.folder), place)

        self._lane.call(copy, on_done, on_error)

    @Slot()
    def on_time(self) -> None:
        """Half an hour went by."""
        if self._lane.is_open and not self._lane.is_read_only:
            self._lane.call(lambda library: self._back_up("timer", library), self._copy_soon, self.failed.emit)

    def back_up_now(self, reason: str) -> None:
        """Back up what changed and wait for it, as before something foreign comes in.

        Nobody waits for the second place. Raises what `Library.backup` raises.
        """
        self._lane.call_and_wait(lambda library: self._back_up(reason, library))
        self._copy_soon(None)

    def close(self) -> None:
        """Back up what changed, if that does not keep anybody waiting. Raises what `Library.backup` raises."""
        self._timer.stop()
        if not self._lane.is_open or self._lane.is_read_only or not self._is_quick(self._took):
            return
        self._lane.call_and_wait(lambda library: self._back_up("exit", library))
        if self._second_place is not None and self._is_quick(self._copying_took):
            try:
                self._lane.call_and_wait(lambda _library: self._copy())
            except KnownError as error:  # the backup itself is made, and nothing keeps the desk open
                self._on_copy_failed(error)

    def _is_quick(self, took: float | None) -> bool:
        if took is not None:
            return took <= LONGEST_AT_EXIT_SECONDS
        database = self._lane.folder / "library.db"
        return database.is_file() and database.stat().st_size / BYTES_PER_SECOND <= LONGEST_AT_EXIT_SECONDS

    def _back_up(self, reason: str, library: Library) -> None:
        if library.has_changed_since_backup():
            began = self._seconds()
            library.backup(reason)
            self._took = self._seconds() - began

    def _copy_soon(self, _made: object) -> None:
        if self._second_place is not None and self._lane.is_open:
            self._lane.call(lambda _library: self._copy(), _ignore, self._on_copy_failed)

    def _copy(self) -> None:
        if self._second_place is not None:
            began = self._seconds()
            bring_up_to_date(library_folder(self._lane.folder), self._second_place)
            self._copying_took = self._seconds() - began

    def _on_copy_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.failed.emit(error)
        elif not self._is_told:
            self._is_told = True
            self.failed.emit(_told(error, self._second_place))


def _told(error: KnownError, place: Path | None) -> StorageError:
    """What an editor is told: that the backup itself is made, and what to do about the copy."""
    if error.code == "library.no_second_place":
        return StorageError("storage.second-place-away", path=str(place))
    return StorageError("storage.second-place", reason=explain(error))


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
