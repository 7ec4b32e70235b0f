"""The boxes of the library as a list: each with its title, its kind, and how many stories hold copies of it."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.session.box_service import ShelvedBox
from studio.story.box_kinds import overdue
from studio.story.library_box import LibraryBox
from studio.ui.panels.iso_dates import today
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme
from studio.wording import counted, sentence

_BOX_ROLE = Qt.ItemDataRole.UserRole
_LATE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _PADDING = 48, 10
_Index = QModelIndex | QPersistentModelIndex


def box_title(box: LibraryBox) -> str:
    """What a box is called."""
    return box.title.strip() or sentence("boxes.untitled")


def box_line(shelved: ShelvedBox) -> str:
    """What the list says below the title of a box."""
    kind = sentence(f"panels.box-kinds.{shelved.box.kind}")
    used = counted("boxes.stories", shelved.stories) if shelved.stories else sentence("boxes.stories-none")
    if shelved.box.retired:
        return sentence("boxes.line-retired", kind=kind, used=used)
    return sentence("boxes.line", kind=kind, used=used)


def overdue_words(box: LibraryBox, day: date) -> str:
    """How many facts of a box should have been looked at before a day; nothing where there are none."""
    count = len(overdue(box.facts, day))
    return counted("boxes.overdue", count) if count else ""


class BoxList(QListWidget):
    """Shows boxes; exactly one is chosen while there are any."""

    chosen = Signal()
    """Emitted when the editor chose another box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(sentence("boxes.window"))
        self.setItemDelegate(_BoxRow(theme, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._on_row_changed)

    @property
    def box(self) -> ShelvedBox | None:
        """The chosen box, or None while there is none."""
        item = self.currentItem()
        shelved: ShelvedBox | None = item.data(_BOX_ROLE) if item is not None else None
        return shelved

    def show_boxes(self, shelved: tuple[ShelvedBox, ...]) -> None:
        """Show other boxes; the chosen one stays chosen, or the first one is."""
        before = self.box
        with QSignalBlocker(self):
            self.clear()
            for each in shelved:
                item = QListWidgetItem(box_title(each.box))
                item.setData(_BOX_ROLE, each)
                late = overdue_words(each.box, date.fromisoformat(today()))
                item.setData(_LATE_ROLE, late)
                spoken = ", ".join(text for text in (item.text(), box_line(each), late) if text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                item.setToolTip(item.text())
                self.addItem(item)
            ids = [each.box.id for each in shelved]
            known = before is not None and before.box.id in ids
            self.setCurrentRow(ids.index(before.box.id) if before is not None and known else 0 if ids else -1)

    def _on_row_changed(self, _row: int) -> None:
        self.chosen.emit()


class _BoxRow(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: BoxList) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shelved: ShelvedBox = index.data(_BOX_ROLE)
        colours = self._theme.colours
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen, is_under_mouse = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        ground = colours.accent_wash if is_chosen else colours.hover if is_under_mouse else ""
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QColor(colours.accent) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(row.adjusted(0, 1, -1, -2), 6, 6)
        area = row.adjusted(_PADDING, 6, -_PADDING, -7)
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        lower, late = upper.translated(0, upper.height()), str(index.data(_LATE_ROLE))
        ink = colours.quiet if shelved.box.retired else colours.ink
        _draw(painter, upper, box_title(shelved.box), ink, is_title=True)
        if late:
            left = _draw(painter, lower, f"{late} · ", colours.warning, is_title=False)
            lower.setLeft(left)
        _draw(painter, lower, box_line(shelved), colours.quiet, is_title=False)
        painter.restore()


def _draw(painter: QPainter, area: QRect, text: str, colour: str, *, is_title: bool) -> int:
    """Draw one stretch of text, cut to its area; where the next one begins."""
    font = interface_font(13 if is_title else 12, bold=is_title)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    return area.left() + metrics.horizontalAdvance(shown)
