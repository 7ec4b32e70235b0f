"""Opens the windows over all stories of the library, each once, and shows on the desk what is chosen in them."""

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from studio.session.desk import Desk
from studio.session.story_session import StorySession
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.library_search.hit_model import HitRow
from studio.ui.library_search.replace_window import ReplaceWindow
from studio.ui.library_search.rule_lab import RuleLab
from studio.ui.panels.panel import PanelContext

_WindowT = TypeVar("_WindowT", bound=QWidget)


class LibraryWindows(QObject):
    """What commands ask for that concerns every story."""

    def __init__(self, desk: Desk, context: PanelContext, editor: ArticleEditor, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._context = context
        self._editor = editor
        self._window = window
        self._wanted: HitRow | None = None

    def replace(self) -> None:
        """Open the window to find and replace in, or bring it forward; words that are selected are what to find."""
        window = self._shown(ReplaceWindow) or ReplaceWindow(
            self._desk, self._context.theme, self.show_place, self._window
        )
        _bring_forward(window)
        selected = self._editor.body_edit.textCursor().selectedText()
        window.begin("" if "\u2029" in selected else selected)

    def try_rules(self) -> None:
        """Open the rule lab, or bring it forward."""
        _bring_forward(self._shown(RuleLab) or RuleLab(self._desk, self._context.theme, self.show_place, self._window))

    def show_place(self, row: HitRow) -> None:
        """Put a story on the desk and go to where a hit is in it."""
        session = self._desk.session
        if session is not None and session.story.id == row.story.story_id:
            self._go_to(row)
        else:
            # Connected only now, it hears of the story after the editor does, which has to show it first.
            self._wanted = row
            self._desk.session_opened.connect(self._on_session_opened, Qt.ConnectionType.SingleShotConnection)
            self._desk.show_story(row.story.story_id)

    def _shown(self, kind: type[_WindowT]) -> _WindowT | None:
        return next((each for each in self._window.findChildren(kind) if each.isVisible()), None)

    def _on_session_opened(self, session: StorySession) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted.story.story_id == session.story.id:
            self._go_to(wanted)

    def _go_to(self, row: HitRow) -> None:
        self._window.activateWindow()
        if row.hit is not None:
            self._context.bench.jump(row.hit.place)


def _bring_forward(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
