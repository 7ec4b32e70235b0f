"""Runs the desk in a process of its own, does one job with it, and prints what it saw as one line of JSON.

    python -m tests.benchmarks.desk_driver LIBRARY start|rest|typing

Times are those of the system's monotonic clock in nanoseconds, which the process that started this one reads too.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.settings.places import settings_file
from studio.settings.settings_file import settings_or_defaults
from studio.ui.application import DeskProgram, make_application
from studio.ui.startup import spare_what_is_there
from studio.ui.window.main_window import MainWindow

IMPORTED_NS = time.monotonic_ns()

KEYS_AT_A_PLACE = 25
BURST_KEYS = 300
_REST_MS = 2500
_QUIET_MS = 160
_KEY_INTERVAL_MS = 33
_TICK_MS = 4
_APPLICATION_WORLD = 1
_LETTERS = "etaonshduwm"
_TEXT = _LETTERS + " "
_DRAWN = "requestAnimationFrame(() => requestAnimationFrame(() => {{ document.title = '{}'; }}))"
"""Tells us through the title that the frame after the next one began, so that the next one is drawn."""


class PaintWatch(QObject):
    """Calls back when a widget was painted and its window brought to the screen."""

    def __init__(self, widget: QWidget, on_painted: Callable[[int], None]) -> None:
        super().__init__(widget)
        self._on_painted = on_painted
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            # Posted events are handled in order: this one comes after the painting and the flush that are under way.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:
            self._on_painted(time.monotonic_ns())
            return True
        return super().event(event)


class StartMarks(QObject):
    """Notes when the window, the text and the preview were there."""

    def __init__(self, window: MainWindow, on_all: Callable[[], None]) -> None:
        super().__init__(window)
        self.marks: dict[str, int] = {}
        self._window = window
        self._on_all = on_all
        PaintWatch(window, self._on_window_painted)
        PaintWatch(window.editor.body_edit.viewport(), self._on_text_painted)
        window.ready.connect(self._on_ready)

    def _on_window_painted(self, at: int) -> None:
        self.marks.setdefault("painted", at)

    def _on_text_painted(self, at: int) -> None:
        if self._window.desk.session is not None:
            self.marks.setdefault("typing-ready", at)

    def _on_ready(self) -> None:
        self.marks.setdefault("loaded", time.monotonic_ns())
        page = self._window.preview.view.page()
        page.titleChanged.connect(self._on_drawn)
        _run(page, _DRAWN.format("drawn"))

    def _on_drawn(self, title: str) -> None:
        if title == "drawn":
            self.marks["drawn"] = time.monotonic_ns()
            self._on_all()


class Typist(QObject):
    """Types into the body: single keys at three places, then a burst while the desk saves; notes how long each took."""

    def __init__(self, window: MainWindow, on_done: Callable[[], None]) -> None:
        super().__init__(window)
        self.editor: dict[str, list[float]] = {"start": [], "middle": [], "end": []}
        self.preview: dict[str, list[float]] = {"start": [], "middle": [], "end": []}
        self.key_work: list[float] = []
        self.stalls: list[float] = []
        self.saves = 0
        self._window, self._on_done = window, on_done
        self._body = window.editor.body_edit
        self._view = window.preview.view
        self._plan = [(place, n) for place in self.editor for n in range(-3, KEYS_AT_A_PLACE)]
        self._place, self._number = self._plan.pop(0)
        self._sent = 0
        self._waits_for_paint = self._waits_for_preview = False
        self._keys_left = BURST_KEYS
        self._last_tick = 0
        self._is_patched, self._page_painted = False, 0
        PaintWatch(self._body.viewport(), self._on_painted)
        PaintWatch(self._view.focusProxy(), self._on_page_painted)
        self._patch = self._view.patch
        self._view.patch = self._patched
        self._view.page().titleChanged.connect(self._on_title)
        window.desk.open_story.autosave.status_changed.connect(self._on_save_status)
        self._go()

    def _go(self) -> None:
        lines = self._body.blockCount()
        line = {"start": 0, "middle": lines // 2, "end": lines - 1}[self._place]
        self._window.editor.focus_field("body")
        self._window.editor.go_to_line(line)
        QTimer.singleShot(1200, self, self._send)

    def _send(self) -> None:
        self._waits_for_paint = self._waits_for_preview = True
        self._is_patched, self._page_painted = False, 0
        self._sent = time.monotonic_ns()
        self._key(_LETTERS[self._number % len(_LETTERS)])  # a space may change nothing in the page

    def _key(self, character: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._body, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))

    def _on_painted(self, at: int) -> None:
        if self._waits_for_paint:
            self._waits_for_paint = False
            if self._number >= 0:
                self.editor[self._place].append((at - self._sent) / 1e6)

    def _on_page_painted(self, at: int) -> None:
        if self._waits_for_preview and self._is_patched and not self._page_painted:
            self._page_painted = at

    def _patched(self, patch: Any) -> None:
        self._patch(patch)
        if self._waits_for_preview:
            self._is_patched = True
            _run(self._view.page(), _DRAWN.format(f"{self._place} {self._number}"))

    def _on_title(self, title: str) -> None:
        if not self._waits_for_preview or title != f"{self._place} {self._number}":
            return
        self._waits_for_preview = False
        if self._number >= 0:
            # Drawn in software the page is painted like a widget. Else only the page itself knows, one frame later.
            self.preview[self._place].append(((self._page_painted or time.monotonic_ns()) - self._sent) / 1e6)
        if not self._plan:
            QTimer.singleShot(1500, self, self._start_burst)
            return
        before = self._place
        self._place, self._number = self._plan.pop(0)
        if self._place == before:
            QTimer.singleShot(_QUIET_MS, self, self._send)
        else:
            self._go()

    def _start_burst(self) -> None:
        self.saves = 0
        self._burst = QTimer(self, interval=_KEY_INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._burst.timeout.connect(self._on_burst_key)
        self._ticks = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._on_tick)
        self._last_tick = time.monotonic_ns()
        self._burst.start()
        self._ticks.start()

    def _on_burst_key(self) -> None:
        self._keys_left -= 1
        if self._keys_left < 0:
            self._burst.stop()
            self._ticks.stop()
            self._on_done()
            return
        start = time.monotonic_ns()
        self._key(_TEXT[self._keys_left % len(_TEXT)])
        self.key_work.append((time.monotonic_ns() - start) / 1e6)

    def _on_tick(self) -> None:
        now = time.monotonic_ns()
        self.stalls.append(max(0.0, (now - self._last_tick) / 1e6 - _TICK_MS))
        self._last_tick = now

    def _on_save_status(self, status: Any) -> None:
        self.saves += status.state == "saving"


class Run(QObject):
    """One run of the desk with one job."""

    def __init__(self, window: MainWindow, job: str) -> None:
        super().__init__(window)
        self._window, self._job = window, job
        self._start = StartMarks(window, self._on_there)

    def _on_there(self) -> None:
        if self._job == "typing":
            QTimer.singleShot(800, self, self._type)
        elif self._job == "rest":
            QTimer.singleShot(_REST_MS, self, self._rest)
        else:
            self._finish({})

    def _type(self) -> None:
        self._typist = Typist(self._window, self._on_typed)

    def _on_typed(self) -> None:
        typist = self._typist
        self._finish(
            {
                "editor": typist.editor,
                "preview": typist.preview,
                "key-work": typist.key_work,
                "stalls": typist.stalls,
                "saves": typist.saves,
            }
        )

    def _rest(self) -> None:
        """Tell the parent to look at the memory now, and go on when it did."""
        print(json.dumps({"resting": True}), flush=True)
        sys.stdin.readline()
        self._finish({})

    def _finish(self, seen: dict[str, Any]) -> None:
        print(json.dumps({"imported": IMPORTED_NS, **self._start.marks, **seen}), flush=True)
        self._window.close()
        QCoreApplication.exit(0)


def _run(page: Any, script: str) -> None:
    """Run script in the world of the program's own patches (Qt's `ApplicationWorld`), beside the page."""
    page.runJavaScript(script, _APPLICATION_WORLD)


def main() -> int:
    """Open the desk as the program does, with the settings there are, and do the job."""
    settings, _ = settings_or_defaults(settings_file())
    application, renderer = make_application(sys.argv[:1], settings)
    program = DeskProgram(application, settings, renderer, keep_settings=False)
    window = program.open(Path(sys.argv[1]))
    window.ready.connect(spare_what_is_there, Qt.ConnectionType.SingleShotConnection)
    run = Run(window, sys.argv[2])
    code = application.exec()
    del run
    return code


if __name__ == "__main__":
    sys.exit(main())
