"""The real desk in this process, with a script that waits for things and goes on, as an editor would."""

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.settings.settings import Settings
from studio.ui.application import DeskProgram, make_application
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.window.main_window import MainWindow
from tests.faults.forked_desk import use_home

Script = Generator[int | Callable[[], object], None, None]
"""Yields milliseconds to wait, or a condition to wait for."""

_LOOK_MS = 5
_PATIENCE_SECONDS = 60.0


class ScriptedDesk(QObject):
    """Runs a script in the desk's event loop, and notes the longest time that the event loop did not turn."""

    def __init__(self, window: MainWindow, script: Callable[["ScriptedDesk"], Script]) -> None:
        super().__init__(window)
        self.window = window
        self.problems: list[str] = []
        self.longest_stall_ms = 0.0
        self._script = script(self)
        self._holds: Callable[[], object] | None = None
        self._since = self._ticked = time.monotonic()
        self._next = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self._on_next)
        self._tick = QTimer(self, interval=20, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()
        self._next.start(0)

    def press(self, widget: QWidget | None, text: str, key: int = 0) -> None:
        """Send one real key to a widget."""
        if widget is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def fail(self, problem: str) -> None:
        """Note what is wrong."""
        self.problems.append(problem)

    def reset_stalls(self) -> None:
        """Measure stalls from now on."""
        self.longest_stall_ms, self._ticked = 0.0, time.monotonic()

    def _on_tick(self) -> None:
        now = time.monotonic()
        self.longest_stall_ms = max(self.longest_stall_ms, (now - self._ticked) * 1000 - 20)
        self._ticked = now

    def _on_next(self) -> None:
        if self._holds is not None and not self._holds():
            if time.monotonic() - self._since > _PATIENCE_SECONDS:
                self.fail(f"waited in vain, line {self._script.gi_frame.f_lineno}")
                self._end()
            else:
                self._next.start(_LOOK_MS)
            return
        self._holds, self._since = None, time.monotonic()
        try:
            wanted = next(self._script)
        except StopIteration:
            self._end()
            return
        except BaseException:
            self._end()
            raise
        if isinstance(wanted, int):
            self._next.start(wanted)
        else:
            self._holds = wanted
            self._next.start(0)

    def _end(self) -> None:
        self._tick.stop()
        QCoreApplication.exit(1 if self.problems else 0)


class Mistakes:
    """Collects what the program says is its own mistake: exceptions of slots and of threads."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._before = sys.excepthook
        sys.excepthook = self._on_exception

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        self.texts.append(f"{kind.__name__}: {error}")
        self._before(kind, error, trace)  # type: ignore[arg-type]


def run_desk(
    library: Path, home: Path, script: Callable[[ScriptedDesk], Script], *, with_preview: bool
) -> ScriptedDesk:
    """Open the desk on a library, run a script in it, close it, and give the desk with its problems."""
    use_home(home)
    mistakes = Mistakes()
    if not with_preview:
        PreviewPane.start = lambda *_: None  # type: ignore[method-assign]
    application, renderer = make_application(["offstone"], Settings())
    program = DeskProgram(application, Settings(), renderer)
    window = program.open(library)
    window.resize(1366, 768)
    desk = ScriptedDesk(window, script)
    application.exec()
    if not window.close():
        desk.fail("the window did not close")
    for _ in range(2):  # the window with its page, and then the profile of the page
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.problems += mistakes.texts
    return desk


@contextlib.contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that goes away."""
    with tempfile.TemporaryDirectory(prefix="fault-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def report(desk: ScriptedDesk, summary: str) -> int:
    """Print the summary and the problems; the exit code."""
    print(summary)
    print(*desk.problems, sep="\n")
    return 1 if desk.problems else 0
