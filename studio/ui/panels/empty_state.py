"""What an empty panel shows: what it is for, and one button."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_ICON_SIZE = 36


class EmptyState(QWidget):
    """An icon, a title, a sentence, and a button (`button`) where there is something to begin with."""

    def __init__(self, icon_name: str, code: str, *, with_button: bool = True) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(sentence(f"{code}.{'button' if with_button else 'title'}"), self)
        self.button.setVisible(with_button)
        title = WrappedLabel(sentence(f"{code}.title"))
        set_look(title, "section-title")
        words = WrappedLabel(sentence(f"{code}.text"))
        set_look(words, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 32, 8, 16)
        column.setSpacing(8)
        column.addWidget(self._picture)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if with_button:
            set_look(self.button, "primary")
            column.addSpacing(8)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.paint_icon()

    def paint_icon(self) -> None:
        """Draw the icon in the palette in use."""
        drawing = icon(self._icon_name, QPalette.ColorRole.PlaceholderText)
        self._picture.setPixmap(drawing.pixmap(QSize(_ICON_SIZE, _ICON_SIZE)))
