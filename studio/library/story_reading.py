"""Reading stories, their revisions and hand-offs out of the library, with the standard library alone."""

import contextlib
import sqlite3
from collections.abc import Iterator

import msgspec

from studio.errors import LibraryDamaged, StoryNotFound
from studio.library.connection import NOT_UTF8
from studio.library.records import HandOff, RevisionRow, StoredStory
from studio.library.story_rows import CHILD_TABLES, Row, story_from_rows
from studio.story.canonical import story_from_json
from studio.story.story import Story

_CHILDREN = tuple(table for tables in CHILD_TABLES.values() for table in tables)


def rows_of(connection: sqlite3.Connection, sql: str, *parameters: object) -> list[Row]:
    """The rows of a query as dictionaries."""
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def story_rows_of(connection: sqlite3.Connection, table: str, story_id: str) -> list[Row]:
    """The rows of one story in one of the tables of its elements, in their order."""
    return rows_of(connection, f"SELECT * FROM {table} WHERE story_id = ? ORDER BY {_order(table)}", story_id)


def load_story(connection: sqlite3.Connection, story_id: str) -> StoredStory:
    """The story with that id. Raises StoryNotFound, or LibraryDamaged when its rows make no story."""
    with _unreadable_explained(story_id):
        found = rows_of(connection, "SELECT * FROM stories WHERE id = ?", story_id)
        if not found:
            raise StoryNotFound("library.story_unknown", name=story_id)
        children = {table: story_rows_of(connection, table, story_id) for table in _CHILDREN}
        row = found[0]
        story = story_from_rows(row, children)
    return StoredStory(story, row["revision"], row["updated_at"])


@contextlib.contextmanager
def _unreadable_explained(story_id: str) -> Iterator[None]:
    """Values that make no story, and text that is no UTF-8, are damage to one story; the file may be well-formed."""
    try:
        yield
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LibraryDamaged("library.story_damaged", story=story_id, reason=str(error)) from error
    except sqlite3.OperationalError as error:
        if not str(error).startswith(NOT_UTF8):
            raise
        raise LibraryDamaged("library.story_damaged", story=story_id, reason=str(error)) from error


def _order(table: str) -> str:
    return {"facts": "fact_box_position, position", "origins": "story_id"}.get(table, "position")


def find_story(connection: sqlite3.Connection, name: str) -> str:
    """The id of the story that `name` means: an id, a slug, or a part of an id that no other has.

    Raises StoryNotFound when nothing, or more than one story, answers to it.
    """
    wanted = name.strip()
    for condition in ("id = ?", "working_slug = ?", "instr(id, lower(?)) > 0"):
        found = connection.execute(f"SELECT id FROM stories WHERE {condition} LIMIT 2", (wanted,)).fetchall()
        if len(found) > 1:
            raise StoryNotFound("library.story_ambiguous", name=name)
        if found and wanted:
            return str(found[0][0])
    raise StoryNotFound("library.story_unknown", name=name)


def list_revisions(connection: sqlite3.Connection, story_id: str) -> tuple[RevisionRow, ...]:
    """The kept revisions of a story, newest first."""
    rows = connection.execute(
        "SELECT revision, reason, words, created_at, name FROM revisions WHERE story_id = ? ORDER BY revision DESC",
        (story_id,),
    )
    return tuple(RevisionRow(*row) for row in rows)


def load_revision(connection: sqlite3.Connection, story_id: str, revision: int) -> Story:
    """The whole story as it was at a kept revision. Raises StoryNotFound when that one was not kept."""
    with _unreadable_explained(story_id):
        found = connection.execute(
            "SELECT story FROM revisions WHERE story_id = ? AND revision = ?", (story_id, revision)
        ).fetchone()
        if found is None:
            raise StoryNotFound("library.revision_unknown", name=story_id, revision=revision)
        return story_from_json(found[0])


def list_hand_offs(connection: sqlite3.Connection, story_id: str) -> tuple[HandOff, ...]:
    """What was handed off of a story, latest first."""
    rows = rows_of(
        connection,
        "SELECT story_id, revision, handed_off_at AS at, house, sha256, file_name FROM hand_offs"
        " WHERE story_id = ? ORDER BY number DESC",
        story_id,
    )
    return tuple(HandOff(**row) for row in rows)
