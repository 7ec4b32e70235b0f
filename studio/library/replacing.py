"""Putting a whole library file in the place of another: the one before is moved aside, never deleted.

A replacement that is killed is finished by the next opening. What is to come lies complete and durable under a name of
its own, which also says where the files before it go; from then on every step can be taken again.
"""

from pathlib import Path

from studio.durable import sync_folder
from studio.library.clock import utc_now
from studio.library.folders import disk_errors_explained, make_folder, sync_file
from studio.library.library_folder import LibraryFolder

_BEFORE, _AFTER = "library.restored-", ".db"


def replacement_waits(folder: LibraryFolder) -> bool:
    """True when a replacement was begun and not finished."""
    return _waiting(folder) is not None


def replace_library_file(folder: LibraryFolder, prepared: Path) -> Path | None:
    """Make `prepared`, a complete file in the library's folder, the library. The lock is held.

    Gives the folder in ``damaged/`` that now holds the files from before, or None where there were none. Raises
    StorageError when the disk refuses; the next opening then finishes what was begun, if anything was.
    """
    with disk_errors_explained(folder.path):
        sync_file(prepared)
        prepared.replace(folder.path / f"{_BEFORE}{_free_name(folder)}{_AFTER}")
        sync_folder(folder.path)
    return finish_replacement(folder)


def finish_replacement(folder: LibraryFolder) -> Path | None:
    """Finish a replacement that was begun, if one was. The lock is held. Gives and raises as `replace_library_file`."""
    waiting = _waiting(folder)
    if waiting is None:
        return None
    aside = folder.damaged / waiting.name.removeprefix(_BEFORE).removesuffix(_AFTER)
    old = [path for path in (folder.database, folder.write_ahead_log, folder.shared_memory) if path.exists()]
    with disk_errors_explained(folder.path):
        if old:
            make_folder(aside)
        for path in old:
            path.replace(aside / path.name)
        if aside.is_dir():
            sync_folder(aside)
        sync_folder(folder.path)
        waiting.replace(folder.database)
        sync_folder(folder.path)
    return aside if aside.is_dir() else None


def _waiting(folder: LibraryFolder) -> Path | None:
    return next(iter(sorted(folder.path.glob(f"{_BEFORE}*{_AFTER}"))), None)


def _free_name(folder: LibraryFolder) -> str:
    time = utc_now().replace(":", "")
    names = (f"{time}-{number}" if number > 1 else time for number in range(1, 1_000_000))
    return next(name for name in names if not (folder.damaged / name).exists())
