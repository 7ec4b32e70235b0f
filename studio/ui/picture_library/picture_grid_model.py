"""The pictures of the library as Qt's views want them, read page by page."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from studio.library.picture_memory import BrowsedPicture, PictureQuery
from studio.ui.panels.iso_dates import today
from studio.ui.panels.panel import PanelContext
from studio.ui.picture_library.picture_source import PictureSource
from studio.ui.picture_library.picture_words import name_of, spoken

PICTURE_ROLE = Qt.ItemDataRole.UserRole
PAGE_SIZE = 100
LARGEST_PAGE = 400
"""Pages grow with what is there, since a view lays all of its rows out anew for each; a save waits for one at most."""

MOST_READ_AGAIN = 300
"""So many rows at most are read afresh when something changed; those far below are kept as they were."""

_Index = QModelIndex | QPersistentModelIndex


class PictureGridModel(QAbstractListModel):
    """Rows of the latest query. A result that a newer query overtook is dropped."""

    about_to_load = Signal()
    """Emitted right before other rows take the place of these."""

    loaded = Signal(bool)
    """Emitted when the rows of a query are there; true when they answer the same query as before."""

    grown = Signal()
    """Emitted when a further page was added."""

    def __init__(self, source: PictureSource, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._context = context
        self._rows: list[BrowsedPicture] = []
        self._query: PictureQuery | None = None
        self._query_number = 0
        self._has_more = False
        self._is_closed = False

    @property
    def has_more(self) -> bool:
        """True while the library has a further page."""
        return self._has_more

    @property
    def pictures(self) -> tuple[BrowsedPicture, ...]:
        """The pictures that are there so far."""
        return tuple(self._rows)

    def ask(self, query: PictureQuery) -> None:
        """Show what answers to a query; asked again, the rows that were there are read afresh."""
        is_same = query == self._query
        self._query = query
        self._query_number += 1
        number = self._query_number
        limit = min(max(query.limit, len(self._rows)), MOST_READ_AGAIN) if is_same else query.limit

        def on_rows(rows: tuple[BrowsedPicture, ...]) -> None:
            if number == self._query_number and not self._is_closed:
                self._show(rows, is_full=len(rows) == limit, is_same=is_same)

        self._source.browse(replace(query, limit=limit), on_rows)

    def close(self) -> None:
        """Take no more answers."""
        self._is_closed = True

    def row_of(self, sha256: str) -> int:
        """The row of a picture, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.sha256 == sha256), -1)

    def picture(self, index: _Index) -> BrowsedPicture:
        """The picture at an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows are there so far."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A picture, its name, or its words for a screen reader."""
        if not index.isValid():
            return None
        picture = self._rows[index.row()]
        if role == PICTURE_ROLE:
            return picture
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(picture)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(picture, self._context.desk.house, today())
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
        limit = max(query.limit, min(LARGEST_PAGE, len(self._rows) // 2))

        def on_rows(rows: tuple[BrowsedPicture, ...]) -> None:
            if number != self._query_number or self._is_closed:
                return
            self._has_more = len(rows) == limit
            if rows:
                first = len(self._rows)
                self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
                self._rows.extend(rows)
                self.endInsertRows()
            self.grown.emit()

        self._source.browse(replace(query, after=self._rows[-1].place, limit=limit), on_rows)

    def _show(self, rows: tuple[BrowsedPicture, ...], *, is_full: bool, is_same: bool) -> None:
        """Show new rows; the same pictures in the same order change in place, so that nothing jumps."""
        self.about_to_load.emit()
        kept = [row for row in self._rows if row.place < rows[-1].place] if is_same and is_full else []
        self._has_more = is_full
        shown = [*rows, *kept]
        if [row.sha256 for row in shown] == [row.sha256 for row in self._rows]:
            self._rows = shown
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
        else:
            self.beginResetModel()
            self._rows = shown
            self.endResetModel()
        self.loaded.emit(is_same)
