"""Making folders so that they are still there after a power cut."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from studio.durable import sync_folder
from studio.errors import StorageError


def make_folder(folder: Path) -> None:
    """Make `folder` and what is above it, durably. Raises StorageError when the disk refuses."""
    if folder.is_dir():
        return
    try:
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)
    except OSError as error:
        raise StorageError("library.unreachable", path=str(folder), reason=error.strerror or str(error)) from error


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable that other code wrote."""
    with path.open("r+b") as stream:
        stream.flush()
        os.fsync(stream.fileno())


@contextlib.contextmanager
def disk_errors_explained(path: Path) -> Iterator[None]:
    """Raise what the system says about a file or folder as a StorageError that names `path`."""
    try:
        yield
    except OSError as error:
        raise StorageError("library.unreachable", path=str(path), reason=error.strerror or str(error)) from error
