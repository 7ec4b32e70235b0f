"""Reading what can still be read out of a damaged library file, row by row, without changing it."""

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from studio.library.connection import connect_for_reading
from studio.library.library_folder import LibraryFolder
from studio.library.story_reading import rows_of
from studio.library.story_rows import CHILD_TABLES, Row, story_from_rows
from studio.story.canonical import story_from_json
from studio.story.story import Story

_CHILDREN = tuple(table for tables in CHILD_TABLES.values() for table in tables)
_MOST_ROWS = 200_000
"""Rows behind damaged pages are asked for one by one, up to this number."""

_UNREADABLE = (msgspec.MsgspecError, sqlite3.DatabaseError, KeyError, TypeError, ValueError)
"""What rows that are no longer ours can raise as they are made into a story."""


class SalvagedStory(Struct, frozen=True):
    """A story read out of a damaged file. `doubtful` are its fields whose tables could not be read to the end."""

    story: Story
    revision: int
    doubtful: frozenset[str] = frozenset()


class SalvagedRevision(Struct, frozen=True):
    """A kept revision, its row as it was; the story in it is known to be readable."""

    story_id: str
    revision: int
    row: Row


class Salvaged(Struct, frozen=True):
    """What could be read. `unreadable` counts the stories that were found and made no sense."""

    stories: tuple[SalvagedStory, ...] = ()
    revisions: tuple[SalvagedRevision, ...] = ()
    hand_offs: tuple[Row, ...] = ()
    pictures: tuple[Row, ...] = ()
    boxes: tuple[Row, ...] = ()
    unreadable: int = 0


class Merged(Struct, frozen=True):
    """How many stories, earlier revisions and versions of boxes were added, and how many rows could not be."""

    stories: int
    revisions: int
    boxes: int
    refused: int


class _Table(Struct, frozen=True):
    rows: tuple[Row, ...]
    is_whole: bool


def salvage(folder: LibraryFolder) -> Salvaged:
    """Everything that can still be read of the library file and its log. Never raises for damage; reads only."""
    try:
        connection = connect_for_reading(folder.database, has_log=folder.has_log)
    except UNREADABLE:
        return Salvaged()  # not even the first page
    try:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.execute("PRAGMA cell_size_check=OFF").fetchall()
        return _salvaged({table: _read(connection, table) for table in (*_TABLES, *_CHILDREN)})
    finally:
        connection.close()
        folder.shared_memory.unlink(missing_ok=True)


def migrations_in(folder: LibraryFolder) -> int:
    """How many migrations the file has been through; 0 where that cannot be read."""
    try:
        with contextlib.closing(connect_for_reading(folder.database, has_log=folder.has_log)) as connection:
            return int(connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0])
    except UNREADABLE:
        return 0
    finally:
        folder.shared_memory.unlink(missing_ok=True)


UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file raises; the latter where SQLite tells of damage in words that are damaged themselves."""

_TABLES = ("stories", "revisions", "hand_offs", "pictures", "library_boxes")


def _salvaged(tables: dict[str, _Table]) -> Salvaged:
    doubtful = frozenset(
        field for field, names in CHILD_TABLES.items() if not all(tables[name].is_whole for name in names)
    )
    children = {name: _by_story(tables[name].rows) for name in _CHILDREN}
    stories = [_story(row, children, doubtful) for row in tables["stories"].rows]
    return Salvaged(
        stories=tuple(story for story in stories if story is not None),
        revisions=tuple(_revisions(tables["revisions"].rows)),
        hand_offs=tables["hand_offs"].rows,
        pictures=tables["pictures"].rows,
        boxes=tables["library_boxes"].rows,
        unreadable=stories.count(None),
    )


def _read(connection: sqlite3.Connection, table: str) -> _Table:
    """The table in one go; where that fails, from both ends, and what lies between damaged pages row by row."""
    try:
        return _Table(tuple(rows_of(connection, f"SELECT * FROM {table} NOT INDEXED")), is_whole=True)
    except UNREADABLE:
        pass  # there is damage in it
    ids: set[int] = set()
    for order in ("ASC", "DESC"):
        with contextlib.suppress(*UNREADABLE):
            ids.update(
                row[0] for row in connection.execute(f"SELECT rowid FROM {table} NOT INDEXED ORDER BY rowid {order}")
            )
    between = range(1, min(max(ids, default=0), _MOST_ROWS) + 1)
    return _Table(tuple(_rows(connection, table, sorted(ids.union(between)))), is_whole=False)


def _rows(connection: sqlite3.Connection, table: str, ids: Sequence[int]) -> Iterator[Row]:
    for rowid in ids:
        with contextlib.suppress(*UNREADABLE):
            yield from rows_of(connection, f"SELECT * FROM {table} NOT INDEXED WHERE rowid = ?", rowid)


def _by_story(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row.get("story_id"))].append(row)
    return found


def _story(row: Row, children: dict[str, dict[str, list[Row]]], doubtful: frozenset[str]) -> SalvagedStory | None:
    own = {table: rows.get(str(row.get("id")), []) for table, rows in children.items()}
    for rows, missing in ((own, doubtful), ({table: [] for table in own}, frozenset(CHILD_TABLES))):
        with contextlib.suppress(*_UNREADABLE):
            ordered = {table: sorted(found, key=_place) for table, found in rows.items()}
            return SalvagedStory(story_from_rows(row, ordered), int(row["revision"]), missing)
    return None


def _place(row: Row) -> tuple[int, int]:
    return row.get("fact_box_position", 0), row.get("position", 0)


def _revisions(rows: Sequence[Row]) -> Iterator[SalvagedRevision]:
    for row in rows:
        with contextlib.suppress(*_UNREADABLE):
            story_from_json(row["story"])
            yield SalvagedRevision(str(row["story_id"]), int(row["revision"]), row)
