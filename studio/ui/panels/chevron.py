"""The small mark in the head of what opens and closes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from studio.ui.theme.icons import icon

_SIZE = 16


class Chevron(QWidget):
    """Points to the right while closed, down while open."""

    def __init__(self) -> None:
        super().__init__()
        self._is_open = False
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_open(self, is_open: bool) -> None:
        """Point the right way."""
        self._is_open = is_open
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark in the palette in use."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon("expand" if self._is_open else "collapse", QPalette.ColorRole.PlaceholderText).paint(painter, self.rect())
