"""The focal point as a marker on the picture: dragged with the mouse, moved with the arrow keys."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.crops.arrow_keys import arrow_step
from studio.ui.theme.theme import Theme
from studio.wording import sentence

_SIDE = 36
_RING = 10
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FocusMarker(QWidget):
    """A ring with a dot. It says by how much it should move; the editor decides where it lies."""

    stepped = Signal(float, float)
    """Emitted with fractions of the picture, across and down, when an arrow key was pressed."""

    dragged = Signal(QPointF)
    """Emitted with a point of the parent widget while the marker is dragged."""

    removed = Signal()
    """Emitted when Delete was pressed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_set = True
        self._theme = theme
        self.setFixedSize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(sentence("crops.focus"))
        self.setToolTip(sentence("crops.focus-tip"))

    def show_set(self, is_set: bool) -> None:
        """Show a point that was set, or in a dashed ring where one could be."""
        self._is_set = is_set
        self.setAccessibleName(sentence("crops.focus" if is_set else "crops.focus-none"))
        self.update()

    def move_to(self, point: QPointF) -> None:
        """Put the middle of the marker on a point of the parent."""
        self.move(round(point.x() - _SIDE / 2), round(point.y() - _SIDE / 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys, go by Delete."""
        step = arrow_step(event)
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in _REMOVING:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the marker."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(QPointF(self.mapToParent(event.position().toPoint())))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the marker."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a white ring with a dark rim, which shows on every picture, within another while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        if self.hasFocus():
            painter.setPen(QPen(QColor("#ffffff"), 4))
            painter.drawEllipse(middle, _RING + 5, _RING + 5)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawEllipse(middle, _RING + 5, _RING + 5)
        painter.setPen(QPen(QColor(0, 0, 0, 130 if self._is_set else 70), 5))
        painter.drawEllipse(middle, _RING, _RING)
        painter.setPen(QPen(QColor("#ffffff"), 2.5, Qt.PenStyle.SolidLine if self._is_set else Qt.PenStyle.DotLine))
        painter.drawEllipse(middle, _RING, _RING)
        if not self._is_set:
            return
        painter.setPen(QPen(QColor(0, 0, 0, 130), 1))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(middle, 3, 3)
