"""The lock file of a library: one program writes it at a time, and says on which computer it runs."""

import errno
import os
import socket
import sys
from pathlib import Path
from typing import Self

import msgspec

from studio.errors import LibraryLocked, StorageError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR_BEHIND_THE_TEXT = 1 << 30
_HELD_BY_ANOTHER = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class LockOwner(msgspec.Struct, frozen=True):
    """Who holds a lock, or held it. `found_damage` is true when the library was then let go of as damaged."""

    host: str
    pid: int
    found_damage: bool = False


class LibraryLock:
    """A held lock. The system lets go of it when the process dies, however that happens.

    `was_left_over` is true when the one before never released it: its program was killed, or found damage.
    `owner_found_damage` is true for the latter.
    """

    def __init__(self, path: Path, descriptor: int, *, was_left_over: bool, owner_found_damage: bool) -> None:
        self._path = path
        self._descriptor = descriptor
        self.was_left_over = was_left_over
        self.owner_found_damage = owner_found_damage

    @classmethod
    def acquire(cls, path: Path) -> Self:
        """Take the lock. Raises LibraryLocked naming the holder, or StorageError where no lock can be made."""
        try:
            descriptor = _open_and_lock(path)
        except OSError as error:
            raise StorageError("library.no_lock", path=str(path), reason=error.strerror or str(error)) from error
        if descriptor is None:
            raise _locked("library.locked", path, _owner(_text(path)))
        left_over = _text(path)
        owner = _owner(left_over)
        if owner is not None and owner.host != socket.gethostname():
            os.close(descriptor)
            raise _locked("library.locked_elsewhere", path, owner)
        found_damage = owner is not None and owner.found_damage
        try:
            _write_owner(descriptor, found_damage=found_damage)
        except OSError as error:
            os.close(descriptor)
            raise StorageError("library.no_lock", path=str(path), reason=error.strerror or str(error)) from error
        return cls(path, descriptor, was_left_over=bool(left_over), owner_found_damage=found_damage)

    def release(self, *, found_damage: bool = False) -> None:
        """Let go, and remove the file; where an open file cannot be removed, leave an empty one.

        With `found_damage` the file stays and says so, and the next to open the library checks all of it.
        """
        if found_damage:
            _write_owner(self._descriptor, found_damage=True)
            os.close(self._descriptor)
            return
        try:
            os.ftruncate(self._descriptor, 0)
            if sys.platform != "win32":
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError("storage.write", path=str(self._path), reason=error.strerror or str(error)) from error
        finally:
            os.close(self._descriptor)


def _write_owner(descriptor: int, *, found_damage: bool) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, msgspec.json.encode(LockOwner(socket.gethostname(), os.getpid(), found_damage)))


def _open_and_lock(path: Path) -> int | None:
    """A locked descriptor of the file that has the name now, or None while another program holds it."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _can_lock(descriptor):
            os.close(descriptor)
            return None
        # The holder before may have removed its file between our opening and our locking it: then try the new one.
        if _has_name(path, descriptor):
            return descriptor
        os.close(descriptor)


def _has_name(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:  # removed meanwhile
        return False


def _can_lock(descriptor: int) -> bool:
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in _HELD_BY_ANOTHER:
            return False
        os.close(descriptor)
        raise
    return True


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _FAR_BEHIND_THE_TEXT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # its owner may let go of it at any moment
        return b""


def _owner(text: bytes) -> LockOwner | None:
    try:
        return msgspec.json.decode(text, type=LockOwner)
    except msgspec.DecodeError:
        return None


def _locked(code: str, path: Path, owner: LockOwner | None) -> LibraryLocked:
    return LibraryLocked(
        code,
        path=str(path.parent),
        lock=str(path),
        host=owner.host if owner else "?",
        pid=owner.pid if owner else "?",
    )
