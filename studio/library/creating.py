"""Making a new library: its folders, and an empty file with the whole schema."""

from studio.errors import LibraryError, StorageError
from studio.library.connection import sqlite_errors_explained
from studio.library.library_folder import LibraryFolder
from studio.library.lock import LibraryLock
from studio.library.migrations import make_library_file


def create_library_folder(folder: LibraryFolder) -> None:
    """Make an empty library in `folder`, which must be new, or hold nothing.

    Raises LibraryError when something lies there already, StorageError when the disk refuses.
    """
    try:
        if folder.path.exists() and (not folder.path.is_dir() or _is_taken(folder)):
            raise LibraryError("library.place_taken", path=str(folder.path))
        folder.pictures.mkdir(parents=True, exist_ok=True)
        lock = LibraryLock.acquire(folder.lock)
        try:
            with sqlite_errors_explained(folder.database):
                make_library_file(folder.database)
        finally:
            lock.release()
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError("library.unreachable", path=str(folder.path), reason=reason) from error


def _is_taken(folder: LibraryFolder) -> bool:
    """True for anything but the leavings of a creation that was killed before the file got its name."""
    ours = {folder.pictures.name, folder.lock.name}
    return any(entry.name not in ours and not entry.name.startswith(".") for entry in folder.path.iterdir())
