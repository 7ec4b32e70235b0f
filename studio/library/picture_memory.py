"""The memory of pictures: where each ran and with which credit, which are alike, and all of them to look through."""

import sqlite3
from collections.abc import Callable, Container
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from msgspec import Struct

from studio.library.connection import damaged_letters_shown
from studio.library.story_reading import rows_of
from studio.library.story_rows import Row, picture_from_row
from studio.story.credit import Credit
from studio.story.picture import PlacedPicture

if TYPE_CHECKING:
    from studio.library.print_writing import PrintWriter

_NAMED = ("credit_line", "creator", "organisation", "via")
_SEARCHED = (*_NAMED, "caption", "alt", "file_name")
_USES = (
    "SELECT s.headline AS story_headline, s.status AS story_status,"
    " EXISTS (SELECT 1 FROM hand_offs h WHERE h.story_id = u.story_id) AS handed_off, u.*"
    " FROM placed_pictures u JOIN stories s ON s.id = u.story_id WHERE u.sha256 = ?"
    " ORDER BY s.change DESC, u.position"
)


class PictureUse(Struct, frozen=True, kw_only=True):
    """One place where a picture runs: in which story, and with which credit, alt text and caption there.

    `handed_off` is True where the story left the desk at least once.
    """

    story_id: str
    headline: str
    status: str
    picture_id: str
    credit: Credit
    alt: str
    caption: str
    cropped: bool
    handed_off: bool


class RanBefore(Struct, frozen=True, kw_only=True):
    """A use of a picture in another story: of the very file, or of one that shows the same.

    `is_part` is True where one of the two files shows only a part of the other.
    """

    use: PictureUse
    is_same_file: bool
    is_part: bool


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
    """One picture of the library. `width` and `height` are upright pixels, or 0 where nobody measured.

    The file's name, the credit and the alt text are those of its latest use, and empty where it has none.
    """

    place: int
    sha256: str
    media_type: str
    width: int
    height: int
    added_at: str
    uses: int
    file_name: str
    credit: Credit
    alt: str


class PictureMemory:
    """What the stories say of the library's pictures, and what the pictures look like. Used from the library's thread.

    Every method raises what those of `Library` raise.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        writer: "Callable[[], PrintWriter]",
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._explained = explained

    def uses(self, sha256: str) -> tuple[PictureUse, ...]:
        """Every use of a picture, that of the story changed last first; spiked stories are among them."""
        with self._explained(), damaged_letters_shown(self._connection):
            return tuple(_use(row) for row in rows_of(self._connection, _USES, sha256))

    def ran_before(self, sha256: str, story_id: str) -> tuple[RanBefore, ...]:
        """Where this picture, or one that shows the same, stands in other stories than that one.

        Those of the very file come first, then those of its copies, then those of its parts; among the uses of one
        file, that in the story changed last.
        """
        with self._explained(), damaged_letters_shown(self._connection):
            alike = self._connection.execute(
                "SELECT other, is_cropped FROM alike_pictures WHERE sha256 = ? ORDER BY is_cropped", (sha256,)
            ).fetchall()
            files = [(sha256, True, False), *((other, False, bool(is_cropped)) for other, is_cropped in alike)]
            found = [
                RanBefore(use=_use(row), is_same_file=is_same_file, is_part=is_part)
                for file, is_same_file, is_part in files
                for row in rows_of(self._connection, _USES, file)
            ]
        return tuple(before for before in found if before.use.story_id != story_id)

    def latest(self, sha256: str) -> PlacedPicture | None:
        """The picture as the story that was changed last has it, or None where no story has it."""
        with self._explained(), damaged_letters_shown(self._connection):
            rows = rows_of(self._connection, f"{_USES} LIMIT 1", sha256)
            return picture_from_row(rows[0]) if rows else None

    def unseen(self, passed_over: Container[str] = ()) -> str | None:
        """The latest picture whose prints are not kept yet, and that is not to be passed over; or None."""
        sql = (
            "SELECT sha256 FROM pictures WHERE NOT EXISTS"
            " (SELECT 1 FROM picture_prints WHERE picture_prints.sha256 = pictures.sha256) ORDER BY rowid DESC"
        )
        with self._explained():
            found = (str(sha256) for (sha256,) in self._connection.execute(sql))
            return next((sha256 for sha256 in found if sha256 not in passed_over), None)

    def keep_prints(self, sha256: str, prints: tuple[int, ...]) -> None:
        """Keep what a picture looks like; no prints at all where it cannot be known by any."""
        with self._explained():
            self._writer().keep(sha256, prints)

    def compare_next(self, most: int) -> bool:
        """Compare one picture with at most `most` of those kept before it. False when all have been compared."""
        with self._explained():
            return self._writer().compare_next(most)

    def browse(self, query: PictureQuery) -> tuple[BrowsedPicture, ...]:
        """The pictures that `query` asks for, latest first, at most `query.limit` of them."""
        conditions, parameters = _conditions(query)
        where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
        sql = (
            "SELECT p.rowid, p.sha256, p.media_type, p.width, p.height, p.added_at,"
            " (SELECT count(*) FROM placed_pictures u WHERE u.sha256 = p.sha256) AS uses"
            f" FROM pictures p {where}ORDER BY p.rowid DESC LIMIT ?"
        )
        with self._explained(), damaged_letters_shown(self._connection):
            rows = rows_of(self._connection, sql, *parameters, query.limit)
        return tuple(_browsed(row, self.latest(row["sha256"])) for row in rows)


def _browsed(row: Row, latest: PlacedPicture | None) -> BrowsedPicture:
    return BrowsedPicture(
        place=row["rowid"],
        sha256=row["sha256"],
        media_type=row["media_type"],
        width=row["width"],
        height=row["height"],
        added_at=row["added_at"],
        uses=row["uses"],
        file_name=latest.file_name if latest is not None else "",
        credit=latest.credit if latest is not None else Credit(),
        alt=latest.alt if latest is not None else "",
    )


def _use(row: Row) -> PictureUse:
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
        handed_off=bool(row["handed_off"]),
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
    if of_use:
        conditions.append(f"p.sha256 IN (SELECT u.sha256 FROM placed_pictures u WHERE {' AND '.join(of_use)})")
    if query.used is not None:
        is_used = "EXISTS (SELECT 1 FROM placed_pictures u WHERE u.sha256 = p.sha256)"
        conditions.append(is_used if query.used else f"NOT {is_used}")
    if query.after is not None:
        conditions.append("p.rowid < ?")
        parameters.append(query.after)
    return conditions, parameters


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
