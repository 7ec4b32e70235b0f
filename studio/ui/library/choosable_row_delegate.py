"""Draws one story that can be chosen: a tick box, then the story as in the story list, its status in words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from studio.ui.library.story_row_delegate import StoryRowDelegate
from studio.ui.theme.theme import Theme

_TICK = 16
_LEFT, _ABOVE = 16, 11
_INDENT = _LEFT + _TICK - 2
_TAKEN_OPACITY = 0.5

_Index = QModelIndex | QPersistentModelIndex


class ChoosableRowDelegate(StoryRowDelegate):
    """A row of the story list, moved aside for its tick box. A story that may not be chosen is pale."""

    says_draft = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._colours_of = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of a row at what the tick box leaves of the list's width."""
        return super().sizeHint(_beside_tick(option), index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        is_taken = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        painter.save()
        self._draw_ground(painter, option, is_open=False)
        painter.setOpacity(_TAKEN_OPACITY if is_taken else 1)
        inner = _beside_tick(option)
        inner.state &= ~(
            QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        )
        super().paint(painter, inner, index)
        rect: QRect = option.rect
        self._draw_tick(painter, QRectF(rect.left() + _LEFT, rect.top() + _ABOVE, _TICK, _TICK), index)
        painter.restore()

    def _draw_tick(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        colours = self._colours_of.colours
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if is_ticked else colours.faint), 1))
        painter.setBrush(QColor(colours.accent if is_ticked else colours.page))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if is_ticked:
            painter.setPen(QPen(QColor(colours.on_accent), 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            points = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))
            painter.drawPolyline(QPolygonF([QPointF(box.left() + x * _TICK, box.top() + y * _TICK) for x, y in points]))


def _beside_tick(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    inner = QStyleOptionViewItem(option)
    rect: QRect = option.rect
    inner.rect = rect.adjusted(_INDENT, 0, 0, 0)
    return inner
