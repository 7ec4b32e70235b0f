"""Opening a library's file: told apart from anything else first, and left byte for byte as it was when refused."""

import contextlib
import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from studio.errors import LibraryDamaged, LibraryForeign, LibraryMissing, StorageError
from studio.library.backup_making import make_backup
from studio.library.connection import connect_for_reading, connect_for_writing, keep_log, sqlite_errors_explained
from studio.library.damage import damage_in, rebuild_search
from studio.library.header import SCHEMA_VERSION, check_header, check_identity
from studio.library.library_folder import LibraryFolder
from studio.library.lock import LibraryLock
from studio.library.replacing import finish_replacement, replacement_waits
from studio.library.tables import changed_table
from studio.library.writing_side import writing_side


class OpenedLibrary(Struct, frozen=True):
    """An open file with its lock. `was_unclean` is true when the program before was killed; it was then checked.

    `migrated_from` is the schema version the file had before this opening, or 0 where it had this one.
    """

    folder: LibraryFolder
    connection: sqlite3.Connection
    lock: LibraryLock | None
    read_only: bool
    was_unclean: bool
    migrated_from: int = 0

    def close(self, *, found_damage: bool = False) -> None:
        """Close the file, moving the log into it, and let go of the lock.

        With `found_damage` the next opening checks every page and every index first.
        """
        try:
            self.connection.close()
            if self.read_only and self.was_unclean:
                self.folder.shared_memory.unlink(missing_ok=True)
        finally:
            if self.lock is not None:
                self.lock.release(found_damage=found_damage)


def open_library_file(folder: LibraryFolder, *, read_only: bool) -> OpenedLibrary:
    """Open the library in `folder`.

    Raises LibraryMissing, LibraryForeign, LibraryNewer, LibraryDamaged, LibraryLocked or StorageError; `library.db`
    is then what it was before.
    """
    _check_place(folder)
    lock = _lock(folder, read_only=read_only)
    try:
        if not read_only:
            finish_replacement(folder)
        with sqlite_errors_explained(folder.database):
            was_unclean = (lock is not None and lock.was_left_over) or folder.has_log
            met_damage = lock is not None and lock.owner_found_damage
            _check_file(folder, thoroughly=was_unclean)
            connection, migrated_from = (_reader(folder), 0) if read_only else _writer(folder)
            if met_damage and not read_only:
                with _closed_on_error(connection):
                    rebuild_search(connection)
        return OpenedLibrary(folder, connection, lock, read_only, was_unclean, migrated_from)
    except BaseException as error:
        if lock is not None:
            # A file found damaged after an unclean exit is to be checked again, however often it is tried.
            lock.release(found_damage=lock.was_left_over and isinstance(error, LibraryDamaged))
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise StorageError("library.unreachable", path=str(folder.database), reason=reason) from error
        raise


def _check_place(folder: LibraryFolder) -> None:
    path = str(folder.path)
    if not folder.path.exists():
        raise LibraryMissing("library.missing", path=path)
    if not folder.path.is_dir():
        raise LibraryMissing("library.not_a_folder", path=path)
    if not folder.database.is_file() and not replacement_waits(folder):
        raise LibraryMissing("library.no_database", path=path)


def _lock(folder: LibraryFolder, *, read_only: bool) -> LibraryLock | None:
    """The held lock; None for a read-only look into a folder where no file can be made."""
    try:
        return LibraryLock.acquire(folder.lock)
    except StorageError:
        if read_only:
            return None
        raise


def _check_file(folder: LibraryFolder, *, thoroughly: bool) -> None:
    """Refuse what is not a whole library of ours, without a writable connection: closing one would change the file."""
    check_header(folder.database, has_log=folder.has_log)
    if not thoroughly:
        return
    connection = connect_for_reading(folder.database, has_log=folder.has_log)
    try:
        _check_schema(folder, connection)
        reason = damage_in(connection)
        if reason:
            raise LibraryDamaged("library.damaged", path=str(folder.database), reason=reason)
    finally:
        connection.close()
        folder.shared_memory.unlink(missing_ok=True)


def _check_schema(folder: LibraryFolder, connection: sqlite3.Connection) -> int:
    """The file's schema version, once it is known to be ours and to hold nothing that would run by itself."""
    with sqlite_errors_explained(folder.database, else_damaged=True):
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        check_identity(folder.database, connection.execute("PRAGMA application_id").fetchone()[0], version)
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' LIMIT 1").fetchone():
            raise LibraryForeign("library.has_triggers", path=str(folder.database))
        return version


def _check_tables(folder: LibraryFolder, connection: sqlite3.Connection) -> None:
    with sqlite_errors_explained(folder.database, else_damaged=True):
        table = changed_table(connection)
    if table:
        raise LibraryDamaged("library.other_table", path=str(folder.database), table=table)


def _reader(folder: LibraryFolder) -> sqlite3.Connection:
    connection = connect_for_reading(folder.database, has_log=folder.has_log)
    with _closed_on_error(connection):
        if _check_schema(folder, connection) < SCHEMA_VERSION:
            raise StorageError("library.older", path=str(folder.path))
        _check_tables(folder, connection)
    return connection


def _writer(folder: LibraryFolder) -> tuple[sqlite3.Connection, int]:
    """A connection that may write, to a file of this schema; and the version it was migrated from, or 0."""
    connection = connect_for_writing(folder.database)
    with _closed_on_error(connection):
        version = _check_schema(folder, connection)
        if version == SCHEMA_VERSION:
            _check_tables(folder, connection)
        keep_log(connection)
        if version < SCHEMA_VERSION:
            make_backup(folder, connection, "migration")
            writing_side().migrate(connection)
    return connection, version if version < SCHEMA_VERSION else 0


@contextlib.contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise
