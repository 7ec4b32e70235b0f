"""What can be done with the page: look at it in other ways, print it, and keep it as PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.durable import atomic_write
from studio.errors import KnownError
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.session.task_runner import Lane
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.preview.rendered_source import rendered_source
from studio.wording import explain, sentence

if TYPE_CHECKING:
    from studio.ui.preview.paper import Paper
    from studio.ui.preview.preview_source import PreviewSource

_SUFFIX = ".pdf"


class PageErrands(QObject):
    """Belongs to one window. Each errand takes the story as it is when it begins."""

    def __init__(self, desk: Desk, preview: PreviewPane, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._preview = preview
        self._window = window
        self._folder = ""
        self.papers: list[Paper] = []

    def offer_views(self) -> None:
        """Open the menu of the ways to look at the page, in the preview's bar."""
        self._preview.show()
        self._preview.view_menu.offer()

    def print(self) -> None:
        """Lay the page of the open story out, ask the system where to print, and print it there."""

        def use(paper: "Paper") -> None:
            printer = paper.ask_printer(self._name())
            if printer is None:
                self._put_away(paper)
            else:
                paper.print_on(printer, partial(self._on_printed, paper))

        self._lay_out(use)

    def save_pdf(self) -> None:
        """Ask where, and keep the page as PDF."""
        wish = str(Path(self._folder) / f"{self._name()}{_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self._window, sentence("preview.paper.pdf-title"), wish, sentence("preview.paper.pdf-filter")
        )
        if name:
            path = Path(name)
            self._folder = str(path.parent)
            self.write_pdf(path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX))

    def write_pdf(self, path: Path) -> None:
        """Keep the page of the open story, as readers get it, as a PDF file: wholly, or not at all."""

        def use(paper: "Paper") -> None:
            paper.write_pdf(partial(self._on_pdf, paper, path))

        self._lay_out(use)

    def _name(self) -> str:
        return self._desk.story.working_slug if self._desk.story is not None else ""

    def _lay_out(self, use: "Callable[[Paper], None]") -> None:
        opened, house = self._desk.open_story, self._desk.house
        if opened is None:
            return
        story, pictures = opened.session.story, opened.pictures
        self._desk.runner.run(
            Lane.WORKER, lambda: rendered_source(story, house, pictures), partial(self._on_rendered, use)
        )

    def _on_rendered(self, use: "Callable[[Paper], None]", source: "PreviewSource") -> None:
        from studio.ui.preview.paper import Paper

        if source.problem is not None:
            self._say_problem(source.problem)
            return
        paper = Paper(source, self._window)
        self.papers.append(paper)
        paper.ready.connect(partial(use, paper))
        paper.failed.connect(partial(self._on_failed, paper))
        paper.load_story()

    def _on_pdf(self, paper: "Paper", path: Path, data: bytes) -> None:
        self._put_away(paper)
        try:
            atomic_write(path, data)
        except KnownError as error:
            self._say_problem(error)
            return
        self._desk.say(
            Notice(
                code="preview.paper.pdf-saved",
                parameters={"name": path.name},
                action="notice.show-in-folder",
                act=partial(_show_folder, path.parent),
            )
        )

    def _on_printed(self, paper: "Paper", printer: str) -> None:
        self._put_away(paper)
        self._desk.say(Notice(code="preview.paper.printed", parameters={"printer": printer}))

    def _on_failed(self, paper: "Paper") -> None:
        self._put_away(paper)
        self._desk.say(Notice(code="preview.paper.failed", is_problem=True))

    def _say_problem(self, error: KnownError) -> None:
        self._desk.say(Notice(code="notice.problem", parameters={"sentence": explain(error)}, is_problem=True))

    def _put_away(self, paper: "Paper") -> None:
        self.papers.remove(paper)
        paper.deleteLater()


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
