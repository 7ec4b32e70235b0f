"""Draws a command in the palette: its icon, its name, the menu it stands in, and its shortcut at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.commands.command import Command
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.icons import icon
from studio.wording import sentence

COMMAND_ROLE = Qt.ItemDataRole.UserRole

_HEIGHT = 34
_MARGIN = 10
_ICON = 18
_TEXT_LEFT = _MARGIN + _ICON + 12


class CommandDelegate(QStyledItemDelegate):
    """Every row is as high as the next, and every name begins at the same place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row; the width is the list's."""
        return QSize(100, _HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        command: Command = index.data(COMMAND_ROLE)
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
        if command.icon:
            role = QPalette.ColorRole.HighlightedText if ink == quiet else QPalette.ColorRole.PlaceholderText
            place = QRect(rect.left() + _MARGIN, rect.top() + (_HEIGHT - _ICON) // 2, _ICON, _ICON)
            icon(command.icon, role).paint(painter, place)
        self._draw_words(painter, rect, command, ink, quiet)
        painter.restore()

    @staticmethod
    def _draw_words(painter: QPainter, rect: QRect, command: Command, ink: QColor, quiet: QColor) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        area = rect.adjusted(_TEXT_LEFT, 0, -_MARGIN, 0)
        painter.setFont(interface_font(12))
        painter.setPen(quiet)
        shortcut = shortcut_text(command)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | middle), shortcut)
        painter.setFont(interface_font())
        painter.setPen(ink)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | middle), command.title)
        after = QFontMetrics(interface_font()).horizontalAdvance(command.title) + 10
        painter.setFont(interface_font(12))
        painter.setPen(quiet)
        menu = sentence(f"menus.{command.menu}").replace("&", "")
        painter.drawText(area.adjusted(after, 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft | middle), menu)


def shortcut_text(command: Command) -> str:
    """A command's shortcut as this system writes it; empty when it has none."""
    sequence = QKeySequence.fromString(command.shortcut, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
