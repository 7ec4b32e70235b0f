"""The memory of pictures: where each ran and with which credit, and the pictures of the library to look through."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from msgspec import Struct

from studio.library.connection import damaged_letters_shown
from studio.library.story_rows import picture_from_row
from studio.story.credit import Credit

_NAMED = ("credit_line", "creator", "organisation", "via")
_SEARCHED = (*_NAMED, "caption", "alt", "file_name")


class PictureUse(Struct, frozen=True, kw_only=True):
    """One place where a picture runs: in which story, and with which credit, alt text and caption there."""

    story_id: str
    headline: str
    status: str
    picture_id: str
    credit: Credit
    alt: str
    caption: str
    cropped: bool


class PictureQuery(Struct, frozen=True, kw_only=True):
    """Which pictures to list, latest first. What is left empty keeps none out.

    `words` must all stand in the credit, the caption, the alt text or the file name of one use. `expiring_before` is
    an ISO date. `used` is True for pictures that stand in a story, False for the others. `after` is the `place` of the
    last row that is already there.
    """

    words: str = ""
    missing_credit: bool = False
    expiring_before: str = ""
    rights_class: str = ""
    used: bool | None = None
    after: int | None = None
    limit: int = 100


class BrowsedPicture(Struct, frozen=True, kw_only=True):
    """One picture of the library. `width` and `height` are upright pixels, or 0 where nobody measured."""

    place: int
    sha256: str
    media_type: str
    width: int
    height: int
    added_at: str
    uses: int


class PictureMemory:
    """Reads what the stories say of the library's pictures. Used from the library's thread."""

    def __init__(self, connection: sqlite3.Connection, explained: Callable[[], AbstractContextManager[None]]) -> None:
        self._connection = connection
        self._explained = explained

    def uses(self, sha256: str) -> tuple[PictureUse, ...]:
        """Every use of a picture, that of the story changed last first; spiked stories are among them."""
        sql = (
            "SELECT s.headline AS story_headline, s.status AS story_status, u.* FROM placed_pictures u"
            " JOIN stories s ON s.id = u.story_id WHERE u.sha256 = ? ORDER BY s.change DESC, u.position"
        )
        with self._explained(), damaged_letters_shown(self._connection):
            cursor = self._connection.execute(sql, (sha256,))
            names = [column[0] for column in cursor.description]
            return tuple(_use(dict(zip(names, row, strict=True))) for row in cursor)

    def browse(self, query: PictureQuery) -> tuple[BrowsedPicture, ...]:
        """The pictures that `query` asks for, latest first, at most `query.limit` of them."""
        conditions, parameters = _conditions(query)
        where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
        sql = (
            "SELECT p.rowid, p.sha256, p.media_type, p.width, p.height, p.added_at,"
            " (SELECT count(*) FROM placed_pictures u WHERE u.sha256 = p.sha256)"
            f" FROM pictures p {where}ORDER BY p.rowid DESC LIMIT ?"
        )
        with self._explained(), damaged_letters_shown(self._connection):
            rows = self._connection.execute(sql, (*parameters, query.limit))
            fields = BrowsedPicture.__struct_fields__
            return tuple(BrowsedPicture(**dict(zip(fields, row, strict=True))) for row in rows)


def _use(row: dict[str, object]) -> PictureUse:
    picture = picture_from_row(row)
    return PictureUse(
        story_id=str(row["story_id"]),
        headline=str(row["story_headline"]),
        status=str(row["story_status"]),
        picture_id=picture.id,
        credit=picture.credit,
        alt=picture.alt,
        caption=picture.caption,
        cropped=picture.crop is not None or bool(picture.crops),
    )


def _conditions(query: PictureQuery) -> tuple[list[str], list[object]]:
    of_use: list[str] = []
    parameters: list[object] = []
    for word in query.words.split():
        text = " || ' ' || ".join(f"u.{column}" for column in _SEARCHED)
        of_use.append(f"({text}) LIKE ? ESCAPE '\\'")
        parameters.append(f"%{_literal(word)}%")
    if query.missing_credit:
        of_use.append(f"trim({' || '.join(f'u.{column}' for column in _NAMED)}) = ''")
    if query.expiring_before:
        of_use.append("u.expires <> '' AND u.expires < ?")
        parameters.append(query.expiring_before)
    if query.rights_class:
        of_use.append("u.rights_class = ?")
        parameters.append(query.rights_class)
    conditions = []
    if of_use or query.used:
        matching = " AND ".join(["u.sha256 = p.sha256", *of_use])
        conditions.append(f"EXISTS (SELECT 1 FROM placed_pictures u WHERE {matching})")
    if query.used is False:
        conditions.append("NOT EXISTS (SELECT 1 FROM placed_pictures u WHERE u.sha256 = p.sha256)")
    if query.after is not None:
        conditions.append("p.rowid < ?")
        parameters.append(query.after)
    return conditions, parameters


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
