"""Finds and replaces in the body of the open story: keeps the matches true while it is typed, and shows them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, QRegularExpression, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from studio.session.desk import Desk
from studio.session.text_search import Match, SearchError, SearchTerms, TextMatcher
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.editor.body_text import exact_text
from studio.ui.editor.document_edits import one_step, replace_differing
from studio.ui.find.find_bar import FindBar
from studio.ui.theme.theme import Theme
from studio.wording import counted, explain, sentence

_SETTLE_MS = 120
"""So long after a key in the text the matches are looked for again; in a long text after a key in the bar, too."""
_LONG_TEXT = 100_000
"""Characters from which a text is a long one: a search takes longer than a keystroke."""


class FindInBody(QObject):
    """Acts on the bar's behalf. Nothing is searched while the bar is away."""

    def __init__(self, desk: Desk, editor: ArticleEditor, bar: FindBar, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor = editor
        self._body = editor.body_edit
        self._bar = bar
        self._theme = theme
        self.matches: tuple[Match, ...] = ()
        self._problem = ""
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.search)
        bar.terms_changed.connect(self._on_terms_changed)
        bar.next_wanted.connect(self.find_next)
        bar.previous_wanted.connect(self.find_previous)
        bar.replace_wanted.connect(self.replace)
        bar.replace_all_wanted.connect(self.replace_all)
        bar.closed.connect(self._on_closed)
        self._body.textChanged.connect(self._on_text_changed)
        self._body.cursorPositionChanged.connect(self._tell)
        editor.page_scroll.scrolled.connect(self._mark)
        theme.changed.connect(self._mark)
        desk.session_opened.connect(self._on_session_opened)

    def open(self, *, is_replacing: bool) -> None:
        """Show the bar; words that are selected on one line are what to find."""
        selected = self._body.textCursor().selectedText()
        words = QRegularExpression.escape(selected) if self._bar.terms.is_pattern else selected
        self._bar.open("" if "\u2029" in selected else words, is_replacing=is_replacing)
        self.search()

    @Slot()
    def find_next(self) -> None:
        """Select the next match after the caret, or the first one; without the bar, open it."""
        self._go(lambda starts: bisect_left(starts, self._body.textCursor().selectionEnd()))

    @Slot()
    def find_previous(self) -> None:
        """Select the match before the caret, or the last one; without the bar, open it."""
        self._go(lambda starts: bisect_left(starts, self._body.textCursor().selectionStart()) - 1)

    @Slot()
    def replace(self) -> None:
        """Replace the match that is selected, and go to the next; without one, only go there."""
        if self._settling.isActive():
            self.search()
        number = self._selected()
        if number is not None:
            words = TextMatcher(self._bar.terms).replaced(self._text(), number, self._bar.replacement.text())
            cursor = self._cursor_of(self.matches[number])
            with one_step(cursor):
                cursor.insertText(words)
            self._body.setTextCursor(cursor)
            self.search()
        self.find_next()

    @Slot()
    def replace_all(self) -> None:
        """Replace every match as one step, which Undo takes back; the story as it was is kept as a version first."""
        session = self._desk.session
        self.search()
        if session is None or not self.matches or not self._desk.before_danger("before-replace"):
            return
        before = self._text()
        after, count = TextMatcher(self._bar.terms).with_all_replaced(before, self._bar.replacement.text())
        with session.group(counted("find.step", count=count)):
            replace_differing(self._body.document(), before, after)
        self.search()
        self._show(counted("find.replaced", count=count))

    @Slot()
    def search(self) -> None:
        """Look for the words again."""
        self._settling.stop()
        self._problem = ""
        try:
            self.matches = tuple(TextMatcher(self._bar.terms).matches(self._text())) if self._bar.isVisible() else ()
        except SearchError as error:
            self.matches, self._problem = (), explain(error)
        self._mark()
        self._tell()

    def _go(self, choose: Callable[[list[int]], int]) -> None:
        if not self._bar.isVisible():
            self.open(is_replacing=False)
        if self._settling.isActive():
            self.search()
        if self.matches:
            match = self.matches[choose([each.start for each in self.matches]) % len(self.matches)]
            self._body.setTextCursor(self._cursor_of(match))
            self._body.centerCursor()

    def _selected(self) -> int | None:
        """The number of the match that is selected, from 0, or None."""
        cursor = self._body.textCursor()
        selected = Match(cursor.selectionStart(), cursor.selectionEnd())
        number = bisect_left(self.matches, selected.start, key=lambda match: match.start)
        return number if number < len(self.matches) and self.matches[number] == selected else None

    @Slot()
    def _mark(self) -> None:
        """Mark the matches that are in view; there may be thousands of others."""
        marked = [self._selection(match) for match in self._in_view()] if self.matches else []
        self._body.setExtraSelections(marked)

    def _in_view(self) -> tuple[Match, ...]:
        blocks = [block for block, _ in self._body.blocks_in_view(self._body.viewport().rect())]
        if not blocks:
            return ()
        first = bisect_right(self.matches, blocks[0].position(), key=lambda match: match.end)
        last = bisect_left(self.matches, blocks[-1].position() + blocks[-1].length(), key=lambda match: match.start)
        return self.matches[first:last]

    def _selection(self, match: Match) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor_of(match)
        selection.format.setBackground(QColor(self._theme.colours.warning_wash))
        selection.format.setProperty(QTextFormat.Property.OutlinePen, QColor(self._theme.colours.warning))
        return selection

    def _cursor_of(self, match: Match) -> QTextCursor:
        cursor = QTextCursor(self._body.document())
        cursor.setPosition(match.start)
        cursor.setPosition(match.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _text(self) -> str:
        return exact_text(self._body.document())

    @Slot()
    def _tell(self) -> None:
        if not self._bar.isVisible():
            return
        count, number = len(self.matches), self._selected()
        if not self._bar.words.text() or self._problem:
            text = ""
        elif not count:
            text = sentence("find.none")
        elif number is None:
            text = counted("find.count", count=count)
        else:
            text = sentence("find.at", number=number + 1, count=count)
        self._show(text)

    def _show(self, text: str) -> None:
        self._bar.show_result(text, has_matches=bool(self.matches), problem=self._problem)

    @Slot(object)
    def _on_terms_changed(self, _terms: SearchTerms) -> None:
        if self._body.document().characterCount() > _LONG_TEXT:
            self._settling.start()
        else:
            self.search()

    @Slot()
    def _on_text_changed(self) -> None:
        if self._bar.isVisible():
            self._settling.start()

    @Slot()
    def _on_session_opened(self) -> None:
        """Let go of the marks: they are places of a document that goes with the story before."""
        self.matches = ()
        self._body.setExtraSelections([])
        self._on_text_changed()

    @Slot()
    def _on_closed(self) -> None:
        self.search()
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)
