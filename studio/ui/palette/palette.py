"""The palette: one field and a list. What is listed comes from sources; the first character may choose another."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from studio.ui.palette.entry import PaletteEntry, PaletteSource
from studio.ui.palette.entry_delegate import ENTRY_ROLE, EntryDelegate
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_WIDTH = 560
_HEIGHT = 460
_FROM_TOP = 72


class Palette(QFrame):
    """Opens over the window; arrows choose, Enter acts, Escape or a click elsewhere closes.

    `sources` are by the character that chooses them when it is typed first; the one by the empty text has none.
    """

    def __init__(self, sources: Mapping[str, PaletteSource], window: QWidget) -> None:
        super().__init__(window)
        set_look(self, "palette")
        self._window = window
        self._sources = sources
        self._opened_for = next(iter(sources.values()))
        self._source = self._opened_for
        self._asked = 0
        self._is_waiting = False
        self._acts_when_found = False
        self._focus_before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.results = QListWidget(self)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setItemDelegate(EntryDelegate(self.results))
        self.results.setUniformItemSizes(True)
        self.results.setMouseTracking(True)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.currentRowChanged.connect(self._on_current_changed)
        self.results.itemClicked.connect(self._on_item_chosen)
        self._nothing = QLabel(self)
        set_look(self._nothing, "hint")
        for named in (self, self.field, self.results):
            named.setAccessibleName(sentence("palette.name"))
        layout = QVBoxLayout(self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(10, 8, 10, 8)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.results, 1)
        layout.addWidget(self._nothing, 1)
        self.hide()

    def open(self, first: str) -> None:
        """Show the palette with what the source of that character finds without a word."""
        self._opened_for = self._sources[first]
        if not self.isVisible():
            self._focus_before = self._window.focusWidget()
        self.field.setPlaceholderText(sentence(self._opened_for.hint))
        with QSignalBlocker(self.field):
            self.field.clear()
        self.results.clear()  # what another source found is not for this one
        self._on_text_changed("")
        self.setFixedWidth(min(_WIDTH, self._window.width() - 40))
        self.setFixedHeight(min(_HEIGHT, self._window.height() - 2 * _FROM_TOP))
        self.move((self._window.width() - self.width()) // 2, _FROM_TOP)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while the caret stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run_current()
                return True
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
        if watched is self.field and isinstance(event, QFocusEvent) and _is_left(event):
            self.hide()
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        chosen = self._sources.get(text[0]) if text else None
        self._source = chosen or self._opened_for
        self._asked += 1
        asked = self._asked
        self._is_waiting, self._acts_when_found = True, False

        def on_found(entries: tuple[PaletteEntry, ...]) -> None:
            if asked == self._asked and self._is_waiting:
                self._is_waiting = False
                self._show(entries)
                if self._acts_when_found:
                    self._run_current()

        self._source.find(text[1:] if chosen is not None else text, on_found)

    def _show(self, entries: tuple[PaletteEntry, ...]) -> None:
        self.results.clear()
        for entry in entries:
            item = QListWidgetItem(entry.summary)
            item.setData(ENTRY_ROLE, entry)
            self.results.addItem(item)
        self._nothing.setText(sentence(self._source.nothing))
        self.results.setCurrentRow(0)
        self.results.setVisible(self.results.count() > 0)
        self._nothing.setVisible(self.results.count() == 0)
        if not entries:
            self._on_current_changed(-1)

    def _move(self, step: int) -> None:
        count = self.results.count()
        if count:
            self.results.setCurrentRow((self.results.currentRow() + step) % count)

    def _run_current(self) -> None:
        """Do what the chosen entry does; where the answer to what was typed is still to come, when it is there."""
        if self._is_waiting:
            self._acts_when_found = True
            return
        item = self.results.currentItem()
        if item is not None:
            self._on_item_chosen(item)

    @Slot(QListWidgetItem)
    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        entry: PaletteEntry = item.data(ENTRY_ROLE)
        self._close()
        entry.act()

    @Slot(int)
    def _on_current_changed(self, row: int) -> None:
        """Say what Enter would do, for those who hear the field and do not see the list."""
        item = self.results.item(row)
        self.field.setAccessibleDescription(item.text() if item is not None else self._nothing.text())

    def _close(self) -> None:
        self.hide()
        self._is_waiting = False
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()


def _is_left(event: QFocusEvent) -> bool:
    """True when the focus goes elsewhere; the field's own menu is no other place."""
    return event.lostFocus() and event.reason() is not Qt.FocusReason.PopupFocusReason
