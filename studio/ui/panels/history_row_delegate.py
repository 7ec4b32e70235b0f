"""Draws one version in the list: its time, why it was kept, its words; above the first of a day, the day."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.panels.history_entries import HistoryEntry, time_words
from studio.ui.panels.history_list_model import DAY_ROLE, ENTRY_ROLE
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme
from studio.wording import counted

_MARGIN = 12
_ROW, _DAY = 32, 32
_GAP = 12

_Index = QModelIndex | QPersistentModelIndex


class HistoryRowDelegate(QStyledItemDelegate):
    """A row is one line; the title is cut where the room ends."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line, and another above it for the day."""
        return QSize(100, _ROW + (_DAY if index.data(DAY_ROLE) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        entry: HistoryEntry = index.data(ENTRY_ROLE)
        day: str = index.data(DAY_ROLE)
        whole: QRect = option.rect
        row = whole.adjusted(0, _DAY, 0, 0) if day else whole
        painter.save()
        if day:
            painter.setFont(interface_font(12, bold=True))
            painter.setPen(QColor(self._theme.colours.quiet))
            place = QRect(_MARGIN, whole.top() + 8, whole.width() - 2 * _MARGIN, _DAY - 8)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), day)
        self._draw_ground(painter, option, row)
        self._draw_entry(painter, row.adjusted(_MARGIN, 0, -_MARGIN, 0), entry)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        colours = self._theme.colours
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(colours.accent_wash))
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(colours.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(row.adjusted(0, 0, -1, -1))

    def _draw_entry(self, painter: QPainter, area: QRect, entry: HistoryEntry) -> None:
        colours = self._theme.colours
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(interface_font(12))
        painter.setPen(QColor(colours.quiet))
        small = painter.fontMetrics()
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | middle), time_words(entry.made_at))
        words = counted("history.words", entry.words) if entry.words is not None else ""
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | middle), words)
        font = interface_font(13, bold=entry.is_named)
        left = area.left() + small.horizontalAdvance("00:00") + _GAP
        room = area.right() - small.horizontalAdvance(words) - _GAP - left
        title = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        painter.drawText(QRect(left, area.top(), room, area.height()), int(Qt.AlignmentFlag.AlignLeft | middle), title)
