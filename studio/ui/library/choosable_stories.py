"""The story list with ticks: stories that can be chosen, those that are, and those that may not be."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.session.desk import Desk
from studio.ui.library.story_list_model import OPEN_ROLE, StoryListModel
from studio.wording import sentence

_Index = QModelIndex | QPersistentModelIndex


class ChoosableStories(StoryListModel):
    """Rows of the latest query; what was ticked stays so when another query leaves it out."""

    def __init__(self, desk: Desk, taken: frozenset[str], parent: QObject) -> None:
        super().__init__(desk, parent)
        self._taken = taken
        self._chosen: dict[str, None] = {}

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked stories, in the order they were ticked."""
        return tuple(self._chosen)

    def is_taken(self, index: _Index) -> bool:
        """True for a story that may not be chosen, for it is already."""
        return self.story_row(index).id in self._taken

    def toggle(self, index: _Index) -> None:
        """Tick a story, or no longer; nothing happens to one that may not be chosen."""
        if not index.isValid() or self.is_taken(index):
            return
        story_id = self.story_row(index).id
        if story_id in self._chosen:
            del self._chosen[story_id]
        else:
            self._chosen[story_id] = None
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A story that may not be chosen is shown, and passed over by the keys."""
        flags = super().flags(index)
        return flags & ~Qt.ItemFlag.ItemIsEnabled if index.isValid() and self.is_taken(index) else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row as the story list has it, and whether it is ticked."""
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = self.is_taken(index) or self.story_row(index).id in self._chosen
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role == OPEN_ROLE:
            return False  # the open story is one of those that may not be chosen
        words = super().data(index, role)
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole and self.is_taken(index):
            return f"{words}, {sentence('related-chooser.taken')}"
        return words
