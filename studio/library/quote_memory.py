"""The memory of quotations: what stood between quotation marks when a revision was kept. Reads without sqlite-utils."""

import sqlite3
from collections.abc import Iterable

from studio.library.clock import utc_now
from studio.story.quotations import changed_quotations, quotations

_MOST = 2000
"""Quotations remembered of one story."""


def remembered_quotes(connection: sqlite3.Connection, story_id: str) -> tuple[str, ...]:
    """The quotations of a story that are guarded, oldest first; those that were released are not."""
    found = connection.execute(
        "SELECT text FROM remembered_quotes WHERE story_id = ? AND NOT released ORDER BY rowid", (story_id,)
    )
    return tuple(text for (text,) in found)


def remember_quotes(connection: sqlite3.Connection, story_id: str, body: str) -> None:
    """Remember the quotations of a body, within the transaction of the save.

    One that is a remembered quotation with a word changed is left out until that one is released: else the guard
    would take the change for what was always said.
    """
    now = dict.fromkeys(quotation.text for quotation in quotations(body))
    if not now:
        return
    guarded = remembered_quotes(connection, story_id)
    known = frozenset(guarded) | _released(connection, story_id, now)
    new = [text for text in now if text not in known]
    if new and guarded:
        changed = {each.now for each in changed_quotations(guarded, body)}
        new = [text for text in new if text not in changed]
    at = utc_now()
    sql = "INSERT OR IGNORE INTO remembered_quotes (story_id, text, remembered_at, released) VALUES (?, ?, ?, 0)"
    for text in new[: max(0, _MOST - len(guarded))]:
        connection.execute(sql, (story_id, text, at))


def release_quote(connection: sqlite3.Connection, story_id: str, text: str) -> bool:
    """Guard a quotation no more, since a change to it is meant; False when it was not guarded."""
    sql = "UPDATE remembered_quotes SET released = 1 WHERE story_id = ? AND text = ? AND NOT released"
    return connection.execute(sql, (story_id, text)).rowcount > 0


def guard_quote(connection: sqlite3.Connection, story_id: str, text: str) -> bool:
    """Guard a quotation again that was released; False when there is none such."""
    sql = "UPDATE remembered_quotes SET released = 0 WHERE story_id = ? AND text = ? AND released"
    return connection.execute(sql, (story_id, text)).rowcount > 0


def _released(connection: sqlite3.Connection, story_id: str, texts: Iterable[str]) -> frozenset[str]:
    found = connection.execute("SELECT text FROM remembered_quotes WHERE story_id = ? AND released", (story_id,))
    return frozenset(text for (text,) in found).intersection(texts)
