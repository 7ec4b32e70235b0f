"""The bar to find and replace with: what to look for and how, what came of it, and the buttons to act."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from studio.session.text_search import SearchTerms
from studio.ui.find.search_switches import SearchSwitches, search_field
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import sentence

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Two rows: to find, and, when asked for, to replace. It searches nothing itself."""

    terms_changed = Signal(object)
    """Emitted with the `SearchTerms` as they are now."""

    next_wanted = Signal()
    previous_wanted = Signal()
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.words, self.replacement = search_field("find.field"), search_field("find.replacement")
        self.switches = SearchSwitches()
        self.result = QLabel(self)
        set_look(self.result, "hint-small")
        self.problem = WrappedLabel("", self)
        set_look(self.problem, "error-text")
        self.previous, self.next = _icon_button("move-up", "previous", self), _icon_button("move-down", "next", self)
        self.close_button = _icon_button("close", "close", self)
        self.replace_one, self.replace_all = _push_button("replace", self), _push_button("replace-all", self)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def terms(self) -> SearchTerms:
        """What is to be found."""
        return self.switches.terms(self.words.text())

    def open(self, words: str, *, is_replacing: bool) -> None:
        """Show the bar with the focus in it; `words`, if any, are what to find."""
        for widget in (self.replacement, self.replace_one, self.replace_all):
            widget.setVisible(is_replacing)
        self.show()
        if words:
            self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_result(self, text: str, *, has_matches: bool, problem: str = "") -> None:
        """Say what was found, or what is wrong with the expression."""
        self.result.setText(text)
        self.problem.show_text(problem)
        self.problem.setVisible(bool(problem))
        is_missing = bool(problem) or (bool(self.words.text()) and not has_matches)
        set_style_property(self.words, "missing", "true" if is_missing else "false")
        for button in (self.previous, self.next, self.replace_one, self.replace_all):
            button.setEnabled(has_matches)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back; in the second field it replaces."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _RETURN:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            forward = self.next_wanted if watched is self.words else self.replace_wanted
            (self.previous_wanted if is_back else forward).emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def close_bar(self) -> None:
        """Take the bar away."""
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        right = QHBoxLayout()
        right.setSpacing(2)
        for widget in (self.switches, self.previous, self.next, self.close_button):
            right.addWidget(widget)
        replacing = QHBoxLayout()
        replacing.setSpacing(6)
        replacing.addWidget(self.replace_one)
        replacing.addWidget(self.replace_all)
        replacing.addStretch(1)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.result, 0, 1)
        grid.addLayout(right, 0, 2)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(replacing, 1, 1, 1, 2)
        grid.addWidget(self.problem, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        stops = (
            self.words, self.replacement, *self.switches.buttons, self.previous, self.next,
            self.replace_one, self.replace_all, self.close_button,
        )  # fmt: skip
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._on_terms_changed)
        self.switches.toggled.connect(self._on_terms_changed)
        for button, signal in (
            (self.previous, self.previous_wanted),
            (self.next, self.next_wanted),
            (self.replace_one, self.replace_wanted),
            (self.replace_all, self.replace_all_wanted),
        ):
            button.clicked.connect(signal)
        self.close_button.clicked.connect(self.close_bar)
        for field in (self.words, self.replacement):
            field.installEventFilter(self)

    def _on_terms_changed(self) -> None:
        self.terms_changed.emit(self.terms)


def _icon_button(drawing: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icon(drawing))
    button.setIconSize(QSize(16, 16))
    _describe(button, f"find.{name}")
    set_look(button, "quiet")
    return button


def _push_button(name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(sentence(f"find.{name}"), parent)
    button.setToolTip(sentence(f"find.{name}-tip"))
    button.setAutoDefault(False)
    set_look(button, "compact")
    return button


def _describe(button: QToolButton, code: str) -> None:
    words = sentence(code)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
