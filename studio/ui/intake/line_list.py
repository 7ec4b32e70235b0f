"""The source of an intake as a list: each line with its fate, and why."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.intake.fates import NOT_KEPT, Fate
from studio.intake.result import IntakeLine, IntakeResult
from studio.ui.theme.fonts import interface_font, text_font
from studio.ui.theme.theme import Theme
from studio.wording import sentence

LINE_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex

_FATE_WIDTH = 128
_PADDING = 10


class LineListModel(QAbstractListModel):
    """The lines of an intake that hold something; blank ones have nothing to decide."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[IntakeLine, ...] = ()

    def show_result(self, result: IntakeResult) -> None:
        """Show the lines of a result; the same lines change in place."""
        lines = tuple(line for line in result.lines if line.fate is not Fate.BLANK)
        if [line.number for line in lines] == [line.number for line in self._lines]:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(max(0, len(lines) - 1)))
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line, its text, its reason, or all of it for a screen reader."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence(f"intake.reason.{line.reason}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{sentence(f'intake.fate.{line.fate}')}: {line.text}"
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws a line: its fate at the left, its words wrapped at the right; what is left out is quiet."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need at the list's width."""
        line: IntakeLine = index.data(LINE_ROLE)
        view: Any = option.widget
        width = view.viewport().width() - _FATE_WIDTH - 3 * _PADDING
        bounds = QFontMetrics(self._font(line)).boundingRect(
            QRect(0, 0, max(80, width), 10_000), int(Qt.TextFlag.TextWordWrap), line.text
        )
        return QSize(view.viewport().width(), max(30, bounds.height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one line."""
        line: IntakeLine = index.data(LINE_ROLE)
        colours = self._theme.colours
        rect: QRect = option.rect
        is_kept = line.fate not in NOT_KEPT
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_wash))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(
            QRect(rect.left(), rect.top() + 1, 3, rect.height() - 2),
            QColor(colours.accent if is_kept else colours.faint),
        )
        painter.setFont(interface_font(12))
        painter.setPen(QColor(colours.accent if is_kept else colours.quiet))
        fate_area = QRect(rect.left() + _PADDING, rect.top() + 7, _FATE_WIDTH - 4, rect.height() - 10)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        painter.drawText(fate_area, flags, sentence(f"intake.fate.{line.fate}"))
        painter.setFont(self._font(line))
        painter.setPen(QColor(colours.ink if is_kept else colours.quiet))
        text_area = rect.adjusted(_FATE_WIDTH + _PADDING, 6, -_PADDING, -4)
        painter.drawText(text_area, flags, line.text)
        painter.restore()

    @staticmethod
    def _font(line: IntakeLine) -> QFont:
        return text_font(15, bold=line.fate in {Fate.HEADLINE, Fate.SUBHEADING, Fate.FACT_BOX})
