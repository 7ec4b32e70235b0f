"""What stands around a widget: a card's edge, or an area to scroll it in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.ui.theme.theme import set_look


def card_around(content: QWidget) -> QFrame:
    """A card with one widget in it, close to its edge."""
    frame = QFrame()
    set_look(frame, "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(4, 4, 4, 4)
    inside.addWidget(content)
    return frame


def scrolled(content: QWidget) -> QScrollArea:
    """An area that scrolls a widget up and down; it has no edge, and Tab passes over it."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
