"""The list of hits: Space ticks, Enter opens the story there, Ctrl with an arrow goes from story to story."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from studio.ui.library_search.hit_model import HitModel
from studio.ui.library_search.hit_row import HitRowDelegate, tick_box
from studio.ui.theme.theme import Theme
from studio.wording import sentence

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STORY_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class HitList(QListView):
    """Shows the model's rows."""

    chosen = Signal(object)
    """Emitted with the `HitRow` whose story is to be opened."""

    left_upwards = Signal()
    """Emitted when the arrow up is pressed in the first row."""

    def __init__(self, model: HitModel, theme: Theme) -> None:
        super().__init__()
        self._hits = model
        self.setModel(model)
        self.setItemDelegate(HitRowDelegate(model, theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(sentence("library-search.list"))
        self.setAccessibleDescription(sentence("library-search.open-tip"))
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self.viewport().update)

    def select_first(self) -> None:
        """Make the first row the current one, unless there is one."""
        if not self.currentIndex().isValid() and self._hits.rowCount():
            self.setCurrentIndex(self._hits.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, open, or move."""
        index = self.currentIndex()
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER_KEYS and index.isValid():
            self.chosen.emit(self._hits.row(index))
        elif event.key() == Qt.Key.Key_Space:
            self._hits.toggle(index)
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left_upwards.emit()
        elif has_control and event.key() in _STORY_KEYS:
            row = self._hits.story_beside(index.row(), is_after=event.key() == Qt.Key.Key_Down)
            self.setCurrentIndex(self._hits.index(row))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tick toggles it."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and self._is_on_tick(event, index):
            self._hits.toggle(index)
        super().mouseReleaseEvent(event)

    def _is_on_tick(self, event: QMouseEvent, index: QModelIndex) -> bool:
        box = tick_box(self.visualRect(index), is_story=self._hits.row(index).hit is None)
        return self._hits.has_ticks and box.adjusted(-4, -6, 4, 6).contains(event.position().toPoint())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._hits.row(index))
