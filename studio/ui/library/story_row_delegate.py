"""Draws one story in the list: its headline, what a search found in it, and where it stands; the time at the right."""

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.library.records import StoryRow
from studio.story.story import Status
from studio.ui.library.hand_off_words import hand_off_words
from studio.ui.library.snippet_line import from_first_match, marked_parts, says_more
from studio.ui.library.story_list_model import OPEN_ROLE, ROW_ROLE
from studio.ui.theme.colours import Colours
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme
from studio.wording import counted, sentence

_MARGIN = 12
_ABOVE, _BETWEEN = 10, 4
_META_HEIGHT = 16
_HEADLINE_LINES = 2
_DOT = 7

_Index = QModelIndex | QPersistentModelIndex
_Part = tuple[str, str, bool]
"""A stretch of a line: its text, its colour, and whether it is bold."""


class StoryRowDelegate(QStyledItemDelegate):
    """A row is as high as its headline needs, two lines at most. Drafts go without saying, unless `says_draft`."""

    says_draft = False

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of a row at the list's width."""
        row: StoryRow = index.data(ROW_ROLE)
        width = option.rect.width() if option.rect.width() > 0 else 200
        lines = len(_headline_lines(_headline(row), width - 2 * _MARGIN))
        height = 2 * _ABOVE + lines * QFontMetrics(interface_font(13, bold=True)).height() + _BETWEEN + _META_HEIGHT
        return QSize(100, height + (_META_HEIGHT + 2 if says_more(row.snippet, row.headline) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row: StoryRow = index.data(ROW_ROLE)
        colours = self._theme.colours
        rect: QRect = option.rect
        painter.save()
        self._draw_ground(painter, option, is_open=bool(index.data(OPEN_ROLE)))
        area = rect.adjusted(_MARGIN, _ABOVE, -_MARGIN, -_ABOVE)
        is_quiet = not row.headline or row.status is Status.SPIKED
        painter.setPen(QColor(colours.quiet if is_quiet else colours.ink))
        top = _draw_headline(painter, area, _headline(row)) + _BETWEEN
        if says_more(row.snippet, row.headline):
            found = marked_parts(from_first_match(row.snippet))
            parts = [(text, colours.ink if is_match else colours.quiet, is_match) for text, is_match in found]
            _draw_parts(painter, QRect(area.left(), top, area.width(), _META_HEIGHT), parts)
            top += _META_HEIGHT + 2
        self._draw_meta(painter, QRect(area.left(), top, area.width(), _META_HEIGHT), row)
        painter.setPen(QColor(colours.rule))
        painter.drawLine(area.left(), rect.bottom(), area.right(), rect.bottom())
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, is_open: bool) -> None:
        colours = self._theme.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if is_open or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_wash))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        if is_open:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _draw_meta(self, painter: QPainter, area: QRect, row: StoryRow) -> None:
        """Where the story stands, from the left; when it was saved, always seen, at the right."""
        colours = self._theme.colours
        time = when(row.updated_at)
        metrics = QFontMetrics(interface_font(12))
        painter.setFont(interface_font(12))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), time)
        left = area.adjusted(0, 0, -metrics.horizontalAdvance(time) - 8, 0)
        if row.status is not Status.DRAFT:
            dot = QRect(left.left(), left.center().y() - _DOT // 2, _DOT, _DOT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.success if row.status is Status.READY else colours.quiet))
            painter.setBrush(QColor(colours.success) if row.status is Status.READY else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
            left.setLeft(dot.right() + 6)
        _draw_parts(painter, left, meta_parts(row, colours, left.width(), says_draft=self.says_draft))


def meta_parts(row: StoryRow, colours: Colours, room: int, *, says_draft: bool = False) -> list[_Part]:
    """What the line under a headline says, the most telling first, for the end may not fit; `room` is in pixels."""
    parts: list[_Part] = []
    if row.status is not Status.DRAFT or says_draft:
        colour = colours.success if row.status is Status.READY else colours.quiet
        parts.append((sentence(f"library.status.{row.status}"), colour, True))
    if row.handed_off_revision is not None:
        colour = colours.warning if row.is_edited_since_hand_off else colours.quiet
        left = room - sum(_width_of(f"{text} · ", is_bold=is_bold) for text, _, is_bold in parts)
        is_short = _width_of(hand_off_words(row)) > left
        parts.append((hand_off_words(row, is_short=is_short), colour, False))
    if row.section:
        parts.append((row.section, colours.quiet, False))
    parts.append((counted("library.words", row.words), colours.quiet, False))
    separated: list[_Part] = []
    for number, part in enumerate(parts):
        separated += [(" · ", colours.quiet, False), part] if number else [part]
    return separated


def _width_of(text: str, *, is_bold: bool = False) -> int:
    return QFontMetrics(interface_font(12, bold=is_bold)).horizontalAdvance(text)


def when(saved_at: str) -> str:
    """The time of day for today, the day and month for this year, else the date, in local time."""
    local = datetime.fromisoformat(saved_at).astimezone()
    today = datetime.now(UTC).astimezone().date()
    if local.date() == today:
        return local.strftime("%H:%M")
    return f"{local.day} {local.strftime('%b' if local.year == today.year else '%b %Y')}"


def _headline(row: StoryRow) -> str:
    return row.headline or sentence("library.untitled")


def _headline_lines(headline: str, width: int) -> list[str]:
    """A headline in lines of a width, at most two, the last one elided."""
    font = interface_font(13, bold=True)
    layout = QTextLayout(headline, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    starts: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(starts) < _HEADLINE_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append((line.textStart(), line.textLength()))
    layout.endLayout()
    units = headline.encode("utf-16-le")  # Qt counts UTF-16 units
    lines = [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in starts[:-1]]
    last = units[2 * starts[-1][0] :].decode("utf-16-le")
    return [*lines, QFontMetrics(font).elidedText(last, Qt.TextElideMode.ElideRight, width)]


def _draw_headline(painter: QPainter, area: QRect, headline: str) -> int:
    """Draw a headline; where it ends, in pixels from the top of the list."""
    metrics = QFontMetrics(interface_font(13, bold=True))
    painter.setFont(interface_font(13, bold=True))
    top = area.top()
    for line in _headline_lines(headline, area.width()):
        painter.drawText(area.left(), top + metrics.ascent(), line)
        top += metrics.height()
    return top


def _draw_parts(painter: QPainter, area: QRect, parts: list[_Part]) -> None:
    """Draw stretches of text one after the other; the first that does not fit is elided, and is the last."""
    left = area.left()
    for text, colour, is_bold in parts:
        font = interface_font(12, bold=is_bold)
        metrics = QFontMetrics(font)
        room = area.right() - left
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if not shown.strip("… ") and text.strip():
            return
        painter.setFont(font)
        painter.setPen(QColor(colour))
        rest = QRect(left, area.top(), room, area.height())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        if shown != text:
            return
        left += metrics.horizontalAdvance(text)
