"""The picture of the crop editor: dimmed outside the crop, which is dragged, resized by handles and moved by keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from studio.story.cropping import Handle, moved, moved_focus, resized, scaled
from studio.story.picture import Crop, FocalPoint
from studio.ui.crops.arrow_keys import arrow_step, size_step
from studio.ui.crops.crop_geometry import crop_rect, fitted, focus_point, handle_at, handle_point
from studio.ui.crops.focus_marker import FocusMarker
from studio.ui.theme.theme import Theme
from studio.wording import sentence

_MARGIN = 16
_HANDLE = 10
_CURSORS = {
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
}


class CropCanvas(QWidget):
    """Shows one picture with one crop and its focal point, and says what an editor does to them."""

    crop_changed = Signal(object)
    """Emitted with the new `Crop`."""

    focus_changed = Signal(object)
    """Emitted with the new `FocalPoint`, or None when it was removed."""

    def __init__(self, theme: Theme, picture: QSize) -> None:
        super().__init__()
        self._theme = theme
        self._size = QSizeF(picture)
        self._pixmap: QPixmap | None = None
        self._crop = Crop()
        self._is_made = False
        self._ratio: float | None = None
        self._focus = FocalPoint(x=0.5, y=0.5)
        self._held: Handle | None = None
        self._from: QPointF | None = None
        self._at_press = self._crop
        self.setMinimumSize(420, 280)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(sentence("crops.canvas"))
        self.marker = FocusMarker(theme, self)
        self.marker.hide()
        self.marker.stepped.connect(self._on_marker_stepped)
        self.marker.dragged.connect(self._on_marker_dragged)
        self.marker.removed.connect(self._on_marker_removed)

    @property
    def frame(self) -> QRectF:
        """Where the whole picture lies."""
        return fitted(self._size, QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))

    @property
    def shown_rect(self) -> QRectF:
        """Where the crop lies."""
        return crop_rect(self._crop, self.frame)

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show the picture itself."""
        self._pixmap = pixmap
        self.marker.show()
        self.update()

    def show_crop(self, crop: Crop, focus: FocalPoint | None, ratio: float | None, *, is_made: bool) -> None:
        """Show a crop that keeps `ratio`, in fractions; one that is not made yet is only suggested."""
        self._crop, self._ratio, self._is_made = crop, ratio, is_made
        self._focus = focus or FocalPoint(x=0.5, y=0.5)
        self.marker.show_set(focus is not None)
        self.marker.move_to(focus_point(self._focus, self.frame))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the marker on its point."""
        super().resizeEvent(event)
        self.marker.move_to(focus_point(self._focus, self.frame))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the crop by arrow keys, change its size by plus and minus."""
        step, growth = arrow_step(event), size_step(event)
        if step is not None:
            self.crop_changed.emit(moved(self._crop, *step))
        elif growth is not None:
            self.crop_changed.emit(scaled(self._crop, growth, self._ratio))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle or of the crop."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._held = handle_at(event.position(), self.shown_rect)
        if self._held is not None or self.shown_rect.contains(event.position()):
            self._from, self._at_press = event.position(), self._crop

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, or show what could be."""
        if self._from is None:
            self._show_cursor(event.position())
            return
        frame, way = self.frame, event.position() - self._from
        across, down = way.x() / max(1.0, frame.width()), way.y() / max(1.0, frame.height())
        if self._held is None:
            self.crop_changed.emit(moved(self._at_press, across, down))
        else:
            self.crop_changed.emit(resized(self._at_press, self._held, across, down, self._ratio))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._from = self._held = None
        self._show_cursor(event.position())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus left."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, what is left out dimmed, thirds and handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame, shown = self.frame, self.shown_rect
        if self._pixmap is None:
            painter.fillRect(frame, QColor(self._theme.colours.rule))
            painter.setPen(QColor(self._theme.colours.quiet))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, sentence("crops.loading"))
            return
        painter.drawPixmap(frame, self._pixmap, QRectF(self._pixmap.rect()))
        outside = QPainterPath()
        outside.addRect(frame)
        outside.addRect(shown)
        painter.fillPath(outside, QColor(0, 0, 0, 150 if self._is_made else 90))
        self._paint_thirds(painter, shown)
        self._paint_edge(painter, shown)

    def _paint_thirds(self, painter: QPainter, shown: QRectF) -> None:
        for colour, shift in ((QColor(0, 0, 0, 70), 1), (QColor(255, 255, 255, 130), 0)):
            painter.setPen(QPen(colour, 1))
            for third in (1, 2):
                x = round(shown.left() + shown.width() * third / 3) + 0.5 + shift
                y = round(shown.top() + shown.height() * third / 3) + 0.5 + shift
                painter.drawLine(QPointF(x, shown.top()), QPointF(x, shown.bottom()))
                painter.drawLine(QPointF(shown.left(), y), QPointF(shown.right(), y))

    def _paint_edge(self, painter: QPainter, shown: QRectF) -> None:
        style = Qt.PenStyle.SolidLine if self._is_made else Qt.PenStyle.DashLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 120), 3))
        painter.drawRect(shown)
        painter.setPen(QPen(QColor("#ffffff"), 1.5, style))
        painter.drawRect(shown)
        accent = QColor(self._theme.colours.accent)
        painter.setPen(QPen(QColor(0, 0, 0, 140), 1))
        painter.setBrush(accent if self.hasFocus() else QColor("#ffffff"))
        for handle in Handle:
            box = QRectF(0, 0, _HANDLE, _HANDLE)
            box.moveCenter(handle_point(handle, shown))
            painter.drawRoundedRect(box, 2, 2)

    def _show_cursor(self, point: QPointF) -> None:
        handle = handle_at(point, self.shown_rect)
        if handle is not None:
            self.setCursor(_CURSORS[handle])
        elif self.shown_rect.contains(point):
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.unsetCursor()

    def _on_marker_stepped(self, across: float, down: float) -> None:
        self.focus_changed.emit(moved_focus(self._focus, across, down))

    def _on_marker_dragged(self, point: QPointF) -> None:
        frame = self.frame
        across = (point.x() - frame.left()) / max(1.0, frame.width()) - self._focus.x
        down = (point.y() - frame.top()) / max(1.0, frame.height()) - self._focus.y
        self.focus_changed.emit(moved_focus(self._focus, across, down))

    def _on_marker_removed(self) -> None:
        self.focus_changed.emit(None)
