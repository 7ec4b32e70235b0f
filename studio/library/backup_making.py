"""Making a backup: written under another name, proven whole, and only then counted as one; old ones are thinned."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from studio.durable import atomic_write, sync_folder
from studio.errors import LibraryDamaged
from studio.library.backup_files import (
    Backup,
    Manifest,
    PictureFile,
    backup_at,
    free_name,
    list_backup_files,
    manifest_of,
)
from studio.library.backup_reading import check_backup_file, sha256_of
from studio.library.clock import utc_now
from studio.library.connection import sqlite_errors_explained
from studio.library.folders import disk_errors_explained, make_folder, sync_file
from studio.library.library_folder import LibraryFolder
from studio.library.thinning import kept, moment


def make_backup(folder: LibraryFolder, connection: sqlite3.Connection, reason: str) -> Backup:
    """Copy the library into ``backups/``, prove the copy, give it its name, and thin the older ones.

    Raises StorageError when the disk refuses, LibraryDamaged when the library or the copy turns out to be damaged; all
    backups from before are then still there.
    """
    make_folder(folder.backups)
    with disk_errors_explained(folder.backups):
        for unfinished in folder.backups.glob(".*.part"):
            unfinished.unlink()
        path = free_name(folder.backups, reason)
        unfinished = path.with_name(f".{path.name}.part")
        try:
            with sqlite_errors_explained(folder.database):
                connection.execute("VACUUM INTO ?", (str(unfinished),))
            sync_file(unfinished)
            manifest = _proven(folder, connection, unfinished, reason)
            atomic_write(manifest_of(path), msgspec.json.format(msgspec.json.encode(manifest), indent=1))
            unfinished.replace(path)
            sync_folder(folder.backups)
        finally:
            unfinished.unlink(missing_ok=True)
    thin_backups(list_backup_files(folder.backups), datetime.now(UTC))
    return backup_at(path)


def library_state(connection: sqlite3.Connection) -> str:
    """A text that is another one after a save, a new revision, a hand-off or a change of a box."""
    counts = connection.execute(
        "SELECT (SELECT coalesce(max(change), 0) FROM stories), (SELECT coalesce(max(rowid), 0) FROM revisions),"
        " (SELECT coalesce(max(number), 0) FROM hand_offs)"
    ).fetchone()
    return ".".join(map(str, (*counts, *_box_counts(connection))))


def _box_counts(connection: sqlite3.Connection) -> tuple[int, ...]:
    """What changes with the library of boxes; nothing in a file that is yet to be migrated and has none."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'library_boxes'").fetchone():
        return ()
    sql = "SELECT coalesce(max(rowid), 0), coalesce(sum(retired), 0) FROM library_boxes"
    return tuple(connection.execute(sql).fetchone())


def thin_backups(backups: Sequence[Backup], now: datetime) -> None:
    """Remove the backups that the rule does not keep. The latest one, and any of unknown time, are always kept."""
    times = {backup.path: moment(backup.made_at) for backup in backups}
    chosen = kept((time for time in times.values() if time is not None), now)
    for backup in backups[1:]:
        time = times[backup.path]
        if time is not None and time not in chosen:
            with disk_errors_explained(backup.path):
                backup.path.unlink(missing_ok=True)
                manifest_of(backup.path).unlink(missing_ok=True)


def _proven(folder: LibraryFolder, connection: sqlite3.Connection, copy: Path, reason: str) -> Manifest:
    """The manifest of a copy that was opened again, checked and found to have every story."""
    stories = check_backup_file(copy)
    expected = connection.execute("SELECT count(*) FROM stories").fetchone()[0]
    if stories != expected:
        raise LibraryDamaged("library.backup_short", path=str(copy), found=stories, expected=expected)
    pictures = connection.execute("SELECT sha256, media_type, byte_size FROM pictures ORDER BY sha256")
    return Manifest(
        number=max((backup.number for backup in list_backup_files(folder.backups)), default=0) + 1,
        made_at=utc_now(),
        reason=reason,
        library=str(folder.path),
        state=library_state(connection),
        stories=stories,
        byte_size=copy.stat().st_size,
        sha256=sha256_of(copy),
        pictures=tuple(PictureFile(*row) for row in pictures),
    )
