"""What the library knows of stories that another story links to: how they are headed now, and were before."""

import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from studio.story.story import Status

_MOST_REVISIONS = 20
_STATUSES = frozenset(status.value for status in Status)


class LinkedStory(Struct, frozen=True):
    """A story that is linked to: its headline and status now, and the other headlines of its kept revisions."""

    headline: str
    status: Status
    earlier_headlines: tuple[str, ...] = ()


class _Headed(Struct):
    headline: str = ""


def linked_stories(connection: sqlite3.Connection, story_ids: Iterable[str]) -> dict[str, LinkedStory]:
    """The stories among `story_ids` that the library has, by id. What is damaged in one of them is passed over."""
    found: dict[str, LinkedStory] = {}
    for story_id in set(story_ids) - {""}:
        row = connection.execute("SELECT headline, status FROM stories WHERE id = ?", (story_id,)).fetchone()
        if row is not None and row[1] in _STATUSES:
            earlier = tuple(name for name in _headlines_kept(connection, story_id) if name != row[0])
            found[story_id] = LinkedStory(row[0], Status(row[1]), earlier)
    return found


def _headlines_kept(connection: sqlite3.Connection, story_id: str) -> list[str]:
    """The headlines of the newest kept revisions, each once, newest first."""
    rows = connection.execute(
        "SELECT story FROM revisions WHERE story_id = ? ORDER BY revision DESC LIMIT ?", (story_id, _MOST_REVISIONS)
    )
    return list(dict.fromkeys(name for (text,) in rows if (name := _headline(text))))


def _headline(story: str | bytes) -> str:
    try:
        return msgspec.json.decode(story, type=_Headed).headline
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
