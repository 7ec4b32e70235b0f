"""A row that shows or hides what belongs to it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.panels.chevron import Chevron
from studio.ui.panels.labels import ElidedLabel
from studio.ui.panels.row_button import RowButton
from studio.ui.theme.theme import set_look


class Disclosure(QWidget):
    """A button with a chevron and a title, and a widget below it that it opens and closes."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self._title = title
        self._content = content
        self.button = RowButton()
        self._words = ElidedLabel(title)
        set_look(self._words, "field-label")
        self._chevron = Chevron()
        row = QHBoxLayout(self.button)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(4)
        row.addWidget(self._chevron)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.button, 1)
        column.addLayout(head)
        column.addWidget(content)
        content.hide()
        self._head = head
        self.button.setAccessibleName(title)
        self.button.clicked.connect(self._on_clicked)

    @property
    def is_open(self) -> bool:
        """True while the content is shown."""
        return self._content.isVisibleTo(self)

    def set_open(self, is_open: bool) -> None:
        """Show or hide the content."""
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
