"""Runs work beside the GUI thread, and brings results and exceptions back to it."""

import threading
from collections.abc import Callable
from enum import StrEnum
from queue import SimpleQueue
from typing import Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Lane(StrEnum):
    """A lane is one thread that does its work in order. The library lane alone touches the database.

    Pictures are decoded, and mistakes of spelling looked for, beside the worker lane: no check waits for them. Rescue
    copies have a lane of their own, so that they do not wait for a library whose disk hangs.
    """

    LIBRARY = "library"
    WORKER = "worker"
    PICTURES = "pictures"
    PROOF = "proof"
    RESCUE = "rescue"


_PATIENCE_S = 0.2


class _Job(Struct):
    work: Callable[[], Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[Exception], None] | None


class _Outcome(Struct):
    job: _Job
    result: Any = None
    error: Exception | None = None


class TaskRunner(QObject):
    """Starts jobs on lanes. Callbacks run on the thread that owns the runner, in the order the lane finished."""

    failed = Signal(object)
    """Emitted with the exception of a job that had no error callback of its own."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[Lane, SimpleQueue[_Job | None]] = {}
        self._threads: dict[Lane, threading.Thread] = {}
        self._is_closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue `work` on `lane`; its result goes to `on_done`, its exception to `on_error` or to `failed`.

        After `close` there is nobody left to work for: what a page or a timer still asks for is not begun.
        """
        if self._is_closed:
            return
        self._queue(lane).put(_Job(work, on_done, on_error))

    def run_and_wait(self, lane: Lane, work: Callable[[], T]) -> T:
        """Run `work` on `lane` after all that is queued there, blocking until it ends; its exception is raised here.

        Only for opening and closing, when there is nothing else for the GUI thread to do.
        """
        done = threading.Event()
        outcome: list[T] = []
        errors: list[Exception] = []

        def observed() -> None:
            try:
                outcome.append(work())
            except Exception as error:  # noqa: BLE001  # raised again on the waiting thread
                errors.append(error)
            finally:
                done.set()

        self._queue(lane).put(_Job(observed, _ignore, None))
        done.wait()
        if errors:
            raise errors[0]
        return outcome[0]

    def close(self) -> None:
        """Finish what is queued on every lane, and end the threads. Results nobody has seen yet are dropped.

        Nobody waits for a proofreader that is just being made: it reads, and writes nothing.
        """
        self._is_closed = True
        for queue in self._queues.values():
            queue.put(None)
        for lane, thread in self._threads.items():
            thread.join(_PATIENCE_S if lane is Lane.PROOF else None)
        self._queues.clear()
        self._threads.clear()

    def _queue(self, lane: Lane) -> "SimpleQueue[_Job | None]":
        if lane not in self._queues:
            queue: SimpleQueue[_Job | None] = SimpleQueue()
            self._queues[lane] = queue
            thread = threading.Thread(target=self._work_through, args=(queue,), name=f"offstone-{lane}", daemon=True)
            self._threads[lane] = thread
            thread.start()
        return self._queues[lane]

    def _work_through(self, queue: "SimpleQueue[_Job | None]") -> None:
        while (job := queue.get()) is not None:
            try:
                outcome = _Outcome(job, result=job.work())
            except Exception as error:  # noqa: BLE001  # delivered to the GUI thread
                outcome = _Outcome(job, error=error)
            if not self._is_closed:
                self._finished.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        if self._is_closed:
            return
        if outcome.error is None:
            outcome.job.on_done(outcome.result)
        elif outcome.job.on_error is not None:
            outcome.job.on_error(outcome.error)
        else:
            self.failed.emit(outcome.error)


def _ignore(_result: object) -> None:
    """Take a result nobody asked for."""
