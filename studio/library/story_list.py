"""Listing and searching stories: hand-written SQL that reads only the rows it shows."""

import sqlite3

from studio.errors import LibraryDamaged
from studio.library.records import DEFAULT_LIMIT, ListQuery, SearchHit, SectionCount, StoryRow
from studio.library.search_words import MARK_END, MARK_START, match_expression, snippet_from
from studio.story.story import Status

RANKED_UP_TO = 500
"""With more matches than this the newest come first: ranking a frequent word takes longer than a keystroke."""

_SNIPPET_WORDS = 16
_SNIPPET = f"snippet(stories_search, -1, '{MARK_START}', '{MARK_END}', '…', {_SNIPPET_WORDS})"

_ROW = """
    s.id, s.working_slug, s.headline, s.section, s.status, s.words, s.updated_at, s.revision,
    coalesce((SELECT p.sha256 FROM placed_pictures p
               WHERE p.story_id = s.id AND p.id = s.lead_picture AND s.lead_picture <> ''
               ORDER BY p.position LIMIT 1), ''),
    (SELECT h.revision FROM hand_offs h WHERE h.story_id = s.id ORDER BY h.number DESC LIMIT 1)"""


def list_stories(connection: sqlite3.Connection, query: ListQuery) -> tuple[StoryRow, ...]:
    """The rows that `query` asks for, newest first, at most `query.limit` of them."""
    expression = match_expression(query.words)
    conditions, parameters = _filters(query)
    if expression:
        # CROSS JOIN: the index leads, from its newest story backwards, and stops when the page is full.
        source, place = "stories_search CROSS JOIN stories s ON s.number = stories_search.rowid", "stories_search.rowid"
        snippet = f", {_SNIPPET}"
        conditions.insert(0, "stories_search MATCH ?")
        parameters.insert(0, expression)
    else:
        source, place, snippet = "stories s", "s.change", ""
    if query.after is not None:
        conditions.append(f"{place} < ?")
        parameters.append(query.after)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT {_ROW}, {place}{snippet} FROM {source}{where} ORDER BY {place} DESC LIMIT ?"
    return tuple(_story_row(row) for row in connection.execute(sql, (*parameters, query.limit)))


def _filters(query: ListQuery) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    parameters: list[object] = []
    if query.section is not None:
        conditions.append("s.section = ?")
        parameters.append(query.section)
    if query.statuses:
        # One status has an index in the right order; with several, walking the newest stories is cheaper than sorting.
        column = "s.status" if len(query.statuses) == 1 else "+s.status"
        conditions.append(f"{column} IN ({', '.join('?' * len(query.statuses))})")
        parameters.extend(str(status) for status in query.statuses)
    return conditions, parameters


def _story_row(row: tuple[object, ...]) -> StoryRow:
    values = list(row)
    values[4] = _status(str(values[0]), str(values[4]))
    values[11:] = [snippet_from(str(marked)) for marked in values[11:]]
    return StoryRow(*values)  # type: ignore[arg-type]


def search_stories(connection: sqlite3.Connection, words: str, limit: int = DEFAULT_LIMIT) -> tuple[SearchHit, ...]:
    """The stories that hold all the words, the last one as a prefix: best first when few match, else newest first."""
    expression = match_expression(words)
    if not expression:
        return ()
    order = "rank" if _match_count(connection, expression) <= RANKED_UP_TO else "rowid DESC"
    rows = connection.execute(
        "SELECT s.id, s.working_slug, s.headline, s.section, s.status, s.updated_at,"
        f"      {_SNIPPET}"
        "  FROM stories_search CROSS JOIN stories s ON s.number = stories_search.rowid"
        f" WHERE stories_search MATCH ? ORDER BY stories_search.{order} LIMIT ?",
        (expression, limit),
    )
    return tuple(_search_hit(*row) for row in rows)


def _search_hit(
    story_id: str, slug: str, headline: str, section: str, status: str, updated_at: str, marked: str
) -> SearchHit:
    return SearchHit(story_id, slug, headline, section, _status(story_id, status), updated_at, snippet_from(marked))


def _status(story_id: str, status: str) -> Status:
    try:
        return Status(status)
    except ValueError as error:
        raise LibraryDamaged("library.story_damaged", story=story_id, reason=str(error)) from error


def _match_count(connection: sqlite3.Connection, expression: str) -> int:
    return int(
        connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM stories_search WHERE stories_search MATCH ? LIMIT ?)",
            (expression, RANKED_UP_TO + 1),
        ).fetchone()[0]
    )


def count_by_status(connection: sqlite3.Connection) -> dict[Status, int]:
    """How many stories have each status; every status is there."""
    found = dict(connection.execute("SELECT status, count(*) FROM stories GROUP BY status").fetchall())
    return {status: found.get(status.value, 0) for status in Status}


def count_by_section(connection: sqlite3.Connection) -> tuple[SectionCount, ...]:
    """The sections that stories run in, by name, with how many each has; spiked stories do not count."""
    rows = connection.execute(
        "SELECT section, count(*) FROM stories WHERE status <> ? GROUP BY section ORDER BY section", (Status.SPIKED,)
    )
    return tuple(SectionCount(*row) for row in rows)
