"""Archives that come in: looked through whole before anything in them is read, and refused with a sentence."""

import io
import re
import stat
import zipfile
import zlib

from studio.errors import IntakeError

MOST_ENTRIES = 2_000
MOST_MB = 500
MOST_RATIO = 100
"""How many times larger than in the archive an entry may be, once it is larger than `RATIO_FROM` bytes."""

RATIO_FROM = 1_000_000
_SIGNATURE = b"PK\x03\x04"
_NAME = re.compile(r"(?:\[Content_Types\]\.xml|[A-Za-z0-9._/-]{1,300})")
_LOCAL_HEADER = 30
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def is_archive(data: bytes) -> bool:
    """True for bytes that begin as zip archives do."""
    return data.startswith(_SIGNATURE)


class Archive:
    """A zip archive within its limits. `names` are its files; folders are left out."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises IntakeError for an archive that is damaged, or that no honest program would write.

        `name` is for the sentences.
        """
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise IntakeError("intake.archive.damaged", name=name) from error
        self._entries = {entry.filename: entry for entry in self._checked(self._zip.infolist(), len(data))}
        self.names = tuple(self._entries)

    def read(self, entry_name: str, *, most: int = MOST_MB * 1_000_000) -> bytes:
        """One file of the archive, checked against its checksum.

        Raises IntakeError when it is not there, larger than `most` bytes, or damaged.
        """
        entry = self._entries.get(entry_name)
        if entry is None:
            raise IntakeError("intake.archive.missing", name=self._name, entry=entry_name)
        if entry.file_size > most:
            raise IntakeError("intake.archive.large_entry", name=self._name, entry=entry_name, limit=most // 1_000_000)
        try:
            with self._zip.open(entry) as file:
                data = file.read(entry.file_size + 1)
        except _BROKEN as error:
            raise IntakeError("intake.archive.damaged", name=self._name) from error
        if len(data) != entry.file_size:
            raise IntakeError("intake.archive.damaged", name=self._name)
        return data

    def _checked(self, entries: list[zipfile.ZipInfo], length: int) -> list[zipfile.ZipInfo]:
        if len(entries) > MOST_ENTRIES:
            raise IntakeError("intake.archive.entries", name=self._name, count=len(entries), limit=MOST_ENTRIES)
        if sum(entry.file_size for entry in entries) > MOST_MB * 1_000_000:
            raise IntakeError("intake.archive.large", name=self._name, limit=MOST_MB)
        seen: set[str] = set()
        end = 0
        for entry in sorted(entries, key=lambda each: each.header_offset):
            folded = entry.filename.casefold()
            least = entry.header_offset + _LOCAL_HEADER + len(entry.filename) + entry.compress_size
            is_inside = end <= entry.header_offset and least <= length
            if folded in seen or not is_inside or not _is_honest(entry):
                raise IntakeError("intake.archive.refused", name=self._name, entry=_shown(entry.filename))
            seen.add(folded)
            end = least
        return [entry for entry in entries if not entry.is_dir()]


def _is_honest(entry: zipfile.ZipInfo) -> bool:
    """True for an entry with a plain relative name, that is a file or a folder, neither encrypted nor a bomb."""
    parts = entry.filename.rstrip("/").split("/")
    if not _NAME.fullmatch(entry.filename) or any(part in {"", ".", ".."} for part in parts):
        return False
    kind = stat.S_IFMT(entry.external_attr >> 16) if entry.create_system == 3 else 0
    is_bomb = entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
    is_plain = entry.compress_type in _METHODS and not entry.flag_bits & 0x1
    return is_plain and not is_bomb and kind in {0, stat.S_IFREG, stat.S_IFDIR}


def _shown(entry_name: str) -> str:
    return re.sub(r"[^\x20-\x7e]", "?", entry_name)[:80]
