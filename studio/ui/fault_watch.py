"""Sees to it that no mistake of ours is a silent death: a report, a rescue copy, and a word to the editor."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studio.errors import OffstoneError, StorageError
from studio.rescue.crash_reports import CrashReports
from studio.session.notices import Notice

REPEATED_SECONDS = 60.0
"""The same mistake at the same place is reported once in this time: one in a paint event comes with every frame."""


class FaultWatch(QObject):
    """Takes the place of Python's own last resort, for slots and threads, while the desk runs."""

    noticed = Signal(object)
    """Emitted with a `Notice`, on the GUI thread, for each mistake that was reported."""

    _from_a_thread = Signal(object, str)

    def __init__(self, reports: CrashReports, rescue: Callable[[], Path | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports = reports
        self._rescue = rescue
        self._seen: dict[tuple[object, ...], float] = {}
        self._before = (sys.excepthook, threading.excepthook)
        self._from_a_thread.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Be told of every exception that nobody handles."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Give the place back."""
        sys.excepthook, threading.excepthook = self._before

    @Slot(object, str)
    def report(self, error: BaseException, where: str) -> None:
        """Rescue the open story, write a report, and say so. Nothing that fails here raises."""
        if self._is_repeated(error):
            return
        copy = self._rescued()
        try:
            report = self._reports.write(error, where)
        except (OSError, StorageError):
            code, parameters = "recovery.mistake.without-report", {"kind": type(error).__name__}
        else:
            code = "recovery.mistake.said" if copy is not None else "recovery.mistake.without-copy"
            parameters = {"copy": str(copy), "report": str(report)}
        self.noticed.emit(Notice(code=code, parameters=parameters, is_problem=True))

    def _rescued(self) -> Path | None:
        try:
            return self._rescue()
        except (OSError, OffstoneError):
            return None

    def _is_repeated(self, error: BaseException) -> bool:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = (type(error), trace.tb_frame.f_code.co_filename if trace else "", trace.tb_lineno if trace else 0)
        now = time.monotonic()
        is_repeated = now - self._seen.get(place, -REPEATED_SECONDS) < REPEATED_SECONDS
        if not is_repeated:
            self._seen[place] = now
        return is_repeated

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before[0](kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self.report(error, f"thread {threading.current_thread().name}")

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        self._before[1](arguments)
        error = arguments.exc_value
        if error is not None:
            name = arguments.thread.name if arguments.thread is not None else "?"
            self._from_a_thread.emit(error, f"thread {name}")
