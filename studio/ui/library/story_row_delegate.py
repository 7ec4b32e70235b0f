"""Draws one story in the list: headline, and in a quiet line where it runs, its length and when it changed."""

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.library.records import StoryRow
from studio.story.story import Status
from studio.ui.library.story_list_model import ROW_ROLE
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme
from studio.wording import sentence

_PADDING = 12
_ROW_HEIGHT = 68
_HEADLINE_LINES = 2


class StoryRowDelegate(QStyledItemDelegate):
    """Every row has the same height, so that the list scrolls evenly at any length."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row; the width is the list's."""
        return QSize(100, _ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row: StoryRow = index.data(ROW_ROLE)
        colours = self._theme.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_wash))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        text = rect.adjusted(_PADDING, 8, -_PADDING, -8)
        painter.setPen(QColor(colours.ink if row.headline else colours.quiet))
        used = _draw_headline(painter, text, row.headline or sentence("library.untitled"))
        painter.setFont(interface_font(12))
        painter.setPen(QColor(colours.quiet))
        meta = QRect(text.left(), text.top() + used + 3, text.width(), 16)
        elided = QFontMetrics(painter.font()).elidedText(_meta(row), Qt.TextElideMode.ElideRight, meta.width())
        painter.drawText(meta, int(Qt.AlignmentFlag.AlignVCenter), elided)
        painter.setPen(QColor(colours.rule))
        painter.drawLine(rect.left() + _PADDING, rect.bottom(), rect.right() - _PADDING, rect.bottom())
        painter.restore()


def _draw_headline(painter: QPainter, area: QRect, headline: str) -> int:
    """Draw up to two lines of a headline, the last one elided; the height they took in pixels."""
    font = interface_font(13, bold=True)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    layout = QTextLayout(headline, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    top, drawn = area.top(), 0
    while drawn < _HEADLINE_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(area.width())
        start = line.textStart()
        is_last = drawn == _HEADLINE_LINES - 1
        words = headline[start:] if is_last else headline[start : start + line.textLength()]
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.left(), top + metrics.ascent(), words)
        top += metrics.height()
        drawn += 1
    layout.endLayout()
    return top - area.top()


def _meta(row: StoryRow) -> str:
    parts = [row.section] if row.section else []
    if row.status is not Status.DRAFT:
        parts.append(sentence(f"library.status.{row.status}"))
    if row.is_edited_since_hand_off:
        parts.append(sentence("library.edited-since"))
    elif row.handed_off_revision is not None:
        parts.append(sentence("library.handed-off"))
    parts.append(sentence("library.words", words=row.words))
    parts.append(_when(row.updated_at))
    return " · ".join(parts)


def _when(saved_at: str) -> str:
    """The time of day for today, else the date, in local time."""
    local = datetime.fromisoformat(saved_at).astimezone()
    is_today = local.date() == datetime.now(UTC).astimezone().date()
    return local.strftime("%H:%M") if is_today else f"{local.day} {local.strftime('%b %Y')}"
