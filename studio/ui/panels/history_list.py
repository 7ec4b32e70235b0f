"""The list of versions: keyboard, mouse and screen reader choose one; the choice outlives a refresh."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListView

from studio.ui.panels.history_entries import HistoryEntry
from studio.ui.panels.history_list_model import HistoryListModel
from studio.ui.panels.history_row_delegate import HistoryRowDelegate
from studio.ui.theme.theme import Theme


class HistoryList(QListView):
    """Shows entries, newest first, and says which one is chosen."""

    chosen = Signal(object)
    """Emitted with the `HistoryEntry` the editor chose."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.entries = HistoryListModel()
        self.entries.setParent(self)
        self.setModel(self.entries)
        self.setItemDelegate(HistoryRowDelegate(theme))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current(self) -> HistoryEntry | None:
        """The chosen entry, or None."""
        index = self.currentIndex()
        return self.entries.entries[index.row()] if index.isValid() else None

    @property
    def one_before(self) -> HistoryEntry | None:
        """The version before the chosen one, or None."""
        row = self.currentIndex().row() + 1
        return self.entries.entries[row] if 0 < row < len(self.entries.entries) else None

    def show_entries(self, entries: tuple[HistoryEntry, ...]) -> bool:
        """Show other entries; the chosen one stays chosen, and where it was. False when another had to be chosen."""
        key = self.current.key if self.current is not None else ""
        place = self.verticalScrollBar().value()
        with QSignalBlocker(self.selectionModel()):
            if not self.entries.show_entries(entries):
                return bool(key) or not entries
            row = self.entries.row_of(key) if key else -1
            if entries:
                self.setCurrentIndex(self.entries.index(max(row, 0)))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place if row >= 0 else 0)
        self.viewport().update()
        return row >= 0

    def forget(self) -> None:
        """Show nothing, and choose nothing."""
        with QSignalBlocker(self.selectionModel()):
            self.entries.show_entries(())

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.entries.entries[current.row()])
