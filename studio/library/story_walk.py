"""Walks through every story of a library in small steps, passing over those that cannot hold some words."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from msgspec import Struct

from studio.errors import LibraryDamaged
from studio.library.story_reading import load_story
from studio.story.story import Status, Story

STORIES_AT_ONCE = 20
"""Stories that one step loads at most: a save that comes meanwhile waits for one step."""

MOST_WORDS = 60
"""With more words than these, no story is passed over: looking for each would take longer than loading."""

_WINDOW = 500
"""Stories that one step looks at, most of which it passes over without loading them."""

_INDEXED = ("headline", "standfirst", "body", "captions", "fact_box_texts")
_NOT_INDEXED = ("short_headline", "seo_title")
_PLAIN_RUN = re.compile(r"[A-Za-z0-9]+")
_LONGEST_RUN = 60


class WalkQuery(Struct, frozen=True, kw_only=True):
    """Which stories are wanted: of what statuses, and with any of what words in them; none means all.

    The words stand in a story as they are, but for capitals. `are_whole` says that no word goes on before or after
    them; then the full-text index knows most of the stories that hold them.
    """

    statuses: tuple[Status, ...] = ()
    any_of: tuple[str, ...] = ()
    are_whole: bool = False


class WalkedStory(Struct, frozen=True):
    """A story that may hold the words, and whether it was ever handed off."""

    story: Story
    was_handed_off: bool


class WalkStep(Struct, frozen=True):
    """What one step came to. `goes_on_at` is where the next step begins, or 0 at the end.

    `part` is the part of the library that is behind, from 0 to 1. `unreadable` stories are damaged.
    """

    stories: tuple[WalkedStory, ...]
    goes_on_at: int
    part: float
    unreadable: int = 0


class StoryWalk:
    """Steps through one library from the story made last to the first. What is made meanwhile is not met."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        index_saved_stories: Callable[[], None],
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection = connection
        self._index_saved_stories = index_saved_stories
        self._explained = explained

    def step(self, query: WalkQuery, starts_at: int = 0) -> WalkStep:
        """The next few stories that may hold the words, from `starts_at`, or from the last story for 0."""
        with self._explained():
            if query.are_whole:
                self._index_saved_stories()
            last = int(self._connection.execute("SELECT coalesce(max(number), 0) FROM stories").fetchone()[0])
            top = starts_at or last
            bottom = max(1, top - _WINDOW + 1)
            rows = self._rows(query, bottom, top)
            goes_on_at = rows[-1][0] - 1 if len(rows) == STORIES_AT_ONCE else bottom - 1
            found = tuple(self._loaded(rows))
        part = 1.0 if goes_on_at <= 0 else 1 - goes_on_at / max(1, last)
        return WalkStep(found, max(0, goes_on_at), max(0.0, part), len(rows) - len(found))

    def all_stories(self, query: WalkQuery) -> Iterator[WalkedStory]:
        """Every story that may hold the words; those that are damaged are left out."""
        step = self.step(query)
        yield from step.stories
        while step.goes_on_at:
            step = self.step(query, step.goes_on_at)
            yield from step.stories

    def _rows(self, query: WalkQuery, bottom: int, top: int) -> list[tuple[int, str, int]]:
        conditions, parameters = ["s.number BETWEEN ? AND ?"], [bottom, top]
        if query.statuses:
            conditions.append(f"s.status IN ({', '.join('?' * len(query.statuses))})")
            parameters += map(str, query.statuses)  # type: ignore[arg-type]
        if 0 < len(query.any_of) <= MOST_WORDS:
            each = [_may_hold(words, bottom, top, are_whole=query.are_whole) for words in query.any_of]
            conditions.append(f"({' OR '.join(condition for condition, _ in each)})")
            parameters += [parameter for _, more in each for parameter in more]  # type: ignore[misc]
        sql = (
            "SELECT s.number, s.id, EXISTS (SELECT 1 FROM hand_offs h WHERE h.story_id = s.id) FROM stories s"
            f" WHERE {' AND '.join(conditions)} ORDER BY s.number DESC LIMIT {STORIES_AT_ONCE}"
        )
        return self._connection.execute(sql, parameters).fetchall()

    def _loaded(self, rows: list[tuple[int, str, int]]) -> Iterator[WalkedStory]:
        for _, story_id, was_handed_off in rows:
            try:
                yield WalkedStory(load_story(self._connection, story_id).story, bool(was_handed_off))
            except LibraryDamaged as error:
                if error.code != "library.story_damaged":
                    raise


def _may_hold(words: str, bottom: int, top: int, *, are_whole: bool) -> tuple[str, list[object]]:
    """A condition that holds for every story of a window with the words in it, and for few others.

    Texts that the index lacks, and all of them where words may go on, are looked through for the longest run of plain
    letters: for those alone the file knows capitals.
    """
    like = f"%{max(_PLAIN_RUN.findall(words), key=len, default='')[:_LONGEST_RUN]}%"
    uses_index = are_whole and any(character.isalnum() for character in words)
    columns = _NOT_INDEXED if uses_index else (*_INDEXED, *_NOT_INDEXED)
    conditions = [f"s.{column} LIKE ?" for column in columns]
    conditions.append("EXISTS (SELECT 1 FROM placed_pictures p WHERE p.story_id = s.id AND p.alt LIKE ?)")
    parameters: list[object] = [like] * len(conditions)
    if uses_index:
        phrase = '"' + words.replace("\0", " ").replace('"', '""') + '"'
        conditions.append(
            "s.number IN (SELECT rowid FROM stories_search WHERE stories_search MATCH ? AND rowid BETWEEN ? AND ?)"
        )
        parameters += [phrase, bottom, top]
    return " OR ".join(conditions), parameters
