"""What stands in place of the hits while there are none: what can be done here, or what came of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look

_ICON = QSize(40, 40)
_WIDEST = 440


class NoHits(QWidget):
    """A drawing, a title, a sentence, and a button where there is something to press."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing, self.title, self.text = QLabel(), QLabel(), QLabel()
        self.button = QPushButton()
        set_look(self.title, "panel-title")
        set_look(self.text, "hint")
        self.text.setWordWrap(True)
        self.text.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._drawing, self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.text, 8)
        row.addStretch(1)
        column.addWidget(self._drawing)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_words(self, title: str, text: str, *, drawing: str = "search", action: str = "") -> None:
        """Say something else; without an `action` there is no button."""
        self._drawing.setPixmap(icon(drawing, QPalette.ColorRole.PlaceholderText).pixmap(_ICON))
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
