"""The story list as Qt's views want it, read from the library page by page."""

from html import escape
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from studio.library.records import ListQuery, StoryRow
from studio.session.desk import Desk
from studio.ui.library.hand_off_words import hand_off_words
from studio.wording import sentence

ROW_ROLE = Qt.ItemDataRole.UserRole
OPEN_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE_SIZE = 60

_Index = QModelIndex | QPersistentModelIndex


class StoryListModel(QAbstractListModel):
    """Rows of the latest query. A result that a newer query overtook is dropped."""

    about_to_load = Signal()
    """Emitted right before the rows change."""

    loaded = Signal(bool)
    """Emitted when the rows of a query are there; true when they answer the same query as before."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[StoryRow] = []
        self._query: ListQuery | None = None
        self._query_number = 0
        self._has_more = False

    def ask(self, query: ListQuery) -> None:
        """Show what answers to a query; asked again, as many rows as were there are read afresh."""
        is_same = query == self._query
        self._query = query
        self._query_number += 1
        number = self._query_number
        limit = max(query.limit, len(self._rows)) if is_same else query.limit

        def on_rows(rows: tuple[StoryRow, ...]) -> None:
            if number == self._query_number:
                self._replace(rows, has_more=len(rows) == limit, is_same=is_same)

        self._desk.list_stories(replace(query, limit=limit), on_rows)

    def row_of(self, story_id: str) -> int:
        """The row of a story, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == story_id), -1)

    def story_row(self, index: _Index) -> StoryRow:
        """What the library says of the story at an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows are there so far."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row, its headline, or its words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == OPEN_ROLE:
            return self._desk.story is not None and self._desk.story.id == row.id
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline or sentence("library.untitled")
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tool_tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            headline = row.headline or sentence("library.untitled")
            status = sentence(f"library.status.{row.status}")
            parts = (headline, status, hand_off_words(row), row.section, row.snippet.text)
            return ", ".join(part for part in parts if part)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """True while the library has a further page."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page."""
        query = self._query
        if query is None or not self.canFetchMore(parent) or not self._rows:
            return
        self._has_more = False
        number = self._query_number
        after = replace(query, after=self._rows[-1].place)

        def on_rows(rows: tuple[StoryRow, ...]) -> None:
            if number == self._query_number and rows:
                first = len(self._rows)
                self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
                self._rows.extend(rows)
                self.endInsertRows()
                self._has_more = len(rows) == query.limit

        self._desk.list_stories(after, on_rows)

    def _replace(self, rows: tuple[StoryRow, ...], *, has_more: bool, is_same: bool) -> None:
        """Show new rows; the same stories in the same order change in place, so that nothing jumps."""
        self.about_to_load.emit()
        self._has_more = has_more
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self.loaded.emit(is_same)


def _tool_tip(row: StoryRow) -> str | None:
    """The whole headline, and what became of the story's hand-off, where there is either."""
    lines = [escape(line) for line in (row.headline, hand_off_words(row)) if line]
    return f"<qt>{'<br>'.join(lines)}</qt>" if lines else None
