"""Draws an entry of the palette: its icon, its title, what stands behind it, and what stands at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.palette.entry import PaletteEntry
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.icons import icon

ENTRY_ROLE = Qt.ItemDataRole.UserRole

_HEIGHT = 34
_MARGIN = 10
_ICON = 18
_GAP = 10
_TEXT_LEFT = _MARGIN + _ICON + 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEAST_DETAIL = 40


class EntryDelegate(QStyledItemDelegate):
    """Every row is as high as the next, and every title begins at the same place; what is too long is elided."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row; the width is the list's."""
        return QSize(100, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        entry: PaletteEntry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette = QApplication.palette()  # a list's own has lost its quiet colour to the style sheet
        ink, quiet = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(rect, 6, 6)
            ink = quiet = palette.color(QPalette.ColorRole.HighlightedText)
        if entry.icon:
            role = QPalette.ColorRole.HighlightedText if ink == quiet else QPalette.ColorRole.PlaceholderText
            place = QRect(rect.left() + _MARGIN, rect.top() + (_HEIGHT - _ICON) // 2, _ICON, _ICON)
            icon(entry.icon, role).paint(painter, place)
        self._draw_words(painter, rect, entry, ink, quiet)
        painter.restore()

    @staticmethod
    def _draw_words(painter: QPainter, rect: QRect, entry: PaletteEntry, ink: QColor, quiet: QColor) -> None:
        title_font, small_font = interface_font(), interface_font(12)
        titles, small = QFontMetrics(title_font), QFontMetrics(small_font)
        area = rect.adjusted(_TEXT_LEFT, 0, -_MARGIN, 0)
        painter.setFont(small_font)
        painter.setPen(quiet)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | _MIDDLE), entry.aside)
        room = area.width() - (small.horizontalAdvance(entry.aside) + _GAP if entry.aside else 0)
        title = titles.elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        used = titles.horizontalAdvance(title) + _GAP
        left = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE)
        if entry.detail and room - used >= _LEAST_DETAIL:
            detail = small.elidedText(entry.detail, Qt.TextElideMode.ElideRight, room - used)
            painter.drawText(area.adjusted(used, 0, 0, 0), left, detail)
        painter.setFont(title_font)
        painter.setPen(ink)
        painter.drawText(area, left, title)
