"""The words that are right though no dictionary has them: for the whole library, or in one story."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from studio.library.connection import damaged_letters_shown

if TYPE_CHECKING:
    from studio.library.word_writing import WordWriter


class WordList:
    """Words, case-folded. Every method raises what those of `Library` raise."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        writer: "Callable[[], WordWriter]",
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._explained = explained

    def known(self, story_id: str) -> frozenset[str]:
        """The words that are right in a story: those of the library, and its own."""
        sql = "SELECT word FROM library_words UNION SELECT word FROM story_words WHERE story_id = ?"
        with self._explained(), damaged_letters_shown(self._connection):
            return frozenset(str(word) for (word,) in self._connection.execute(sql, (story_id,)))

    def add(self, word: str) -> bool:
        """Take a word into the library's list; False where it is there already."""
        with self._explained():
            return self._writer().add(word.casefold())

    def remove(self, word: str) -> None:
        """Take a word out of the library's list."""
        with self._explained():
            self._writer().remove(word.casefold())

    def add_to_story(self, story_id: str, word: str) -> bool:
        """Let a word be right in one story; False where it is already. Raises StoryNotFound."""
        with self._explained():
            return self._writer().add_to_story(story_id, word.casefold())

    def remove_from_story(self, story_id: str, word: str) -> None:
        """Let a word be right in that story no more."""
        with self._explained():
            self._writer().remove_from_story(story_id, word.casefold())
