"""The stories a picture runs in: headline, status, and how its credit stands there. Enter opens one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from studio.library.picture_memory import PictureUse
from studio.rendering.credit_formats import credit_in_house
from studio.rendering.houses import House
from studio.ui.panels.panel import PanelContext
from studio.ui.theme.fonts import interface_font
from studio.wording import sentence

_USE_ROLE = Qt.ItemDataRole.UserRole
_ROW = 44
_MOST_ROWS = 5
_PADDING = 8
_Index = QModelIndex | QPersistentModelIndex


def use_parts(use: PictureUse, latest: PictureUse, house: House) -> tuple[str, str]:
    """What stands under a headline: the story's state, and its credit where that is missing or not the latest's."""
    status = sentence(f"library.status.{use.status}")
    if use.handed_off:
        status = f"{status} · {sentence('picture-library.handed-off')}"
    if use.credit.is_missing:
        return status, sentence("picture-library.no-credit")
    credit = credit_in_house(use.credit, house)
    return status, credit if credit != credit_in_house(latest.credit, house) else ""


class UseList(QListWidget):
    """As tall as its rows, up to five; more are scrolled to."""

    story_chosen = Signal(str)
    """Emitted with the id of the story to open."""

    def __init__(self, context: PanelContext) -> None:
        super().__init__()
        self._context = context
        self.setItemDelegate(_UseRow(context, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(sentence("picture-library.used-in"))
        self.itemClicked.connect(self._on_clicked)

    @property
    def uses(self) -> tuple[PictureUse, ...]:
        """The uses that are listed."""
        return tuple(self.item(row).data(_USE_ROLE) for row in range(self.count()))

    def show_uses(self, uses: tuple[PictureUse, ...]) -> None:
        """List other uses, the latest first."""
        if uses == self.uses:
            return
        self.clear()
        for use in uses:
            item = QListWidgetItem(use.headline.strip() or sentence("library.untitled"))
            item.setData(_USE_ROLE, use)
            status, credit = use_parts(use, uses[0], self._context.desk.house)
            spoken = (item.text(), status, credit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in spoken if part))
            item.setToolTip(sentence("picture-library.open-story"))
            self.addItem(item)
        self.setFixedHeight(_ROW * min(_MOST_ROWS, len(uses)) + 2)
        self.setVisible(bool(uses))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current story."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._on_clicked(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        use: PictureUse = item.data(_USE_ROLE)
        self.story_chosen.emit(use.story_id)


class _UseRow(QStyledItemDelegate):
    def __init__(self, context: PanelContext, parent: UseList) -> None:
        super().__init__(parent)
        self._context = context
        self._list = parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        use: PictureUse = index.data(_USE_ROLE)
        colours = self._context.theme.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if has_focus or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.setPen(QColor(colours.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0, 1, -1, -2), 6, 6)
        area = rect.adjusted(_PADDING, 4, -_PADDING, -4)
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        headline = str(index.data(Qt.ItemDataRole.DisplayRole))
        _draw(painter, upper, ((headline, colours.ink, True),))
        latest = self._list.uses[0]
        status, credit = use_parts(use, latest, self._context.desk.house)
        tone = colours.error if use.credit.is_missing else colours.warning
        parts = [(status, colours.quiet, False)]
        if credit:
            parts += [(" · ", colours.quiet, False), (credit, tone, False)]
        _draw(painter, upper.translated(0, upper.height()), tuple(parts))
        painter.restore()


def _draw(painter: QPainter, area: QRect, parts: tuple[tuple[str, str, bool], ...]) -> None:
    """Draw stretches of text side by side; the last is elided."""
    left = area.left()
    for text, colour, is_bold in parts:
        font = interface_font(13 if is_bold else 12, bold=is_bold)
        metrics = QFontMetrics(font)
        room = area.right() + 1 - left
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        rest = QRect(left, area.top(), room, area.height())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        left += metrics.horizontalAdvance(text)
