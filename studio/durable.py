"""Writes that are either wholly there or not there at all, after any crash or power cut."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from studio.errors import StorageError


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. A no-op where the system cannot open folders (Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path`; on a clean exit it is fsynced and replaces `path`, else it is removed.

    Raises StorageError (`storage.write`) when the system refuses any step; `path` is then what it was before.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise StorageError("storage.write", path=str(path), reason=error.strerror or str(error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):  # a disk that refuses this as well keeps a file that nobody reads
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StorageError("storage.write", path=str(path), reason=error.strerror or str(error)) from error
        raise


def atomic_write(path: Path, data: bytes) -> None:
    """Replace `path` with `data`, durably. Raises StorageError, and then leaves `path` as it was."""
    with atomic_file(path) as stream:
        stream.write(data)
        stream.flush()
        written = os.fstat(stream.fileno()).st_size
        if written != len(data):
            raise StorageError("storage.short", path=str(path), written=written, expected=len(data))
