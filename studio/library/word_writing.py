"""Writing the lists of known words, each change in one durable transaction."""

import sqlite3

from sqlite_utils.db import NotFoundError

from studio.errors import StoryNotFound
from studio.library.clock import utc_now
from studio.library.migrations import database_of
from studio.library.story_rows import Row


class WordWriter:
    """Adds and removes words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._db = database_of(connection)

    def add(self, word: str) -> bool:
        """Add a word to the library's list; False where it is there already."""
        return self._insert("library_words", {"word": word, "added_at": utc_now()})

    def remove(self, word: str) -> None:
        """Remove a word from the library's list."""
        self._delete("library_words", word)

    def add_to_story(self, story_id: str, word: str) -> bool:
        """Add a word to a story's list; False where it is there already. Raises StoryNotFound."""
        if self._connection.execute("SELECT 1 FROM stories WHERE id = ?", (story_id,)).fetchone() is None:
            raise StoryNotFound("library.story_unknown", name=story_id)
        return self._insert("story_words", {"story_id": story_id, "word": word, "added_at": utc_now()})

    def remove_from_story(self, story_id: str, word: str) -> None:
        """Remove a word from a story's list."""
        self._delete("story_words", (story_id, word))

    def _insert(self, table: str, row: Row) -> bool:
        before = self._connection.total_changes
        with self._db.atomic():
            self._db.table(table).insert(row, ignore=True)
        return self._connection.total_changes > before

    def _delete(self, table: str, key: str | tuple[str, str]) -> None:
        try:
            with self._db.atomic():
                self._db.table(table).delete(key)
        except NotFoundError:
            return  # nothing is left to remove
