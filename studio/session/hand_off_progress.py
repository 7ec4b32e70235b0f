"""How far a hand-off is, told on the GUI thread, and the editor's wish to stop it, heard on the worker's."""

import threading

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal

from studio.errors import ExportCancelled
from studio.exporting.progress import ExportStep


class StepTold(Struct, frozen=True):
    """A step that begins; of pictures, the `number`-th of `count`, from 1."""

    step: ExportStep
    number: int
    count: int


class HandOffProgress(QObject):
    """Is called by the export as its `Progress`."""

    stepped = Signal(object)
    """Emitted with a `StepTold`, on the thread of whoever listens."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_cancelled = threading.Event()
        self._told.connect(self.stepped, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Stop the export at its next step; nothing of it stays."""
        self._is_cancelled.set()

    def __call__(self, step: ExportStep, number: int = 0, count: int = 0) -> None:
        """Tell of a step. Raises ExportCancelled when the editor wants to stop."""
        if self._is_cancelled.is_set():
            raise ExportCancelled("export.cancelled")
        self._told.emit(StepTold(step, number, count))
