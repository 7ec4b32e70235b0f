"""The library of fact boxes: every version of each box that stories share, and who holds copies of it."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import msgspec

from studio.errors import LibraryDamaged, StoryNotFound
from studio.library.box_rows import BoxUse, box_from_row
from studio.library.connection import damaged_letters_shown
from studio.library.story_reading import rows_of
from studio.library.story_rows import Row
from studio.story.library_box import LibraryBox
from studio.story.story import Status

if TYPE_CHECKING:
    from studio.library.box_writing import BoxWriter

_NEWEST = (
    "SELECT * FROM library_boxes AS box WHERE version = (SELECT max(version) FROM library_boxes WHERE id = box.id)"
)


class BoxShelf:
    """The boxes of one library. Nothing is deleted: a box is retired, and its versions are all kept.

    Every method raises what those of `Library` raise, and LibraryDamaged for a box whose row makes no sense.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        writer: "Callable[[], BoxWriter]",
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._explained = explained

    def list(self, words: str = "", *, include_retired: bool = False) -> tuple[LibraryBox, ...]:
        """The boxes as they are now, by title; with `words`, those that hold each of them."""
        with self._explained():
            boxes = [_box(row) for row in rows_of(self._connection, _NEWEST)]
        wanted = words.casefold().split()
        found = [box for box in boxes if (include_retired or not box.retired) and _holds(box, wanted)]
        return tuple(sorted(found, key=lambda box: (box.title.casefold(), box.id)))

    def get(self, box_id: str) -> LibraryBox:
        """The box as it is now. Raises StoryNotFound."""
        return self.versions(box_id)[0]

    def known(self, box_ids: Iterable[str]) -> dict[str, LibraryBox]:
        """Those of the boxes that there are, as they are now, by id."""
        wanted = sorted(set(box_ids) - {""})
        with self._explained():
            rows = [row for box_id in wanted for row in rows_of(self._connection, f"{_NEWEST} AND id = ?", box_id)]
            return {str(row["id"]): _box(row) for row in rows}

    def versions(self, box_id: str) -> tuple[LibraryBox, ...]:
        """Every version of a box, newest first. Raises StoryNotFound."""
        with self._explained():
            sql = "SELECT * FROM library_boxes WHERE id = ? ORDER BY version DESC"
            found = tuple(_box(row) for row in rows_of(self._connection, sql, box_id))
        if not found:
            raise StoryNotFound("library.box_unknown", name=box_id)
        return found

    def save(self, box: LibraryBox) -> LibraryBox:
        """Add a version of the box, durably when this returns, and give it; without an `id` the box is a new one.

        A box that is saved as it is makes no version.
        """
        with self._explained():
            return self._writer().save(box)

    def retire(self, box_id: str) -> LibraryBox:
        """Offer the box to no more stories; copies stay. Raises StoryNotFound."""
        with self._explained():
            return self._writer().set_retired(box_id, retired=True)

    def unretire(self, box_id: str) -> LibraryBox:
        """Offer the box again. Raises StoryNotFound."""
        with self._explained():
            return self._writer().set_retired(box_id, retired=False)

    def uses(self, box_id: str) -> tuple[BoxUse, ...]:
        """The copies of a box in stories, those of the story changed last first."""
        sql = (
            "SELECT story_id, working_slug, headline, status, fact_boxes.id, library_version FROM fact_boxes"
            " JOIN stories ON stories.id = story_id WHERE library_box = ? ORDER BY change DESC, position"
        )
        with self._explained(), damaged_letters_shown(self._connection):
            rows = self._connection.execute(sql, (box_id,)).fetchall()
        return tuple(BoxUse(row[0], row[1], row[2], Status(row[3]), row[4], row[5]) for row in rows)

    def use_counts(self) -> dict[str, int]:
        """How many stories hold copies of each box that any does."""
        sql = (
            "SELECT library_box, count(DISTINCT story_id) FROM fact_boxes WHERE library_box <> '' GROUP BY library_box"
        )
        with self._explained(), damaged_letters_shown(self._connection):
            return dict(self._connection.execute(sql).fetchall())


def _holds(box: LibraryBox, words: Iterable[str]) -> bool:
    parts = [box.title, box.note]
    parts += [text for fact in box.facts for text in (fact.question, fact.answer, fact.source)]
    everything = "\n".join(parts).casefold()
    return all(word in everything for word in words)


def _box(row: Row) -> LibraryBox:
    with _unreadable_explained(str(row["id"])):
        return box_from_row(row)


@contextlib.contextmanager
def _unreadable_explained(box_id: str) -> Iterator[None]:
    try:
        yield
    except msgspec.DecodeError as error:
        raise LibraryDamaged("library.box_damaged", box=box_id, reason=str(error)) from error
