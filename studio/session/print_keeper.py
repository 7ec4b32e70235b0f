"""Has pictures of the library looked at whose looks are not kept yet, when there is time."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import PictureError
from studio.library.library import Library
from studio.pictures.worker.picture_worker import PictureWorker
from studio.session.library_lane import LibraryLane
from studio.session.task_runner import Lane, TaskRunner

_NOT_ITS_FAULT = frozenset({"picture.worker_ended", "picture.worker_late", "picture.worker_start"})
"""What says nothing of the picture for good: it is looked at again when the desk is opened the next time."""
COMPARED_AT_ONCE = 500
"""Pictures that one is compared with before the library's lane is free for others, such as a save."""


class PrintKeeper(QObject):
    """Looks at one picture after the other, the latest first, and compares each with all before it."""

    grown = Signal()
    """Emitted when all pictures have been looked at and compared, and there was at least one to do it with."""

    failed = Signal(object)
    """Emitted with the exception when the library could not be asked or told; `wake` begins again."""

    def __init__(self, runner: TaskRunner, lane: LibraryLane, worker: PictureWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._lane = lane
        self._worker = worker
        self._passed_over: set[str] = set()
        self._is_at_work = False
        self._is_woken = False
        self._has_grown = False
        self._is_closed = False

    @Slot()
    def wake(self) -> None:
        """Go to work if there is any; while at work, go round once more."""
        if self._is_closed or not self._lane.is_open or self._lane.is_read_only:
            return
        if self._is_at_work:
            self._is_woken = True
            return
        self._is_at_work = True
        self._look_further()

    def close(self) -> None:
        """Begin nothing further."""
        self._is_closed = True

    def _look_further(self) -> None:
        if self._is_closed:
            return
        self._is_woken = False
        self._lane.call(partial(_unseen_picture, self._passed_over), self._on_unseen, self._on_failed)

    def _on_unseen(self, found: tuple[str, bytes] | None) -> None:
        if self._is_closed:
            return
        if found is None:
            self._compare()
            return
        sha256, data = found
        self._runner.run(
            Lane.PICTURES, partial(_prints, self._worker, data), partial(self._keep, sha256), self._on_failed
        )

    def _keep(self, sha256: str, prints: tuple[int, ...] | None) -> None:
        if prints is None:
            self._passed_over.add(sha256)
            self._look_further()
            return
        self._lane.call(
            lambda library: library.picture_memory.keep_prints(sha256, prints), self._on_kept, self._on_failed
        )

    def _on_kept(self, _nothing: None) -> None:
        self._look_further()

    def _compare(self) -> None:
        self._lane.call(
            lambda library: library.picture_memory.compare_next(COMPARED_AT_ONCE), self._on_compared, self._on_failed
        )

    def _on_compared(self, has_compared: bool) -> None:
        if self._is_closed:
            return
        if has_compared:
            self._has_grown = True
            self._compare()
            return
        if self._is_woken:
            self._look_further()
            return
        self._is_at_work = False
        if self._has_grown:
            self._has_grown = False
            self.grown.emit()

    def _on_failed(self, error: Exception) -> None:
        self._is_at_work = False
        self.failed.emit(error)


def _unseen_picture(passed_over: set[str], library: Library) -> tuple[str, bytes] | None:
    """The hash and the bytes of a picture to look at. One whose file is gone or damaged is passed over for now."""
    while (sha256 := library.picture_memory.unseen(passed_over)) is not None:
        try:
            return sha256, library.pictures.read(sha256)
        except PictureError:
            passed_over.add(sha256)
    return None


def _prints(worker: PictureWorker, data: bytes) -> tuple[int, ...] | None:
    """The prints of a picture: none at all of one that cannot be decoded; None where the worker did not get so far."""
    try:
        return worker.prints(data)
    except PictureError as error:
        return None if error.code in _NOT_ITS_FAULT else ()
