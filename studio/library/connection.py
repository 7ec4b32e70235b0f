"""The one place that opens a connection to a library's file, and that turns SQLite's errors into ours."""

import contextlib
import sqlite3
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.errors import KnownError, LibraryDamaged, LibraryLocked, StorageError

WAIT_SECONDS = 0.5
"""How long to wait for another program, such as one that only reads, to let go of the file."""

CHECKPOINT_PAGES = 4_000
"""A commit moves the log into the file only when 16 MB wait there; the desk does it earlier, when it is idle."""

_ALWAYS = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON")
NOT_UTF8 = "Could not decode to UTF-8"
NOT_AS_WRITTEN = "not as it was written"
"""How the writer says that it reads something else than it just wrote."""

_SIGNS_OF_DAMAGE = (NOT_UTF8, NOT_AS_WRITTEN, "SQL logic error", "invalid fts5 file format")
"""What the sqlite3 module and the full-text index say without an error code of their own."""

_WRITER = (
    "locking_mode=EXCLUSIVE",
    "synchronous=FULL",
    "fullfsync=ON",  # macOS keeps what it synced in the drive's own memory otherwise
    "checkpoint_fullfsync=ON",
    f"wal_autocheckpoint={CHECKPOINT_PAGES}",
)


class _Connection(sqlite3.Connection):
    """A connection that really closes its file.

    An unfinished cursor, such as one in the traceback of an error that somebody still holds, would keep the file open
    and locked after `close`.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._cursors: weakref.WeakSet[sqlite3.Cursor] = weakref.WeakSet()

    def cursor(self, *arguments: Any) -> Any:
        """A cursor that `close` will close."""
        cursor = super().cursor(*arguments)
        self._cursors.add(cursor)
        return cursor

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """As `sqlite3.Connection.execute`, whose own cursors nobody could close."""
        cursor: sqlite3.Cursor = self.cursor()
        return cursor.execute(sql, parameters)

    def close(self) -> None:
        """Close the cursors first, then the file."""
        for cursor in tuple(self._cursors):
            cursor.close()
        super().close()


def connect_for_writing(database: Path) -> sqlite3.Connection:
    """A connection that may write an existing file, and alone. `keep_log` has still to be called.

    There are no implicit transactions: without `isolation_level=None` one stray statement opens a transaction that
    every later save joins and nothing ever commits.
    """
    return _connect(f"{database.as_uri()}?mode=rw", *_WRITER)


def connect_for_reading(database: Path, *, has_log: bool) -> sqlite3.Connection:
    """A connection that cannot write. Without waiting commits it leaves no file beside the library either."""
    return _connect(f"{database.as_uri()}?{'mode=ro' if has_log else 'immutable=1'}")


def connect_for_making(database: Path) -> sqlite3.Connection:
    """A connection to a new file, with the settings a library has for good."""
    return _connect(f"{database.as_uri()}?mode=rwc", "auto_vacuum=NONE", "encoding='UTF-8'", "synchronous=FULL")


def keep_log(connection: sqlite3.Connection) -> None:
    """Commit through a write-ahead log. Only after the file is known to be ours: this may change its header."""
    connection.execute("PRAGMA journal_mode=WAL").fetchall()


def _connect(uri: str, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAIT_SECONDS, factory=_Connection)
    try:
        for pragma in (*_ALWAYS, *pragmas):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def damaged_letters_shown(connection: sqlite3.Connection) -> Iterator[None]:
    """Read text that is no UTF-8 with � for what cannot be read: one damaged story must not hide the others."""
    before = connection.text_factory
    connection.text_factory = _with_damaged_letters
    try:
        yield
    finally:
        connection.text_factory = before


def _with_damaged_letters(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@contextlib.contextmanager
def sqlite_errors_explained(database: Path, *, else_damaged: bool = False) -> Iterator[None]:
    """Raise what the disk or another program causes as a KnownError; our own mistakes stay as they are.

    With `else_damaged`, for statements that are right on every library, what is left is damage as well.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = _explained(error, database)
        if known is None and else_damaged:
            known = LibraryDamaged("library.damaged", path=str(database), reason=str(error))
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:
        # The sqlite3 module, telling of damage in words that are damaged themselves.
        raise LibraryDamaged("library.damaged", path=str(database), reason="unreadable text") from error


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """True when SQLite says that the file is malformed."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or str(error).startswith(_SIGNS_OF_DAMAGE)


def _explained(error: sqlite3.DatabaseError, database: Path) -> KnownError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    path, reason = str(database), str(error)
    if is_damage(error):
        return LibraryDamaged("library.damaged", path=path, reason=reason)
    match code:
        case sqlite3.SQLITE_FULL:
            return StorageError("library.full", path=path)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return StorageError("library.unreachable", path=path, reason=reason)
        case sqlite3.SQLITE_READONLY:
            return StorageError("library.read_only", path=path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryLocked("library.busy", path=path)
    return None
