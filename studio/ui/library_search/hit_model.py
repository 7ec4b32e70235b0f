"""The hits as a list: each story with its hits below it, each with a tick where something is to be done with them."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from studio.session.library_search import FoundStory, TextHit
from studio.ui.library_search.hit_words import headline_of, spoken_hit, spoken_story

_Index = QModelIndex | QPersistentModelIndex
_Check = Qt.CheckState


class HitRow(Struct, frozen=True):
    """One row: a story, or one of its hits. `ticked` is how many hits of the story are; None where none can be."""

    story: FoundStory
    hit: TextHit | None
    ticked: int | None


def nothing_instead(_hit: TextHit) -> str | None:
    """For hits that are not replaced."""
    return None


class HitModel(QAbstractListModel):
    """Grows as stories come. A story that was handed off comes without ticks."""

    ticks_changed = Signal()
    """Emitted when other hits are ticked, or there are others."""

    def __init__(self, parent: QObject, *, has_ticks: bool) -> None:
        super().__init__(parent)
        self.has_ticks = has_ticks
        self.instead: Callable[[TextHit], str | None] = nothing_instead
        self._stories: list[FoundStory] = []
        self._ticked: list[set[int]] = []
        self._rows: list[tuple[int, int]] = []
        self._firsts: list[int] = []

    @property
    def hits(self) -> int:
        """How many hits there are."""
        return len(self._rows) - len(self._stories)

    @property
    def stories(self) -> int:
        """How many stories there are."""
        return len(self._stories)

    @property
    def ticked(self) -> dict[str, tuple[TextHit, ...]]:
        """The ticked hits by the id of their story; without the stories that have none."""
        return {
            story.story_id: tuple(story.hits[number] for number in sorted(numbers))
            for story, numbers in zip(self._stories, self._ticked, strict=True)
            if numbers
        }

    @property
    def ticked_counts(self) -> tuple[int, int]:
        """How many hits are ticked, and in how many stories."""
        return sum(map(len, self._ticked)), sum(map(bool, self._ticked))

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._stories, self._ticked, self._rows, self._firsts = [], [], [], []
        self.endResetModel()
        self.ticks_changed.emit()

    def add(self, stories: Iterable[FoundStory]) -> None:
        """Add stories at the end."""
        found = tuple(stories)
        count = sum(1 + len(story.hits) for story in found)
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + count - 1)
        for story in found:
            number = len(self._stories)
            self._firsts.append(len(self._rows))
            self._rows += [(number, hit) for hit in range(-1, len(story.hits))]
            self._stories.append(story)
            is_ticked = self.has_ticks and not story.was_handed_off
            self._ticked.append(set(range(len(story.hits))) if is_ticked else set())
        self.endInsertRows()
        self.ticks_changed.emit()

    def row(self, index: _Index) -> HitRow:
        """What a row shows."""
        number, hit = self._rows[index.row()]
        story = self._stories[number]
        ticked = len(self._ticked[number]) if self.has_ticks else None
        return HitRow(story, story.hits[hit] if hit >= 0 else None, ticked)

    def toggle(self, index: _Index) -> None:
        """Tick a hit or take its tick away; on a story, do so with all its hits."""
        if not index.isValid() or not self.has_ticks:
            return
        number, hit = self._rows[index.row()]
        ticked, all_hits = self._ticked[number], set(range(len(self._stories[number].hits)))
        if hit >= 0:
            ticked ^= {hit}
        else:
            self._ticked[number] = set() if ticked == all_hits else all_hits
        self._tell_changed(number)

    def tick_all(self, *, is_ticked: bool) -> None:
        """Tick every hit, of stories that were handed off too, or none."""
        for number, story in enumerate(self._stories):
            self._ticked[number] = set(range(len(story.hits))) if is_ticked else set()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticks_changed.emit()

    def story_beside(self, row: int, *, is_after: bool) -> int:
        """The row of the next story below a row, or of the one above it; the row itself where there is none."""
        beside = [first for first in self._firsts if (first > row if is_after else first < row)]
        if not beside:
            return row
        return beside[0] if is_after else beside[-1]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All can be chosen; where there are ticks, ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.has_ticks else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's words, its tick, and what a screen reader says."""
        if not index.isValid():
            return None
        row = self.row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return headline_of(row.story) if row.hit is None else row.hit.words
            case Qt.ItemDataRole.CheckStateRole if self.has_ticks:
                return self._check_state(index.row())
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_story(row.story, row.ticked) if row.hit is None else self._spoken(row.hit)
        return None

    def _spoken(self, hit: TextHit) -> str:
        return spoken_hit(hit, self.instead(hit))

    def _check_state(self, row: int) -> Qt.CheckState:
        number, hit = self._rows[row]
        ticked, count = self._ticked[number], len(self._stories[number].hits)
        if hit >= 0:
            return _Check.Checked if hit in ticked else _Check.Unchecked
        if not ticked:
            return _Check.Unchecked
        return _Check.Checked if len(ticked) == count else _Check.PartiallyChecked

    def _tell_changed(self, number: int) -> None:
        first = self._firsts[number]
        self.dataChanged.emit(self.index(first), self.index(first + len(self._stories[number].hits)))
        self.ticks_changed.emit()
