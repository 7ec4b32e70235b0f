"""The backups of a library as files: their names, and the manifest beside each.

``backups/2026-01-08T140200Z-closing.db`` is a whole library file; the ``.json`` of the same name says what is in it
and which pictures it needs. The pictures themselves stay where they are: they never change, so they are not copied.
"""

import re
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from studio.errors import BackupNotFound
from studio.library.clock import utc_now
from studio.library.folders import disk_errors_explained
from studio.library.library_folder import library_folder

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\dZ)-([a-z-]+?)(?:-(\d+))?\.db")


class PictureFile(Struct, frozen=True):
    """An original that a backup needs: its SHA-256, its media type and its length in bytes."""

    sha256: str
    media_type: str
    byte_size: int


class ManifestHead(Struct, frozen=True, kw_only=True):
    """What a manifest says about the file beside it. `number` counts a library's backups, whatever the clock says.

    `library` is the folder it is a copy of; `state` tells whether the library has changed since.
    """

    number: int
    made_at: str
    reason: str
    library: str
    state: str
    stories: int
    byte_size: int
    sha256: str


class Manifest(ManifestHead, frozen=True, kw_only=True):
    """A whole manifest, with every picture that the stories and revisions of the backup may name."""

    pictures: tuple[PictureFile, ...] = ()


_HeadT = TypeVar("_HeadT", bound=ManifestHead)


class Backup(Struct, frozen=True, kw_only=True):
    """One backup: its file, when (UTC) and why it was made, and how many stories are in it.

    `is_verified` is true when it was proven whole as it was made and its file still has its length.
    """

    path: Path
    made_at: str
    reason: str
    stories: int
    is_verified: bool
    number: int = 0
    library: str = ""
    state: str = ""
    sha256: str = ""


def free_name(folder: Path, reason: str) -> Path:
    """A name for a backup made now that nothing has yet."""
    stem = f"{utc_now().replace(':', '')}-{re.sub('[^a-z]+', '-', reason.lower()).strip('-') or 'backup'}"
    names = (folder / f"{stem}{f'-{number}' if number > 1 else ''}.db" for number in range(1, 1_000_000))
    return next(name for name in names if not name.exists())


def manifest_of(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_suffix(".json")


def read_manifest(backup: Path) -> Manifest | None:
    """The whole manifest of a backup; None where it is missing or cannot be read."""
    return _decoded(backup, Manifest)


def list_backups(library: Path) -> tuple[Backup, ...]:
    """The backups of the library in that folder, the last one made first."""
    return list_backup_files(library_folder(library).backups)


def list_backup_files(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder of backups, the last one made first. No folder means no backups."""
    if not folder.is_dir():
        return ()
    with disk_errors_explained(folder):
        found = [backup_at(path) for path in sorted(folder.iterdir()) if _NAME.fullmatch(path.name)]
    return tuple(sorted(found, key=lambda backup: (backup.number, backup.made_at), reverse=True))


def backup_at(path: Path) -> Backup:
    """The backup in a file, from its manifest; without one, what the file's name tells."""
    head = _decoded(path, ManifestHead)
    if head is None:
        made_at, reason = _told_by_name(path)
        return Backup(path=path, made_at=made_at, reason=reason, stories=0, is_verified=False)
    return Backup(
        path=path,
        made_at=head.made_at,
        reason=head.reason,
        stories=head.stories,
        is_verified=path.stat().st_size == head.byte_size,
        number=head.number,
        library=head.library,
        state=head.state,
        sha256=head.sha256,
    )


def find_backup(folder: Path, name: str) -> Backup:
    """The backup that `name` means: a path, a file name in `folder` or a part of one only; empty for the latest.

    Raises BackupNotFound when nothing, or more than one, answers to it.
    """
    known = list_backup_files(folder)
    if not name and known:
        return known[0]
    if name and Path(name).is_file():
        return backup_at(Path(name).absolute())
    found = [backup for backup in known if name and name in backup.path.name]
    exact = [backup for backup in found if name in {backup.path.name, backup.path.stem}]
    if not found:
        raise BackupNotFound("library.backup_unknown", name=name, folder=str(folder))
    if len(exact or found) > 1:
        raise BackupNotFound("library.backup_ambiguous", name=name, folder=str(folder))
    return (exact or found)[0]


def _told_by_name(path: Path) -> tuple[str, str]:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return "", ""
    return f"{match[1]}{match[2]}:{match[3]}:{match[4]}", match[5]


def _decoded(backup: Path, kind: type[_HeadT]) -> _HeadT | None:
    try:
        return msgspec.json.decode(manifest_of(backup).read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        return None
