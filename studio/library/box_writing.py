"""Writing to the library of boxes through sqlite-utils, each change in one transaction that is durable when it ends."""

import sqlite3
import uuid

import msgspec
from msgspec.structs import replace
from sqlite_utils.db import Table

from studio.errors import StoryNotFound
from studio.library.box_rows import box_from_row, box_row, storable_box
from studio.library.clock import utc_now
from studio.library.migrations import database_of
from studio.library.story_reading import rows_of
from studio.library.story_rows import Row
from studio.library.tables import TABLES
from studio.story.library_box import LibraryBox


class BoxWriter:
    """Adds versions to the boxes of the library. No version is ever changed, but for being retired, or deleted."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._db = database_of(connection)

    def save(self, box: LibraryBox) -> LibraryBox:
        """Add a version after the highest one there is, at the time now; a box without an id gets one."""
        kept = storable_box(replace(box, id=box.id or str(uuid.uuid4()), changed_at=utc_now()))
        with self._db.atomic():
            newest = self._newest(kept.id)
            if newest is not None and _is_same(newest, kept):
                return newest
            kept = replace(kept, version=1 if newest is None else newest.version + 1)
            self._table().insert(box_row(kept))
        return kept

    def set_retired(self, box_id: str, *, retired: bool) -> LibraryBox:
        """Say of the box as it is whether it is retired. Raises StoryNotFound."""
        with self._db.atomic():
            newest = self._newest(box_id)
            if newest is None:
                raise StoryNotFound("library.box_unknown", name=box_id)
            self._table().update((box_id, newest.version), {"retired": int(retired)})
        return replace(newest, retired=retired)

    def add_version(self, row: Row) -> bool:
        """Add the row of a version that was read out of a damaged file; False when nothing differs.

        A version that is here already takes over whether it is retired. Raises msgspec.DecodeError or KeyError for a
        row that makes no box.
        """
        box = box_from_row(row)
        found = rows_of(
            self._connection, "SELECT * FROM library_boxes WHERE id = ? AND version = ?", box.id, box.version
        )
        if found and bool(found[0]["retired"]) == box.retired:
            return False
        with self._db.atomic():
            if found:
                self._table().update((box.id, box.version), {"retired": int(box.retired)})
            else:
                self._table().insert({name: row[name] for name in TABLES["library_boxes"].split()})
        return True

    def _newest(self, box_id: str) -> LibraryBox | None:
        found = rows_of(
            self._connection, "SELECT * FROM library_boxes WHERE id = ? ORDER BY version DESC LIMIT 1", box_id
        )
        if not found:
            return None
        try:
            return box_from_row(found[0])
        except msgspec.DecodeError:
            # A good version after it is what mends the box.
            return LibraryBox(id=box_id, version=found[0]["version"], changed_at=found[0]["changed_at"], title="\ufffd")

    def _table(self) -> Table:
        return self._db.table("library_boxes")


def _is_same(box: LibraryBox, other: LibraryBox) -> bool:
    return box == replace(other, version=box.version, changed_at=box.changed_at)
