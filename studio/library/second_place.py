"""Backups in a second place, such as another disk: the library file and the pictures that are not there yet."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from studio.durable import atomic_file, atomic_write
from studio.errors import LibraryDamaged, StorageError
from studio.library.backup_files import Backup, backup_at, list_backup_files, manifest_of, read_manifest
from studio.library.backup_making import thin_backups
from studio.library.backup_reading import check_backup
from studio.library.folders import disk_errors_explained, make_folder
from studio.library.library_folder import LibraryFolder
from studio.library.picture_files import bring_pictures

SUFFIX = ".offstone-backup"


class SecondCopy(Struct, frozen=True):
    """A backup in a second place; how many pictures were copied to it, and which the library does not have whole."""

    backup: Backup
    pictures_copied: int
    pictures_missing: tuple[str, ...]


def second_place(library: LibraryFolder, place: Path) -> LibraryFolder:
    """The folder in `place` that the backups of a library go to; laid out as a library is."""
    return LibraryFolder(place.absolute() / f"{library.path.stem}{SUFFIX}")


def bring_up_to_date(library: LibraryFolder, place: Path) -> SecondCopy | None:
    """Copy the latest backup to `place` unless it is there; None when nothing had to be copied.

    Raises what `copy_backup` raises.
    """
    with disk_errors_explained(place):
        latest = next(iter(list_backup_files(library.backups)), None)
        if latest is None or manifest_of(second_place(library, place).backups / latest.path.name).is_file():
            return None
        return copy_backup(library, latest, place)


def copy_backup(library: LibraryFolder, backup: Backup, place: Path) -> SecondCopy:
    """Copy a backup and the pictures it needs to `place`, prove the copy, and thin the older ones there.

    Nothing that is there already is copied again. Raises StorageError when there is no such folder, or its disk
    refuses; LibraryDamaged when the copy is not what was copied.
    """
    if not place.is_dir() or place.absolute().is_relative_to(library.path):
        raise StorageError("library.no_second_place", path=str(place))
    target = second_place(library, place)
    for folder in (target.pictures, target.backups):
        make_folder(folder)
    manifest = read_manifest(backup.path)
    if manifest is None:
        raise LibraryDamaged("library.backup_no_manifest", path=str(backup.path))
    brought = bring_pictures(manifest.pictures, library, target)
    copy = target.backups / backup.path.name
    with disk_errors_explained(copy):
        with backup.path.open("rb") as source, atomic_file(copy) as stream:
            shutil.copyfileobj(source, stream)
        atomic_write(manifest_of(copy), manifest_of(backup.path).read_bytes())
    check_backup(backup_at(copy))
    ours = [known for known in list_backup_files(target.backups) if known.library == backup.library]
    thin_backups(ours, datetime.now(UTC))
    return SecondCopy(backup_at(copy), brought.copied, brought.missing)
