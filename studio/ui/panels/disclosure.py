"""A row that shows or hides what belongs to it, which is made when it is first shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.panels.chevron import Chevron
from studio.ui.panels.labels import ElidedLabel
from studio.ui.panels.row_button import RowButton
from studio.ui.panels.tab_order import in_tab_order, set_tab_order
from studio.ui.theme.theme import set_look


class Disclosure(QWidget):
    """A button with a chevron and a title, and below it, while it is open, what `make` made."""

    def __init__(self, title: str, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._title = title
        self._make = make
        self._content: QWidget | None = None
        self.button = RowButton()
        self._words = ElidedLabel(title)
        set_look(self._words, "field-label")
        self._chevron = Chevron()
        row = QHBoxLayout(self.button)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(4)
        row.addWidget(self._chevron)
        row.addWidget(self._words, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.button, 1)
        column.addLayout(head)
        self._head = head
        self.button.setAccessibleName(title)
        self.button.clicked.connect(self._on_clicked)

    @property
    def is_open(self) -> bool:
        """True while the content is shown."""
        return self._content is not None and self._content.isVisibleTo(self)

    def set_open(self, is_open: bool) -> None:
        """Show or hide the content."""
        if is_open and self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
            set_tab_order((self.button, *in_tab_order(self._content)))
        if self._content is not None:
            self._content.setVisible(is_open)
        self._chevron.show_open(is_open)

    def add_beside(self, before: QWidget, after: QWidget) -> None:
        """Put a widget before and another after the button, on its row."""
        self._head.insertWidget(0, before)
        self._head.addWidget(after)

    def show_title(self, title: str) -> None:
        """Take another title."""
        self._title = title
        self.show_summary("")

    def show_summary(self, summary: str) -> None:
        """Say behind the title what is inside."""
        words = f"{self._title}: {summary}" if summary else self._title
        self._words.show_text(words)
        self.button.setAccessibleName(words)

    def _on_clicked(self) -> None:
        self.set_open(not self.is_open)
