"""Draws one picture in the grid: thumbnail, name, credit, and what there is to beware of."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.library.picture_memory import BrowsedPicture
from studio.ui.panels.badges import Badge, Tone
from studio.ui.panels.iso_dates import today
from studio.ui.panels.panel import PanelContext
from studio.ui.picture_library.picture_grid_model import PICTURE_ROLE
from studio.ui.picture_library.picture_painting import PILL_HEIGHT, draw_picture, draw_pill
from studio.ui.picture_library.picture_words import (
    Expiry,
    credit_words,
    expiry,
    expiry_words,
    lacks_credit,
    name_of,
    use_words,
)
from studio.ui.picture_library.tile_thumbnails import TileThumbnails
from studio.ui.theme.fonts import interface_font
from studio.wording import sentence

LEAST_WIDTH = 168
THUMBNAIL_HEIGHT = 112
_GAP = 4
_PADDING = 8
_LINE = 18
_ABOVE_WORDS = 8
HEIGHT = 2 * (_GAP + _PADDING) + THUMBNAIL_HEIGHT + _ABOVE_WORDS + 2 * _LINE + 4 + PILL_HEIGHT

_Index = QModelIndex | QPersistentModelIndex


class PictureTile(QStyledItemDelegate):
    """All tiles have one size, which the grid sets to fill its width."""

    def __init__(self, thumbnails: TileThumbnails, context: PanelContext) -> None:
        super().__init__(thumbnails)
        self._thumbnails = thumbnails
        self._context = context
        self.size = QSize(LEAST_WIDTH, HEIGHT)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """The size of every tile."""
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one tile."""
        picture: BrowsedPicture = index.data(PICTURE_ROLE)
        colours = self._context.theme.colours
        painter.save()
        rect: QRect = option.rect
        self._draw_ground(painter, option)
        area = rect.adjusted(_GAP + _PADDING, _GAP + _PADDING, -_GAP - _PADDING, -_GAP - _PADDING)
        box = QRect(area.left(), area.top(), area.width(), THUMBNAIL_HEIGHT)
        draw_picture(painter, box, self._thumbnails.of(picture), colours)
        line = QRect(area.left(), box.bottom() + 1 + _ABOVE_WORDS, area.width(), _LINE)
        name_font, middle = interface_font(13, bold=True), Qt.TextElideMode.ElideMiddle
        _draw_line(painter, line, name_of(picture), name_font, colours.ink, middle)
        line.translate(0, _LINE)
        if lacks_credit(picture):
            badge = Badge(sentence("picture-library.no-credit"), Tone.ERROR)
            draw_pill(painter, line.left(), line.top() + 1, line.width(), badge, colours)
        else:
            words = credit_words(picture, self._context.desk.house) if picture.uses else use_words(picture)
            _draw_line(painter, line, words, interface_font(12), colours.quiet)
        if picture.uses:
            self._draw_foot(painter, QRect(line.left(), line.bottom() + 1 + 4, line.width(), PILL_HEIGHT), picture)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._context.theme.colours
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        rect: QRect = option.rect
        box = rect.adjusted(_GAP, _GAP, -_GAP - 1, -_GAP - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_under_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = colours.accent_wash if is_selected else colours.hover if is_under_mouse else ""
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(QColor(colours.accent), 2 if has_focus else 1) if is_selected or has_focus else Qt.PenStyle.NoPen
        )
        painter.drawRoundedRect(box, 8, 8)

    def _draw_foot(self, painter: QPainter, area: QRect, picture: BrowsedPicture) -> None:
        """How long it may run where that is not for long, and how often it is used."""
        colours = self._context.theme.colours
        words = expiry_words(picture.credit, today())
        left = area.left()
        if words:
            is_over = expiry(picture.credit, today()) is Expiry.OVER
            badge = Badge(words, Tone.ERROR if is_over else Tone.WARNING)
            left = draw_pill(painter, left, area.top(), area.width(), badge, colours) + 8
        rest = QRect(left, area.top(), area.right() + 1 - left, area.height())
        _draw_line(painter, rest, use_words(picture), interface_font(12), colours.quiet)


def _draw_line(
    painter: QPainter,
    area: QRect,
    text: str,
    font: QFont,
    colour: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    shown = QFontMetrics(font).elidedText(" ".join(text.split()), elide, area.width())
    if not shown.strip("… "):
        return
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
