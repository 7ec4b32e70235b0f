"""The versions of a story as a Qt list; the first one of each day carries the day's name."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from studio.ui.panels.history_entries import HistoryEntry, day_words, time_words
from studio.wording import counted, sentence

ENTRY_ROLE = Qt.ItemDataRole.UserRole
DAY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The name of the day for the first version of it; empty for the others."""

_Index = QModelIndex | QPersistentModelIndex


class HistoryListModel(QAbstractListModel):
    """Entries, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[HistoryEntry, ...] = ()
        self._days: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """What is listed."""
        return self._entries

    def show_entries(self, entries: tuple[HistoryEntry, ...]) -> bool:
        """List other entries; false, and nothing done, when they are those that are there."""
        now = datetime.now(UTC)
        days = tuple(day_words(entry.made_at, now) for entry in entries)
        if (entries, days) == (self._entries, self._days):
            return False
        self.beginResetModel()
        self._entries, self._days = entries, days
        self.endResetModel()
        return True

    def row_of(self, key: str) -> int:
        """The row of an entry, or -1."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many versions there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """An entry, its day, its title, or its words for a screen reader."""
        if not index.isValid():
            return None
        entry, day = self._entries[index.row()], self._days[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == DAY_ROLE:
            return day if index.row() == 0 or self._days[index.row() - 1] != day else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [f"{day} {time_words(entry.made_at)}", entry.title, _words(entry)]
            if entry.is_named:
                parts.insert(2, sentence("history.reason.named"))
            return ", ".join(part for part in parts if part)
        return None


def _words(entry: HistoryEntry) -> str:
    return counted("history.words", entry.words) if entry.words is not None else ""
