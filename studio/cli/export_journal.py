"""The journal of a folder of hand-offs: what lies in it, of which story and revision, line by line as it was made."""

import hashlib
import os
from pathlib import Path

import msgspec
from msgspec import Struct

from studio import __version__
from studio.cli.export_story import ExportOrder, sha256_of
from studio.durable import sync_folder
from studio.errors import StorageError
from studio.library.records import HandOff

JOURNAL = "offstone-export.jsonl"
"""The name of the journal in its folder."""


class Entry(Struct, frozen=True, kw_only=True):
    """One finished hand-off. `made_with` stands for all it was made with besides the story: see `made_with`."""

    story: str
    revision: int
    file: str
    sha256: str
    made_with: str


class ExportJournal:
    """The entries of one folder, the latest of each story; a line that a crash cut short is passed over.

    Raises StorageError where the folder or the journal cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self._entries: dict[str, Entry] = {}
        self._owners: dict[str, str] = {}
        try:
            text = self._path.read_bytes() if self._path.exists() else b""
        except OSError as error:
            raise _unwritable(self._path, error) from error
        self._is_cut = bool(text) and not text.endswith(b"\n")
        for line in text.splitlines():
            try:
                entry = msgspec.json.decode(line, type=Entry)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                continue
            self._take(entry)

    def is_done(self, story_id: str, revision: int, with_what: str) -> bool:
        """True when that revision lies in the folder, made with the same, and is still to the byte what was made."""
        entry = self._entries.get(story_id)
        if entry is None or (entry.revision, entry.made_with) != (revision, with_what):
            return False
        written = self._path.parent / entry.file
        return written.exists() and sha256_of(written) == entry.sha256

    def file_for(self, story_id: str, stem: str, suffix: str) -> Path:
        """Where a story goes: under `stem`, or with a part of its id besides where that is another story's."""
        name = f"{stem}{suffix}"
        is_free = self._owners.get(name, story_id) == story_id
        return self._path.parent / (name if is_free else f"{stem}-{story_id[:8]}{suffix}")

    def add(self, hand_off: HandOff, with_what: str) -> None:
        """Note a finished hand-off, durably."""
        entry = Entry(
            story=hand_off.story_id,
            revision=hand_off.revision,
            file=hand_off.file_name,
            sha256=hand_off.sha256,
            made_with=with_what,
        )
        line = msgspec.json.encode(entry) + b"\n"
        try:
            is_new = not self._path.exists()
            with self._path.open("ab") as stream:
                stream.write(b"\n" + line if self._is_cut else line)
                stream.flush()
                os.fsync(stream.fileno())
            if is_new:
                sync_folder(self._path.parent)
        except OSError as error:
            raise _unwritable(self._path, error) from error
        self._is_cut = False
        self._take(entry)

    def _take(self, entry: Entry) -> None:
        self._entries[entry.story] = entry
        self._owners[entry.file] = entry.story


def made_with(order: ExportOrder) -> str:
    """A short hash of what an export depends on besides the story: the program's version, the house, the reasons."""
    digest = hashlib.sha256()
    for part in (__version__, order.exporter.id, order.house.id, order.override_reason, order.no_correction_because):
        digest.update(f"{part}\0".encode())
    folder = order.house.folder
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _unwritable(path: Path, error: OSError) -> StorageError:
    return StorageError("storage.write", path=str(path), reason=error.strerror or str(error))
