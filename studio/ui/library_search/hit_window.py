"""What the windows share that look through the library: a search, the list of its hits, and where it stands."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.session.desk import Desk
from studio.session.library_search import FoundStory, LibrarySearch, SearchEnd
from studio.ui.library_search.hit_list import HitList
from studio.ui.library_search.hit_model import HitModel, HitRow
from studio.ui.library_search.hit_words import search_summary
from studio.ui.library_search.no_hits import NoHits
from studio.ui.panels.labels import ElidedLabel
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

EDGE = 16


class HitWindow(QWidget):
    """A window of its own. Subclasses say what to look for, and lay out `stack` and `summary` with the rest."""

    def __init__(
        self, desk: Desk, theme: Theme, show_place: Callable[[HitRow], None], parent: QWidget, *, has_ticks: bool
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._part, self._end = 0.0, SearchEnd()
        self.search = LibrarySearch(desk, self)
        self.model = HitModel(self, has_ticks=has_ticks)
        self.list = HitList(self.model, theme)
        self.empty = NoHits()
        self.summary = ElidedLabel()
        set_look(self.summary, "hint-small")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        self.search.found.connect(self._on_found)
        self.search.progressed.connect(self._on_progressed)
        self.search.ended.connect(self._on_ended)
        self.list.chosen.connect(show_place)

    def show_start(self) -> None:
        """Say what this window is for, where there are no hits."""
        raise NotImplementedError

    def show_none(self) -> None:
        """Say that nothing was found."""
        raise NotImplementedError

    def show_foot(self) -> None:
        """Bring the foot in step with the search; the list is shown as soon as there is a hit."""
        self.stack.setCurrentWidget(self.list if self.model.hits else self.empty)
        part = self._part if self.search.is_running else None
        self.summary.show_text(search_summary(self.model.hits, self.model.stories, part, self._end))

    def stop(self) -> None:
        """Stop the search; what was found stays."""
        self.search.cancel()
        if not self.model.hits:
            self.show_start()
        self.show_foot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops the search; without one, it closes the window."""
        if not event.matches(QKeySequence.StandardKey.Cancel):
            super().keyPressEvent(event)
        elif self.search.is_running:
            self.stop()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self.search.cancel()
        super().closeEvent(event)

    def _show_searching(self) -> None:
        self._part, self._end = 0.0, SearchEnd()
        self.empty.show_words(sentence("library-search.searching-title"), sentence("library-search.searching-text"))

    def _on_found(self, stories: tuple[FoundStory, ...]) -> None:
        self.model.add(stories)
        self.list.select_first()

    def _on_progressed(self, part: float) -> None:
        self._part = part
        self.show_foot()

    def _on_ended(self, end: SearchEnd) -> None:
        self._end = end
        if not self.model.hits:
            self.show_none()
        self.show_foot()
