"""Rows that the library gives page by page, as Qt's views want them."""

from collections.abc import Callable, Hashable
from typing import Any, Generic, Protocol, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Signal

Index = QModelIndex | QPersistentModelIndex


class PageQuery(Protocol):
    """What the query of a page has besides what it asks for: how many rows, and the place to go on after."""

    @property
    def limit(self) -> int:
        """The most rows of one page."""

    @property
    def after(self) -> Any:
        """The place of the last row that is there already, or None."""


class PlacedRow(Protocol):
    """A row that says where it stands, so that the next page can begin there."""

    @property
    def place(self) -> Any:
        """Its place in the order of the query."""


QueryT = TypeVar("QueryT", bound=PageQuery)
RowT = TypeVar("RowT", bound=PlacedRow)


class PagedRows(QAbstractListModel, Generic[QueryT, RowT]):
    """Rows of the latest query. A result that a newer query overtook is dropped."""

    about_to_load = Signal()
    """Emitted right before other rows take the place of these."""

    loaded = Signal(bool)
    """Emitted when the rows of a query are there; true when they answer the same query as before."""

    grown = Signal()
    """Emitted when a further page was read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[RowT] = []
        self._query: QueryT | None = None
        self._query_number = 0
        self._has_more = False
        self._is_closed = False

    def read(self, query: QueryT, on_rows: Callable[[tuple[RowT, ...]], None]) -> None:
        """Ask for one page; the answer comes later."""
        raise NotImplementedError

    def key_of(self, row: RowT) -> Hashable:
        """What makes a row the same one when it is read again."""
        raise NotImplementedError

    def limit_again(self, query: QueryT) -> int:
        """How many rows are read afresh when the same query is asked again: as many as are there."""
        return max(query.limit, len(self._rows))

    def limit_further(self, query: QueryT) -> int:
        """How many rows the next page has."""
        return query.limit

    def kept_below(self, _last: RowT) -> list[RowT]:
        """The rows that stay as they were below those that were read afresh."""
        return []

    def ask(self, query: QueryT) -> None:
        """Show what answers to a query; asked again, the rows that were there are read afresh."""
        is_same = query == self._query
        self._query = query
        self._query_number += 1
        number = self._query_number
        limit = self.limit_again(query) if is_same else query.limit

        def on_rows(rows: tuple[RowT, ...]) -> None:
            if number == self._query_number and not self._is_closed:
                self._show(rows, is_full=len(rows) == limit, is_same=is_same)

        self.read(_with(query, limit=limit), on_rows)

    def close(self) -> None:
        """Take no more answers."""
        self._is_closed = True

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are there so far."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """True while the library has a further page."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        query = self._query
        if query is None or not self.canFetchMore(parent) or not self._rows:
            return
        self._has_more = False
        number, limit = self._query_number, self.limit_further(query)

        def on_rows(rows: tuple[RowT, ...]) -> None:
            if number != self._query_number or self._is_closed:
                return
            self._has_more = len(rows) == limit
            if rows:
                first = len(self._rows)
                self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
                self._rows.extend(rows)
                self.endInsertRows()
            self.grown.emit()

        self.read(_with(query, limit=limit, after=self._rows[-1].place), on_rows)

    def _show(self, rows: tuple[RowT, ...], *, is_full: bool, is_same: bool) -> None:
        """Show new rows; the same ones in the same order change in place, so that nothing jumps."""
        self.about_to_load.emit()
        kept = self.kept_below(rows[-1]) if is_same and is_full else []
        self._has_more = is_full
        shown = [*rows, *kept]
        if [self.key_of(row) for row in shown] == [self.key_of(row) for row in self._rows]:
            self._rows = shown
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
        else:
            self.beginResetModel()
            self._rows = shown
            self.endResetModel()
        self.loaded.emit(is_same)


def _with(query: QueryT, **changes: Any) -> QueryT:
    changed: QueryT = replace(query, **changes)  # type: ignore[type-var]  # every query is a struct
    return changed
