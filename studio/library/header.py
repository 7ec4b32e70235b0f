"""Knowing a library by the first bytes of its file, before SQLite may touch it."""

from pathlib import Path

from msgspec import Struct

from studio.errors import LibraryDamaged, LibraryForeign, LibraryNewer

APPLICATION_ID = int.from_bytes(b"OFFS", "big")
"""SQLite's `application_id` of every Offstone library."""

SCHEMA_VERSION = 5
"""The `user_version` this Offstone writes: the number of its last migration."""

_MAGIC = b"SQLite format 3\0"
_HEADER_SIZE = 100


class Header(Struct, frozen=True):
    """What the header of an SQLite file says about it; `byte_size` is the length the file should have."""

    application_id: int
    user_version: int
    byte_size: int


def read_header(database: Path) -> Header:
    """The header of an SQLite file. Raises LibraryDamaged or LibraryForeign with a sentence when it has none."""
    with database.open("rb") as stream:
        data = stream.read(_HEADER_SIZE)
    if not data:
        raise LibraryDamaged("library.empty_file", path=str(database))
    if not data.startswith(_MAGIC[: len(data)]):
        raise LibraryForeign("library.foreign", path=str(database))
    if len(data) < _HEADER_SIZE:
        raise LibraryDamaged("library.truncated", path=str(database))
    page_size = int.from_bytes(data[16:18], "big")
    return Header(
        application_id=int.from_bytes(data[68:72], "big"),
        user_version=int.from_bytes(data[60:64], "big"),
        byte_size=(65536 if page_size == 1 else page_size) * int.from_bytes(data[28:32], "big"),
    )


def check_identity(database: Path, application_id: int, user_version: int) -> None:
    """Raise LibraryForeign, LibraryNewer or LibraryDamaged unless this Offstone can read the file."""
    if application_id != APPLICATION_ID:
        raise LibraryForeign("library.foreign", path=str(database))
    if user_version > SCHEMA_VERSION:
        raise LibraryNewer("library.newer", path=str(database), found=user_version, known=SCHEMA_VERSION)
    if user_version < 1:
        raise LibraryDamaged("library.no_version", path=str(database))


def check_header(database: Path, *, has_log: bool) -> None:
    """Raise a LibraryError with a sentence when the file's first bytes rule it out.

    With commits waiting in the log the file may rightly be shorter than its header says.
    """
    header = read_header(database)
    check_identity(database, header.application_id, header.user_version)
    if not has_log and database.stat().st_size < header.byte_size:
        raise LibraryDamaged("library.truncated", path=str(database))
