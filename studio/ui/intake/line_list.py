"""The source of an intake as a list: each line with its fate, and why."""

import unicodedata
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

_FATE_WIDTH = 140
_PADDING = 12
_ABOVE, _BETWEEN = 7, 2
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)


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
            return _reason(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{sentence(f'intake.fate.{line.fate}')}: {line.text} ({_reason(line)})"
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws a line: its fate at the left, its words wrapped at the right; what is left out is quiet."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need at the list's width, with a line for the reason where they are left out."""
        line: IntakeLine = index.data(LINE_ROLE)
        view: Any = option.widget
        width = max(80, view.viewport().width() - _FATE_WIDTH - 2 * _PADDING)
        height = _height(line.text, self._font(line), width)
        if line.fate in NOT_KEPT:
            height += _height(_reason(line), interface_font(12), width) + _BETWEEN
        height = max(height, _height(sentence(f"intake.fate.{line.fate}"), interface_font(12), _FATE_WIDTH - 20) + 4)
        return QSize(view.viewport().width(), height + 2 * _ABOVE)

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
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        bar = QRect(rect.left(), rect.top(), 3, rect.height() - 1)
        painter.fillRect(bar, QColor(colours.accent if is_kept else colours.rule))
        font = self._font(line)
        text_area = rect.adjusted(_FATE_WIDTH, _ABOVE, -_PADDING, 0)
        painter.setFont(interface_font(12))
        painter.setPen(QColor(colours.accent if is_kept else colours.quiet))
        baseline = QFontMetrics(font).ascent() - QFontMetrics(painter.font()).ascent()
        fate_area = QRect(rect.left() + _PADDING + 3, rect.top() + _ABOVE + baseline, _FATE_WIDTH - 20, rect.height())
        painter.drawText(fate_area, _FLAGS, sentence(f"intake.fate.{line.fate}"))
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if is_kept else colours.quiet))
        direction = painter.layoutDirection()
        if _is_right_to_left(line.text):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.drawText(text_area, _FLAGS, line.text)
        painter.setLayoutDirection(direction)
        if not is_kept:
            painter.setFont(interface_font(12))
            height = _height(line.text, font, text_area.width())
            painter.drawText(text_area.adjusted(0, height + _BETWEEN, 0, 0), _FLAGS, _reason(line))
        painter.restore()

    @staticmethod
    def _font(line: IntakeLine) -> QFont:
        return text_font(15, bold=line.fate in {Fate.HEADLINE, Fate.SUBHEADING, Fate.FACT_BOX})


def _is_right_to_left(text: str) -> bool:
    """True when the first letter of a text belongs to a script that runs from the right."""
    directions = (unicodedata.bidirectional(letter) for letter in text[:200])
    return next((direction for direction in directions if direction in {"L", "R", "AL"}), "L") != "L"


def _reason(line: IntakeLine) -> str:
    return sentence(f"intake.reason.{line.reason}")


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 100_000), _FLAGS, text).height()
