"""Writing what pictures look like, and which of them are alike, each change in one durable transaction."""

import sqlite3

from msgspec import Struct

from studio.library.migrations import database_of
from studio.library.story_rows import Row
from studio.story.picture_prints import likeness, prints_from_bytes, prints_to_bytes


class _Unfinished(Struct, frozen=True):
    """A picture that was not yet compared with all before it: only with those numbered up to `compared`."""

    number: int
    sha256: str
    prints: bytes
    compared: int


class PrintWriter:
    """Keeps the prints of pictures, and compares each picture with all that were kept before it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._db = database_of(connection)

    def keep(self, sha256: str, prints: tuple[int, ...]) -> None:
        """Keep the prints of a picture of the library; none at all says that there are none to be had."""
        row: Row = {"sha256": sha256, "prints": prints_to_bytes(prints), "compared": 0}
        with self._db.atomic():
            self._db.table("picture_prints").insert(row, ignore=True)

    def compare_next(self, most: int) -> bool:
        """Compare one picture with at most `most` of those before it. False when all have been compared."""
        picture = self._unfinished()
        if picture is None:
            return False
        sql = (
            "SELECT number, sha256, prints FROM picture_prints WHERE number > ? AND number < ? ORDER BY number LIMIT ?"
        )
        earlier = self._connection.execute(sql, (picture.compared, picture.number, most)).fetchall()
        mine = prints_from_bytes(picture.prints)
        rows = [row for _, sha256, prints in earlier for row in _alike_rows(picture.sha256, mine, sha256, prints)]
        compared = earlier[-1][0] if len(earlier) == most else picture.number
        with self._db.atomic():
            self._db.table("alike_pictures").insert_all(rows, ignore=True)
            self._db.table("picture_prints").update(picture.number, {"compared": compared})
        return True

    def _unfinished(self) -> _Unfinished | None:
        sql = "SELECT number, sha256, prints, compared FROM picture_prints WHERE compared < number ORDER BY number"
        found = self._connection.execute(f"{sql} LIMIT 1").fetchone()
        return None if found is None else _Unfinished(*found)


def _alike_rows(one: str, prints: tuple[int, ...], other: str, other_prints: bytes) -> list[Row]:
    """The rows that say that two pictures are alike, one from either side; none where they are not."""
    alike = likeness(prints, prints_from_bytes(other_prints))
    if alike is None:
        return []
    pairs = ((one, other), (other, one))
    return [{"sha256": left, "other": right, "is_cropped": int(alike.is_cropped)} for left, right in pairs]
