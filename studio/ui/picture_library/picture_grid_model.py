"""The pictures of the library as Qt's views want them, read page by page."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from studio.library.picture_memory import BrowsedPicture, PictureQuery
from studio.ui.paged_rows import Index, PagedRows
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


class PictureGridModel(PagedRows[PictureQuery, BrowsedPicture]):
    """The pictures of the latest query."""

    def __init__(self, source: PictureSource, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._context = context

    def read(self, query: PictureQuery, on_rows: Callable[[tuple[BrowsedPicture, ...]], None]) -> None:
        """Ask the library for one page."""
        self._source.browse(query, on_rows)

    def key_of(self, row: BrowsedPicture) -> str:
        """The hash of the picture."""
        return row.sha256

    def limit_again(self, query: PictureQuery) -> int:
        """As many rows as are there, up to `MOST_READ_AGAIN`."""
        return min(super().limit_again(query), MOST_READ_AGAIN)

    def limit_further(self, query: PictureQuery) -> int:
        """Half as many rows as are there, up to `LARGEST_PAGE`."""
        return max(query.limit, min(LARGEST_PAGE, len(self._rows) // 2))

    def kept_below(self, last: BrowsedPicture) -> list[BrowsedPicture]:
        """All rows below the last one: a picture never changes its place."""
        return [row for row in self._rows if row.place < last.place]

    @property
    def has_more(self) -> bool:
        """True while the library has a further page."""
        return self._has_more

    @property
    def pictures(self) -> tuple[BrowsedPicture, ...]:
        """The pictures that are there so far."""
        return tuple(self._rows)

    def row_of(self, sha256: str) -> int:
        """The row of a picture, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.sha256 == sha256), -1)

    def picture(self, index: Index) -> BrowsedPicture:
        """The picture at an index."""
        return self._rows[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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
