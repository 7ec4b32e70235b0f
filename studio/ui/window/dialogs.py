"""What must ask before it can act: files, libraries, the intake review, the About box."""

import platform
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from studio import __version__
from studio.errors import KnownError
from studio.library.library import Library
from studio.resources import resource
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.session.task_runner import Lane
from studio.settings.settings import Theme as ThemeChoice
from studio.ui.graphics import Renderer
from studio.ui.theme.theme import Theme
from studio.ui.window.about_box import AboutBox
from studio.ui.window.guide_window import GuideWindow
from studio.wording import explain, sentence

if TYPE_CHECKING:
    from studio.intake.fates import Fate
    from studio.intake.result import IntakeNote, IntakeResult
    from studio.ui.intake.review_window import IntakeReview


class Dialogs(QObject):
    """Asks, and does what follows from the answer."""

    library_chosen = Signal(object)
    """Emitted with the `Path` of a library to open in place of this one."""

    def __init__(self, desk: Desk, theme: Theme, renderer: Renderer, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._renderer = renderer
        self._window = window
        self.review: IntakeReview | None = None

    def choose_picture_files(self) -> tuple[Path, ...]:
        """Ask for picture files; empty when the editor thought better of it."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, sentence("open.pictures-title"), "", sentence("open.pictures-filter")
        )
        return tuple(Path(name) for name in names)

    def choose_picture_file(self) -> Path | None:
        """Ask for one picture file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, sentence("open.picture-title"), "", sentence("open.pictures-filter")
        )
        return Path(name) if name else None

    def choose_intake_file(self) -> Path | None:
        """Ask for a file to take in."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, sentence("open.take-in-title"), "", sentence("open.take-in-filter")
        )
        return Path(name) if name else None

    def review_file(self, path: Path) -> None:
        """Show the intake review of a file."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self.say_problem(sentence("storage.read", path=str(path), reason=error.strerror or str(error)))
            return
        self.review_source(data, path.name, path=path)

    def review_clipboard(self) -> None:
        """Show the intake review of what is on the clipboard."""
        clipboard = QGuiApplication.clipboard()
        text, copied = clipboard.text(), clipboard.mimeData()
        html = copied.html() if copied and copied.hasHtml() else ""
        if text.strip() or html.strip():
            self.review_source(text, "", html=html)
        else:
            self.say_problem(sentence("window.nothing-copied"))

    def review_source(self, source: bytes | str, file_name: str, *, html: str = "", path: Path | None = None) -> None:
        """Show the intake review of something foreign.

        `html` is the same as HTML, where the clipboard has both: it is read when it says more, and the review window
        offers the other. `path` is where a file lies: the pictures of a page that was saved whole lie beside it.
        """
        from studio.intake.clipboard import is_richer
        from studio.intake.files_beside import folder_beside, with_files_beside
        from studio.intake.readers import take_in
        from studio.session.taking_in import proof_of, take_in_result
        from studio.ui.intake.review_window import IntakeReview

        folder = folder_beside(path) if path is not None else None

        def read(overrides: "Mapping[int, Fate]") -> "IntakeResult":
            return with_files_beside(take_in(source, file_name, overrides=overrides), folder)

        def read_as_html(overrides: "Mapping[int, Fate]") -> "IntakeResult":
            return take_in(html, overrides=overrides, reader_id="html")

        is_html = isinstance(source, str) and bool(html.strip()) and (is_richer(html, source) or not source.strip())
        others = (read,) if source.strip() or not is_html else ()
        ways = (read_as_html, *others) if is_html else (read,)
        try:
            review = self.review = IntakeReview(ways, self._desk.house, self._theme, self._window)
        except KnownError as error:
            self.say_problem(explain(error))
            return

        def take() -> None:
            take_in_result(self._desk, review.result_of_intake)

        review.accepted.connect(take)
        review.finished.connect(partial(self._on_review_finished, review))
        review.open()
        if isinstance(source, bytes) and review.result_of_intake.reader == "package":
            review.wait_for_proof()
            self._desk.runner.run(Lane.WORKER, partial(proof_of, source), partial(self._on_proven, review))

    def open_library(self) -> None:
        """Ask for a library to open in place of this one."""
        name = QFileDialog.getExistingDirectory(
            self._window, sentence("open.library-title"), str(self._desk.lane.folder.parent)
        )
        if name:
            self.library_chosen.emit(Path(name))

    def new_library(self) -> None:
        """Ask where, and make a new library."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            sentence("open.new-library-title"),
            str(self._desk.lane.folder.parent / "Stories.offstone"),
        )
        if not name:
            return
        folder = Path(name).with_suffix(".offstone")
        try:
            Library.create(folder).close()
        except KnownError as error:
            self.say_problem(explain(error))
            return
        self.library_chosen.emit(folder)

    def use_theme(self, choice: str) -> None:
        """Use a theme, and remember it."""
        self._desk.settings = replace(self._desk.settings, theme=ThemeChoice(choice))
        self._theme.choose(choice)

    def show_guide(self) -> None:
        """Open the user guide in a window of its own."""
        GuideWindow(resource("guide", "guide.md").read_text("utf-8"), self._window).show()

    def show_about(self) -> None:
        """Say what this program is, with versions."""
        from studio.ui.preview.engine import chromium_version

        versions = sentence(
            "about.versions",
            python=platform.python_version(),
            qt=qVersion(),
            chromium=chromium_version(),
            renderer=sentence(f"about.renderer-{'software' if self._renderer.is_software else 'hardware'}"),
        )
        AboutBox(__version__, versions, self._window).open()

    def _on_proven(self, review: "IntakeReview", notes: "tuple[IntakeNote, ...]") -> None:
        if self.review is review:
            review.show_proof(notes)

    def _on_review_finished(self, review: "IntakeReview", _result: int) -> None:
        """Let go of the review, whose preview is a web page of its own; another one may have been opened since."""
        review.deleteLater()
        if self.review is review:
            self.review = None

    def say_problem(self, text: str) -> None:
        """Say what went wrong, in passing."""
        self._desk.say(Notice(code="notice.problem", parameters={"sentence": text}, is_problem=True))
