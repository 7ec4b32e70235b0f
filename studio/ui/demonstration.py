"""The main job without a display: take in a page, edit it, see it live, hand it off, check what left.

Runs the real window, editor, web engine, library and package on the sample page, and says where the results lie. It is
what ``run.py`` does on a machine without a display, and the self-test of the built program.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from studio.errors import OffstoneError
from studio.exporting.verifying.verify_package import verify_package
from studio.resources import resource
from studio.session.hand_off_order import HandOffDone, HandOffOrder
from studio.settings.settings import Settings, Theme
from studio.ui.application import DeskProgram, make_application
from studio.ui.window.main_window import MainWindow
from studio.wording import explain, sentence

DEADLINE_MS = 120_000
_POLL_MS = 50
_MISTYPED = "teh"
_TYPED = "Offstone typed this sentence by itself. "


class Demonstration(QObject):
    """Goes through the job step by step, each when the one before has really happened."""

    def __init__(self, window: MainWindow, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._folder = folder
        self.exit_code = 1
        self._package: Path | None = None
        deadline = QTimer(self, singleShot=True, interval=DEADLINE_MS)
        deadline.timeout.connect(self._on_deadline)
        deadline.start()
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._on_poll)
        self._condition: Callable[[], bool] = _never
        self._next: Callable[[], None] = _nothing
        self._is_shown = False
        self._suggestions: tuple[str, ...] = ()

    def start(self) -> None:
        """Begin once the preview is there."""
        self._when(self._preview_is_ready, self._take_in)

    def _take_in(self) -> None:
        self._window.dialogs.review_source(resource("sample", "page.txt").read_bytes(), "page.txt")
        review = self._window.dialogs.review
        if review is None:
            self._fail(sentence("demonstration.not-taken-in"))
            return
        self._say("demonstration.taken-in", lines=len(review.result_of_intake.lines))
        review.accept()
        self._when(self._is_taken_in, self._attach_picture)

    def _attach_picture(self) -> None:
        desk = self._window.desk
        if desk.pictures is not None and desk.story is not None:
            desk.pictures.attach_file(desk.story.lead_picture, resource("sample", "airport.jpg"))
        self._when(self._has_lead_file, self._type)

    def _type(self) -> None:
        self._window.editor.focus_field("body")
        self._window.editor.go_to_line(0)
        _type_into(self._window.editor.body_edit, _TYPED)
        self._say("demonstration.edited")
        self._when(self._is_typed, self._read_for_mistakes)

    def _read_for_mistakes(self) -> None:
        self._window.parts.proofreading.proof.suggest(_MISTYPED, self._on_suggested)
        self._when(self._has_suggestion, self._look_at_preview)

    def _look_at_preview(self) -> None:
        self._when(self._preview_shows_typing, self._hand_off)

    def _hand_off(self) -> None:
        self._say("demonstration.previewed")
        self._window.desk.notice.connect(self._on_notice)
        self._window.desk.hand_off(
            HandOffOrder(folder=self._folder, override_reason=sentence("demonstration.reason")), self._on_handed_off
        )

    def _on_handed_off(self, done: HandOffDone) -> None:
        self._package = done.path
        problems = verify_package(done.path)
        if problems:
            self._fail("; ".join(sentence(problem.code, **problem.parameters) for problem in problems))
            return
        QTimer.singleShot(400, self, self._take_picture)

    @Slot()
    def _take_picture(self) -> None:
        picture = self._folder / "window.png"
        if not self._window.grab().save(str(picture)):
            self._fail(sentence("demonstration.no-picture", path=str(picture)))
            return
        self._say("demonstration.package", path=str(self._package))
        self._say("demonstration.picture", path=str(picture))
        self.exit_code = 0
        self._finish()

    def _preview_is_ready(self) -> bool:
        return self._window.desk.session is not None and _is_ready(self._window)

    def _is_taken_in(self) -> bool:
        story = self._window.desk.story
        return story is not None and bool(story.fact_boxes) and story.origin is not None and _is_ready(self._window)

    def _has_lead_file(self) -> bool:
        story = self._window.desk.story
        return story is not None and story.lead is not None and story.lead.has_file

    def _is_typed(self) -> bool:
        story = self._window.desk.story
        return story is not None and story.body.startswith(_TYPED.strip())

    def _on_suggested(self, suggestions: tuple[str, ...]) -> None:
        self._suggestions = suggestions
        self._say("demonstration.read", words=_MISTYPED, suggestion=suggestions[0] if suggestions else "")

    def _has_suggestion(self) -> bool:
        return bool(self._suggestions)

    def _preview_shows_typing(self) -> bool:
        view, source = self._window.preview.view, self._window.preview.source
        html = source.article_html if source is not None else ""
        if view is not None and _TYPED.strip() in html:
            view.preview_page.call("isArticle", html, on_result=self._on_compared)
        return self._is_shown

    def _on_compared(self, is_equal: Any) -> None:
        self._is_shown = bool(is_equal)

    def _when(self, condition: Callable[[], bool], then: Callable[[], None]) -> None:
        self._condition, self._next = condition, then
        self._poll.start()

    @Slot()
    def _on_poll(self) -> None:
        if self._condition():
            self._poll.stop()
            self._next()

    def _on_notice(self, notice: Any) -> None:
        if notice.is_problem:
            self._fail(sentence(notice.code, **notice.parameters))

    @Slot()
    def _on_deadline(self) -> None:
        self._fail(sentence("demonstration.too-slow", step=self._next.__name__.strip("_").replace("_", " ")))

    def _say(self, code: str, **parameters: object) -> None:
        _print(sentence(code, **parameters))

    def _fail(self, reason: str) -> None:
        _print(sentence("demonstration.failed", reason=reason))
        self.exit_code = 1
        self._finish()

    def _finish(self) -> None:
        self._poll.stop()
        self._window.close()
        QCoreApplication.exit(self.exit_code)


def main(arguments: Sequence[str] = ()) -> int:
    """Do the main job; 0 only when every step of it really happened."""
    parser = argparse.ArgumentParser(prog="offstone demonstration")
    parser.add_argument("--folder", type=Path, help="where the library, the package and the picture go")
    folder = parser.parse_args(list(arguments)).folder or Path(tempfile.mkdtemp(prefix="offstone-"))
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(theme=Theme.LIGHT, preview_width="phone")
    application, renderer = make_application(sys.argv[:1], settings)
    program = DeskProgram(application, settings, renderer, keep_settings=False)
    try:
        window = program.open(folder / "Demonstration.offstone")
    except OffstoneError as error:
        _print(sentence("demonstration.failed", reason=explain(error)))
        return 1
    window.resize(1600, 900)
    demonstration = Demonstration(window, folder, application)
    demonstration.start()
    return application.exec()


def _is_ready(window: MainWindow) -> bool:
    return window.preview.view is not None and window.preview.view.is_ready


def _type_into(widget: QObject, text: str) -> None:
    """Send real key events, one a character, as the window system would."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def _never() -> bool:
    return False


def _nothing() -> None:
    """Do nothing."""


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
