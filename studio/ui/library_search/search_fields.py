"""What to look for in all stories and how, what to put in its place, and where to look."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton, QWidget

from studio.session.text_search import SearchTerms
from studio.story.story import Status
from studio.ui.find.search_switches import SearchSwitches, search_field
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import sentence

TYPING_DELAY_MS = 300
_LEAST_TYPED = 2
"""Fewer letters are looked for when Enter is pressed, not as they are typed: everything holds them."""


class SearchFields(QWidget):
    """Two rows. It searches nothing itself."""

    search_wanted = Signal()
    """Emitted at a pause in typing, at Enter, and when a switch is pressed."""

    stop_wanted = Signal()
    changed = Signal()
    """Emitted at once when anything else is to be found."""

    replacement_changed = Signal()
    left_downwards = Signal()
    """Emitted when the arrow down is pressed in a field."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.replacement = (search_field(f"library-search.{each}") for each in ("field", "replacement"))
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.switches = SearchSwitches()
        self.spiked = QCheckBox(sentence("library-search.spiked"))
        self.spiked.setToolTip(sentence("library-search.spiked-tip"))
        self.button = QPushButton()
        self.problem = WrappedLabel()
        set_look(self.problem, "error-text")
        self._pause = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self._is_running = False
        self._lay_out()
        self._connect()
        self.show_running(is_running=False)
        self.show_problem("")

    @property
    def terms(self) -> SearchTerms:
        """What is to be found."""
        return self.switches.terms(self.words.text())

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Of what statuses stories are searched; none means all."""
        return () if self.spiked.isChecked() else (Status.DRAFT, Status.READY)

    def begin(self, words: str) -> None:
        """Put the focus where what to find is typed; `words`, if any, are what to find."""
        if words:
            self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> None:
        """Ask for no search by itself until something is typed again."""
        self._pause.stop()

    def show_running(self, *, is_running: bool) -> None:
        """Offer to stop, or to search."""
        self._is_running = is_running
        name = "stop" if is_running else "search"
        self.button.setText(sentence(f"library-search.{name}"))
        self.button.setToolTip(sentence(f"library-search.{name}-tip"))
        self._show_button()

    def show_problem(self, problem: str) -> None:
        """Say what is wrong with the expression."""
        self.problem.show_text(problem)
        self.problem.setVisible(bool(problem))
        set_style_property(self.words, "missing", "true" if problem else "false")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter searches at once; the arrow down goes to the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ask_now()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.switches, 0, 1)
        grid.addWidget(self.button, 0, 2)
        grid.addWidget(self.problem, 1, 0, 1, 3)
        grid.addWidget(self.replacement, 2, 0)
        grid.addWidget(self.spiked, 2, 1, 1, 2)
        grid.setColumnStretch(0, 1)
        self.button.setMinimumWidth(76)
        stops = (self.words, self.replacement, *self.switches.buttons, self.spiked, self.button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._on_typed)
        self.replacement.textChanged.connect(self.replacement_changed)
        for switch in (self.switches, self.spiked):
            switch.toggled.connect(self._on_switched)
        self.button.clicked.connect(self._on_pressed)
        self._pause.timeout.connect(self.search_wanted)
        for field in (self.words, self.replacement):
            field.installEventFilter(self)

    def _show_button(self) -> None:
        self.button.setEnabled(self._is_running or bool(self.words.text()))

    def _ask_now(self) -> None:
        self._pause.stop()
        self.search_wanted.emit()

    def _on_typed(self) -> None:
        self._show_button()
        self.changed.emit()
        self._pause.stop()
        if not self.words.text():
            self.search_wanted.emit()
        elif len(self.words.text()) >= _LEAST_TYPED:
            self._pause.start()

    def _on_switched(self) -> None:
        self.changed.emit()
        self._ask_now()

    def _on_pressed(self) -> None:
        if self._is_running:
            self.stop_wanted.emit()
        else:
            self._ask_now()
