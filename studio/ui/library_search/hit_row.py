"""Draws a row of the hits: a story with where it stands, or a hit among its words and what is to stand there."""

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.session.library_search import FoundStory, TextHit
from studio.ui.library_search.hit_model import HitModel, HitRow
from studio.ui.library_search.hit_words import (
    MOST_BEFORE,
    around,
    headline_of,
    place_words,
    reads_leftwards,
    story_facts,
)
from studio.ui.theme.colours import Colours
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme
from studio.wording import sentence

ROW_HEIGHT = 34
TICK = 16
_EDGE = 12
_GAP = 8
_INDENT = 24
_PLACE_WIDTH = 104
_LEAST_HEADLINE = 120
_LONGEST_BOLD = 40
_LEAST_BEFORE, _PIXELS_FOR_ONE_BEFORE = 10, 16
"""A hit begins in the first half of a narrow row."""

_Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def tick_box(rect: QRect, *, is_story: bool) -> QRect:
    """Where the tick of a row is."""
    left = rect.left() + _EDGE + (0 if is_story else _INDENT)
    return QRect(left, rect.center().y() - TICK // 2 + 1, TICK, TICK)


class HitRowDelegate(QStyledItemDelegate):
    """All rows are of one height, so that thousands of them cost no more than those in view."""

    def __init__(self, model: HitModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One height for all; the width is the list's."""
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row = self._model.row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option, row, is_first=index.row() == 0)
        rect: QRect = option.rect
        left = rect.left() + _EDGE + (0 if row.hit is None else _INDENT)
        if row.ticked is not None:
            state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            self._draw_tick(painter, QRectF(tick_box(rect, is_story=row.hit is None)), state)
            left += TICK + _GAP
        area = QRect(left, rect.top(), rect.right() - _EDGE - left, rect.height())
        if row.hit is None:
            _draw_story(painter, area, row.story, row.ticked, self._theme.colours)
        else:
            is_ticked = row.ticked is None or index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            instead = self._model.instead(row.hit) if is_ticked else None
            _draw_hit(painter, area, row.hit, instead, self._theme.colours)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: HitRow, *, is_first: bool) -> None:
        colours = self._theme.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if row.hit is None and not is_first:
            painter.setPen(QPen(QColor(colours.rule), 1))
            painter.drawLine(rect.left() + _EDGE, rect.top(), rect.right() - _EDGE, rect.top())
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_wash if is_selected else colours.hover))
            painter.setPen(QPen(QColor(colours.accent), 1) if has_focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)

    def _draw_tick(self, painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
        colours = self._theme.colours
        is_on = state != Qt.CheckState.Unchecked
        painter.setPen(QPen(QColor(colours.accent if is_on else colours.faint), 1))
        painter.setBrush(QColor(colours.accent if is_on else colours.page))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        points = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32))
        if state == Qt.CheckState.PartiallyChecked:
            points = ((0.27, 0.5), (0.5, 0.5), (0.73, 0.5))
        if is_on:
            painter.setPen(QPen(QColor(colours.on_accent), 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(QPolygonF([QPointF(box.left() + x * TICK, box.top() + y * TICK) for x, y in points]))


def _draw_story(painter: QPainter, area: QRect, story: FoundStory, ticked: int | None, colours: Colours) -> None:
    """The headline at the left; at the right where the story stands, before that a mark where it was handed off."""
    small = interface_font(12)
    facts = story_facts(story, ticked)
    right = area.right() - min(QFontMetrics(small).horizontalAdvance(facts) + 1, area.width() - _LEAST_HEADLINE)
    _draw(painter, QRect(right, area.top(), area.right() - right, area.height()), facts, small, colours.quiet)
    if story.was_handed_off:
        mark = sentence("library-search.handed-off")
        width = QFontMetrics(small).horizontalAdvance(mark) + 14
        if right - _GAP - width - area.left() >= _LEAST_HEADLINE:
            right -= _GAP + width
            pill = QRect(right, area.center().y() - 8, width, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.warning_wash))
            painter.drawRoundedRect(pill, 9, 9)
            _draw(painter, pill.adjusted(7, 0, 0, 0), mark, small, colours.warning)
    room = QRect(area.left(), area.top(), right - _GAP - area.left(), area.height())
    _draw(painter, room, headline_of(story), interface_font(13, bold=True), colours.ink)


class _Stretch(Struct, frozen=True):
    """A part of a line, and how it is drawn."""

    text: str
    font: QFont
    colour: str
    wash: str = ""
    gap: int = 0


def _draw_hit(painter: QPainter, area: QRect, hit: TextHit, instead: str | None, colours: Colours) -> None:
    """The place in a column of its own, then the words: the hit marked, or struck out with what is to stand there."""
    place = QRect(area.left(), area.top(), _PLACE_WIDTH - _GAP, area.height())
    _draw(painter, place, place_words(hit), interface_font(12), colours.quiet)
    text = area.adjusted(_PLACE_WIDTH, 0, 0, 0)
    stretches = _stretches(hit, instead, text.width(), colours)
    _draw_stretches(painter, text, stretches, is_leftwards=reads_leftwards(hit.text))


def _stretches(hit: TextHit, instead: str | None, width: int, colours: Colours) -> tuple[_Stretch, ...]:
    parts = around(hit, max(_LEAST_BEFORE, min(MOST_BEFORE, width // _PIXELS_FOR_ONE_BEFORE)))
    plain = interface_font(13)
    before, after = _Stretch(parts.before, plain, colours.quiet), _Stretch(parts.after, plain, colours.quiet)
    if instead is None:
        font = interface_font(13, bold=len(parts.words) <= _LONGEST_BOLD)
        return before, _Stretch(parts.words, font, colours.ink, colours.warning_wash), after
    struck = QFont(plain)
    struck.setStrikeOut(True)
    new = _Stretch(" ".join(instead.split()) or instead, interface_font(13, bold=True), colours.success, gap=3)
    return before, _Stretch(parts.words, struck, colours.error, colours.error_wash), new, after


def _draw_stretches(painter: QPainter, area: QRect, stretches: tuple[_Stretch, ...], *, is_leftwards: bool) -> None:
    """Draw them one after the other, from the side where the script begins; what finds no room is elided."""
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_leftwards else Qt.LayoutDirection.LeftToRight)
    room = area.width()
    for stretch in (each for each in stretches if each.text):
        room -= stretch.gap
        if room <= 0:
            return
        metrics = QFontMetrics(stretch.font)
        shown = metrics.elidedText(stretch.text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        left = area.left() + room - width if is_leftwards else area.right() + 1 - room
        if stretch.wash:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(stretch.wash))
            painter.drawRoundedRect(QRectF(left - 1, area.center().y() - 9, width + 2, 20), 3, 3)
        painter.setFont(stretch.font)
        painter.setPen(QColor(stretch.colour))
        painter.drawText(QRect(left, area.top(), width + 1, area.height()), _LEFT, shown)
        if shown != stretch.text:
            return
        room -= width


def _draw(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LEFT, shown)
