"""Reading backups without changing a byte of them: proving one whole, its stories, and one story."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from studio.errors import KnownError, LibraryDamaged
from studio.library import story_list, story_reading
from studio.library.backup_files import Backup
from studio.library.connection import connect_for_reading, sqlite_errors_explained
from studio.library.damage import damage_in
from studio.library.folders import disk_errors_explained
from studio.library.header import check_header, check_identity
from studio.library.records import ListQuery, StoryRow
from studio.story.story import Story

_ALL = -1
"""SQLite's LIMIT for no limit."""


def stories_in(backup: Backup) -> tuple[StoryRow, ...]:
    """The stories of a backup, the last changed first. Raises LibraryDamaged or StorageError."""
    with _opened(backup.path) as connection:
        return story_list.list_stories(connection, ListQuery(limit=_ALL))


def story_in(backup: Backup, story_id: str) -> Story:
    """One story as a backup has it. Raises StoryNotFound, LibraryDamaged or StorageError."""
    with _opened(backup.path) as connection:
        return story_reading.load_story(connection, story_id).story


def find_story_in(backup: Backup, name: str) -> str:
    """The id that `name` means in a backup, as `Library.find`."""
    with _opened(backup.path) as connection:
        return story_reading.find_story(connection, name)


def check_backup(backup: Backup) -> None:
    """Prove a backup whole: its bytes are those that were proven when it was made. Raises a KnownError when not."""
    with disk_errors_explained(backup.path):
        if backup.sha256 and sha256_of(backup.path) != backup.sha256:
            raise LibraryDamaged("library.backup_changed", path=str(backup.path))
    check_backup_file(backup.path)


def is_good(backup: Backup) -> bool:
    """True when `check_backup` has nothing against it."""
    try:
        check_backup(backup)
    except KnownError:
        return False
    return True


def check_backup_file(path: Path) -> int:
    """Open a copy of a library, check every page, and count its stories. Raises LibraryDamaged and its like."""
    with _opened(path) as connection:
        if reason := damage_in(connection):
            raise LibraryDamaged("library.damaged", path=str(path), reason=reason)
        return int(connection.execute("SELECT count(*) FROM stories").fetchone()[0])


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with disk_errors_explained(path):
        check_header(path, has_log=False)
    with sqlite_errors_explained(path, else_damaged=True):
        connection = connect_for_reading(path, has_log=False)
        with contextlib.closing(connection):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            check_identity(path, connection.execute("PRAGMA application_id").fetchone()[0], version)
            yield connection
