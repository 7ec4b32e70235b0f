"""The window that finds and replaces in all stories: what is found is read through, ticked, and only then replaced."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.session.desk import Desk
from studio.session.library_replace import LibraryReplace, Outcome, StoryChanges, changes_of, outcome_words
from studio.session.library_search import SearchEnd, TextHit, words_finder, words_query
from studio.session.notices import Notice
from studio.session.text_search import SearchTerms, TextMatcher
from studio.ui.library_search.hit_model import HitRow, nothing_instead
from studio.ui.library_search.hit_window import EDGE, HitWindow
from studio.ui.library_search.search_fields import SearchFields
from studio.ui.panels.frames import card_around
from studio.ui.theme.theme import Theme, set_look
from studio.ui.window.toast import Toast
from studio.wording import counted, explain, sentence


class ReplaceWindow(HitWindow):
    """Nothing is changed before its button is pressed, and then only what is ticked."""

    def __init__(self, desk: Desk, theme: Theme, show_place: Callable[[HitRow], None], parent: QWidget) -> None:
        super().__init__(desk, theme, show_place, parent, has_ticks=True)
        self.setWindowTitle(sentence("library-search.window"))
        self.resize(920, 680)
        self.setMinimumSize(600, 420)
        self._desk_window = parent
        self._searched: tuple[SearchTerms, bool] | None = None
        self._is_closed = self._is_replacing = False
        self._done: tuple[StoryChanges, ...] = ()
        self.fields = SearchFields()
        self.tick_all, self.tick_none = (
            QPushButton(sentence(f"library-search.tick-{each}")) for each in ("all", "none")
        )
        self.replace_button = QPushButton()
        self.toast = Toast(self)
        self._lay_out()
        self._connect()
        self.show_start()
        self.show_foot()

    def begin(self, words: str) -> None:
        """Put the focus where what to find is typed; `words`, if any, are what to find."""
        self.fields.begin(words)

    def look(self) -> None:
        """Look through the library for what the fields say; for nothing where they say nothing."""
        self.fields.settle()
        self.search.cancel()
        self.model.clear()
        self._searched = None
        terms = self.fields.terms
        try:
            finder = words_finder(terms)
        except KnownError as error:
            self.fields.show_problem(explain(error))
            self.show_start()
            self.show_foot()
            return
        self.fields.show_problem("")
        if terms.words:
            self._searched = (terms, self.fields.spiked.isChecked())
            self._show_searching()
            self.search.start(finder, words_query(terms, self.fields.statuses))
        else:
            self.show_start()
        self._follow_replacement()
        self.show_foot()

    def replace(self) -> None:
        """Replace what is ticked."""
        if not self.replace_button.isEnabled() or self._searched is None:
            return
        self.search.cancel()
        self.fields.settle()
        self.fields.setEnabled(False)
        self._is_replacing = True
        self.show_foot()
        changes = changes_of(self._searched[0], self.fields.replacement.text(), self.model.ticked)
        LibraryReplace(self._desk).carry_out(changes, self._on_replaced, self._on_replacing)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self._is_closed = True
        super().closeEvent(event)

    def _lay_out(self) -> None:
        set_look(self.replace_button, "primary")
        for button in (self.tick_all, self.tick_none):
            set_look(button, "quiet")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.summary, 1)
        for button in (self.tick_all, self.tick_none, self.replace_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(12)
        column.addWidget(self.fields)
        column.addWidget(card_around(self.stack), 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.fields.search_wanted.connect(self.look)
        self.fields.stop_wanted.connect(self.stop)
        self.fields.changed.connect(self.show_foot)
        self.fields.replacement_changed.connect(self._on_replacement)
        self.fields.left_downwards.connect(self._on_left_downwards)
        self.model.ticks_changed.connect(self.show_foot)
        self.list.left_upwards.connect(self.fields.words.setFocus)
        self.tick_all.clicked.connect(partial(self.model.tick_all, is_ticked=True))
        self.tick_none.clicked.connect(partial(self.model.tick_all, is_ticked=False))
        self.replace_button.clicked.connect(self.replace)
        self.empty.button.clicked.connect(self._on_undo)
        self._desk.notice.connect(self._on_notice)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, partial(self.fields.begin, ""))

    @property
    def _is_true(self) -> bool:
        """True while the list shows what the fields say."""
        return self._searched == (self.fields.terms, self.fields.spiked.isChecked())

    def show_start(self) -> None:
        """Say what this window is for."""
        self.empty.show_words(sentence("library-search.start-title"), sentence("library-search.start-text"))

    def show_none(self) -> None:
        """Say that nothing was found, and where nothing was looked for."""
        code = "none-text" if self.fields.spiked.isChecked() else "none-text-spiked"
        self.empty.show_words(sentence("library-search.none-title"), sentence(f"library-search.{code}"))

    def show_foot(self) -> None:
        """Bring the buttons in step with the search and with what is ticked."""
        super().show_foot()
        has_hits = self.model.hits > 0
        self.fields.show_running(is_running=self.search.is_running)
        hits, stories = self.model.ticked_counts
        for button in (self.tick_all, self.tick_none):
            button.setVisible(has_hits)
        self.tick_all.setEnabled(hits < self.model.hits)
        self.tick_none.setEnabled(hits > 0)
        self.replace_button.setText(self._replace_words(hits, stories))
        self.replace_button.setToolTip(self._replace_tip())
        can_replace = hits > 0 and self._is_true and not self._is_replacing and not self._desk.lane.is_read_only
        self.replace_button.setEnabled(can_replace)

    def _replace_words(self, hits: int, stories: int) -> str:
        if self._is_replacing:
            return sentence("library-search.replacing")
        if not hits:
            return sentence("library-search.replace-nothing")
        name = "replace" if self.fields.replacement.text() else "remove"
        words = counted("library-search.in-stories", count=stories)
        return sentence(f"library-search.{name}", count=hits, stories=words)

    def _replace_tip(self) -> str:
        if self._desk.lane.is_read_only:
            return sentence("library-search.replace-read-only")
        is_stale = self._searched is not None and not self._is_true
        return sentence("library-search.replace-stale" if is_stale else "library-search.replace-tip")

    def _follow_replacement(self) -> None:
        """Show in the list what is to stand there; nothing while no replacement is typed."""
        replacement = self.fields.replacement.text()
        if self._searched is None or not replacement:
            self.model.instead = nothing_instead
        else:
            self.model.instead = partial(_instead, TextMatcher(self._searched[0]), replacement)
        self.list.viewport().update()

    def _on_ended(self, end: SearchEnd) -> None:
        super()._on_ended(end)
        if end.error is not None:
            self.fields.show_problem(explain(end.error))
            self.show_start()

    def _on_replacement(self) -> None:
        self._follow_replacement()
        self.show_foot()

    def _on_left_downwards(self) -> None:
        if self.model.hits:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_replacing(self, stories_left: int) -> None:
        if not self._is_closed:
            self.summary.show_text(counted("library-search.to-come", count=stories_left))

    def _on_replaced(self, outcome: Outcome) -> None:
        if self._is_closed:
            return
        self._is_replacing = False
        self.fields.setEnabled(True)
        self._searched = None
        self._end = SearchEnd()
        self._done = outcome.done
        self.empty.show_words(
            sentence("library-search.done-title"),
            outcome_words(outcome) or sentence("library-search.done-nothing"),
            drawing="check",
            action=sentence("notice.undo") if outcome.done else "",
        )
        self.model.clear()
        self.fields.words.setFocus()

    def _on_undo(self) -> None:
        """Take back what was replaced last; the message may be gone by now."""
        done, self._done = self._done, ()
        LibraryReplace(self._desk).take_back(done)
        self.show_start()
        self.fields.words.setFocus()

    def _on_notice(self, notice: Notice) -> None:
        """Say here what the desk says, unless the desk's own window is in front."""
        if not self._is_closed and not self._desk_window.isActiveWindow():
            self.toast.show_notice(notice)


def _instead(matcher: TextMatcher, replacement: str, hit: TextHit) -> str:
    return matcher.replaced(hit.text, hit.number, replacement)
