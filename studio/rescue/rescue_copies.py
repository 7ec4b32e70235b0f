"""The rescue copies of one library's open stories: written whole, compared after a crash, never just thrown away.

In the folder lie the copies of what is open now. What a crash left over is moved to `waiting/` at the next start,
before anything is written; what is in the library after all, or was taken, lies in `old/` for a month. `library.txt`
says where the library was: when nothing is there any more, its copies may belong to one that was moved or renamed.
"""

import os
import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from studio.durable import atomic_write
from studio.errors import StorageError
from studio.rescue.rescue_text import encoded, split_copy
from studio.story.story import Story

KEPT_DAYS = 30
KEPT_AT_LEAST = 10
"""However old, the newest copies stay: a clock that jumped must not empty the folder."""

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")
_MOVED = "--"
_WHOSE = "library.txt"


class RescueCopy(Struct, frozen=True, kw_only=True):
    """A copy that was left over.

    `text` is its Markdown. `story` is None when the copy holds the Markdown only. From revision `held_from` on the
    library has it; 0 means nobody knows. `problem` says why the file could not be read, and is empty when it could.
    """

    path: Path
    story_id: str
    written_at: datetime
    text: str = ""
    story: Story | None = None
    held_from: int = 0
    problem: str = ""


class RescueCopies:
    """The folder of rescue copies; it is made with the first one. Every method raises StorageError.

    `library` is where the library lies that the copies are of; without it, the folder says nothing about that.
    """

    def __init__(self, folder: Path, library: Path | None = None) -> None:
        self.folder = folder
        self._library = library

    def path_of(self, story_id: str) -> Path:
        """Where the copy of an open story lies."""
        is_safe = _SAFE_NAME.fullmatch(story_id) and _MOVED not in story_id
        return self.folder / f"{story_id if is_safe else sha256(encoded(story_id)).hexdigest()}.md"

    def write(self, story_id: str, text: str) -> Path:
        """Replace the copy of an open story, durably; `text` is what `copy_text` makes."""
        path = self.path_of(story_id)
        _make_folder(self.folder)
        atomic_write(path, encoded(text))
        whose = self.folder / _WHOSE
        if self._library is not None and not whose.exists():
            atomic_write(whose, os.fsencode(self._library.absolute()))
        return path

    def remove(self, story_id: str) -> None:
        """Delete the copy of a story that was closed and is durably in the library."""
        path = self.path_of(story_id)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _storage_error(path, error) from error

    def set_aside(self) -> None:
        """Move what a crash left over to `waiting/`, where nothing overwrites it; half-written files go."""
        for part in self.folder.glob(".*.part"):
            part.unlink(missing_ok=True)
        for path in sorted(self.folder.glob("*.md")):
            _move(path, self.folder / "waiting")

    def read_all(self) -> tuple[RescueCopy, ...]:
        """Every copy that waits to be looked at, the latest first."""
        copies = (_read(path) for path in (self.folder / "waiting").glob("*.md"))
        return tuple(sorted(copies, key=lambda copy: copy.written_at, reverse=True))

    def read_strays(self) -> tuple[RescueCopy, ...]:
        """Every copy beside this folder of a library that is not where it was any more, the latest first.

        They are only read: that library may be on a disk that is not connected, or open on one that just went.
        """
        folders = (whose.parent for whose in self.folder.parent.glob(f"*/{_WHOSE}") if _is_left(whose))
        paths = [path for folder in folders for part in ("*.md", "waiting/*.md") for path in folder.glob(part)]
        copies = (_read(path) for path in paths if not self.owns(path))
        return tuple(sorted(copies, key=lambda copy: copy.written_at, reverse=True))

    def owns(self, path: Path) -> bool:
        """True for a copy in this folder."""
        return path.is_relative_to(self.folder)

    def retire(self, copy: RescueCopy) -> None:
        """Move a copy that nobody waits for any longer to `old/`."""
        _move(copy.path, self.folder / "old")

    def thin(self, now: datetime) -> int:
        """Delete old copies by the rule of `to_delete`; how many that were."""
        times = {path: _written_at(path) for path in (self.folder / "old").glob("*.md")}
        gone = to_delete(tuple(times.values()), now)
        deleted = [path for path, time in times.items() if time in gone]
        for path in deleted:
            path.unlink(missing_ok=True)
        return len(deleted)


def to_delete(times: tuple[datetime, ...], now: datetime) -> frozenset[datetime]:
    """The times of old copies that may go: over a month back, and not among the newest."""
    newest = set(sorted(times, reverse=True)[:KEPT_AT_LEAST])
    return frozenset(time for time in times if time not in newest and now - time > timedelta(days=KEPT_DAYS))


def _read(path: Path) -> RescueCopy:
    story_id = path.stem.partition(_MOVED)[0]
    written_at = _written_at(path)
    try:
        whole = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        reason = error.strerror or str(error)
        return RescueCopy(path=path, story_id=story_id, written_at=written_at, problem=reason)
    text, data = split_copy(whole)
    if data is None:
        return RescueCopy(path=path, story_id=story_id, written_at=written_at, text=text)
    return RescueCopy(
        path=path,
        story_id=data.story.id,
        written_at=written_at,
        text=text,
        story=data.story,
        held_from=data.held_from,
    )


def _is_left(whose: Path) -> bool:
    """True when the library that a folder is of is not where it was."""
    try:
        library = Path(os.fsdecode(whose.read_bytes()))
    except OSError as error:
        raise StorageError("storage.read", path=str(whose), reason=error.strerror or str(error)) from error
    return library.is_absolute() and not os.path.lexists(library)


def _written_at(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise _storage_error(path, error) from error


def _move(path: Path, folder: Path) -> None:
    """Move a copy under a name of its own, which says when it was written."""
    _make_folder(folder)
    stem = f"{path.stem.partition(_MOVED)[0]}{_MOVED}{_written_at(path):%Y%m%d-%H%M%S}"
    target, number = folder / f"{stem}.md", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.md"
    try:
        path.rename(target)
    except OSError as error:
        raise _storage_error(path, error) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _storage_error(folder, error) from error


def _storage_error(path: Path, error: OSError) -> StorageError:
    return StorageError("storage.write", path=str(path), reason=error.strerror or str(error))
