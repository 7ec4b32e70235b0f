"""Restoring a whole library from a backup; what it was before stays, as a backup and as the files themselves."""

import shutil
from pathlib import Path

from msgspec import Struct

from studio.durable import atomic_file
from studio.errors import LibraryDamaged, LibraryForeign, LibraryMissing
from studio.library.backup_files import Backup, PictureFile, read_manifest
from studio.library.backup_making import make_backup
from studio.library.backup_reading import check_backup
from studio.library.folders import disk_errors_explained, make_folder
from studio.library.library_folder import LibraryFolder, library_folder
from studio.library.lock import LibraryLock
from studio.library.opening import open_library_file
from studio.library.picture_files import bring_pictures, missing_pictures
from studio.library.replacing import replace_library_file


class RestoredLibrary(Struct, frozen=True):
    """A library that is again what a backup was.

    `moved_to` is the folder that now holds the files from before, or None where there were none. `pictures_missing`
    are the hashes of originals that the backup needs and that were not found.
    """

    folder: Path
    backup: Backup
    moved_to: Path | None
    pictures_missing: tuple[str, ...]


def restore_library(folder: Path, backup: Backup) -> RestoredLibrary:
    """Make the library in `folder` what a backup is. It must not be open.

    The backup is proven whole first. A library that can be opened is itself backed up; its files are moved to
    ``damaged/<time>/`` in any case. Pictures that are missing are brought from beside the backup. Raises
    LibraryDamaged, LibraryLocked, LibraryNewer or StorageError; the library is then as it was.
    """
    place = library_folder(folder)
    check_backup(backup)
    make_folder(place.pictures)
    prepared = prepare(place, backup)
    try:
        _back_up_what_is_there(place)
        lock = LibraryLock.acquire(place.lock)
        try:
            moved_to = replace_library_file(place, prepared)
        finally:
            lock.release()
    finally:
        prepared.unlink(missing_ok=True)
    return RestoredLibrary(place.path, backup, moved_to, bring_pictures_of(backup, place))


def prepare(place: LibraryFolder, backup: Backup) -> Path:
    """A durable copy of a backup in the library's folder, under a name that means nothing yet."""
    prepared = place.path / ".library.db.part"
    with disk_errors_explained(prepared), backup.path.open("rb") as source, atomic_file(prepared) as stream:
        shutil.copyfileobj(source, stream)
    return prepared


def bring_pictures_of(backup: Backup, place: LibraryFolder) -> tuple[str, ...]:
    """Bring what a backup needs and the library lacks from beside the backup; gives the hashes still missing."""
    pictures: tuple[PictureFile, ...] = getattr(read_manifest(backup.path), "pictures", ())
    source = LibraryFolder(backup.path.parent.parent)
    if source.path == place.path:
        return missing_pictures(pictures, place)
    return bring_pictures(pictures, source, place).missing


def _back_up_what_is_there(place: LibraryFolder) -> None:
    try:
        opened = open_library_file(place, read_only=False)
    except (LibraryDamaged, LibraryForeign, LibraryMissing):
        return  # its files are moved aside, whatever they are
    try:
        make_backup(place, opened.connection, "before-restore")
    except LibraryDamaged:
        return
    finally:
        opened.close()
