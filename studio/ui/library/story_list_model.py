"""The story list as Qt's views want it, read from the library page by page."""

from collections.abc import Callable
from html import escape
from typing import Any

from PySide6.QtCore import QObject, Qt

from studio.library.records import ListQuery, StoryRow
from studio.session.desk import Desk
from studio.ui.library.hand_off_words import hand_off_words
from studio.ui.paged_rows import Index, PagedRows
from studio.wording import sentence

ROW_ROLE = Qt.ItemDataRole.UserRole
OPEN_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE_SIZE = 60


class StoryListModel(PagedRows[ListQuery, StoryRow]):
    """The stories of the latest query."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def read(self, query: ListQuery, on_rows: Callable[[tuple[StoryRow, ...]], None]) -> None:
        """Ask the library for one page."""
        self._desk.list_stories(query, on_rows)

    def key_of(self, row: StoryRow) -> str:
        """The id of the story."""
        return row.id

    def row_of(self, story_id: str) -> int:
        """The row of a story, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == story_id), -1)

    def story_row(self, index: Index) -> StoryRow:
        """What the library says of the story at an index."""
        return self._rows[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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


def _tool_tip(row: StoryRow) -> str | None:
    """The whole headline, and what became of the story's hand-off, where there is either."""
    lines = [escape(line) for line in (row.headline, hand_off_words(row)) if line]
    return f"<qt>{'<br>'.join(lines)}</qt>" if lines else None
