"""Reading the zip of a package, foreign or our own, without trusting a byte of it."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from studio.exporting.verifying.problem import Problem, Problems, problem

SIZE_LIMIT = 500_000_000
ENTRY_LIMIT = 2_000
RATIO_LIMIT = 100
_PIECE = 1_000_000

_NAME = re.compile(r"[A-Za-z0-9._/-]+")
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_CENTRAL_HEADER = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_MADE_ON_UNIX = 3 << 8 | _VERSION
_ORDINARY_FILE = 0o100644 << 16
_READING_FAILS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    IndexError,
)
Moment = tuple[int, int, int, int, int, int]


class ArchiveFiles(Mapping[str, bytes]):
    """The entries of an archive by their full names. Each is read when it is asked for: one at a time takes room."""

    def __init__(self, archive: zipfile.ZipFile, names: Sequence[str]) -> None:
        self._archive, self._names = archive, tuple(names)

    def __getitem__(self, name: str) -> bytes:
        return self._archive.read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class FilesBelow(Mapping[str, bytes]):
    """The files of one folder by their paths in it."""

    def __init__(self, entries: Mapping[str, bytes], folder: str) -> None:
        self._entries, self._folder = entries, f"{folder}/"

    def __getitem__(self, path: str) -> bytes:
        return self._entries[self._folder + path]

    def __iter__(self) -> Iterator[str]:
        return (name.removeprefix(self._folder) for name in self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def read_archive(stream: BinaryIO) -> tuple[Mapping[str, bytes], Moment | None, tuple[Problem, ...]]:
    """Every entry by its full name, the one time they all carry, and what is wrong. `stream` has to stay open.

    Nothing is read from an archive that breaks a safety limit; the entries are then none. Beyond the limits, the
    archive must be byte for byte the only form a package has: whatever was changed, added, hidden or moved shows.
    """
    size = stream.seek(0, io.SEEK_END)
    if size > SIZE_LIMIT:
        return {}, None, (problem("too_large", megabytes=SIZE_LIMIT // 1_000_000),)
    try:
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
        unsafe = tuple(_unsafe(entries))
        if unsafe:
            return {}, None, unsafe
        for entry in entries:
            _read_through(archive, entry)
    except _READING_FAILS as error:
        return {}, None, (problem("not_a_zip", reason=error),)
    files = ArchiveFiles(archive, [entry.filename for entry in entries])
    moments = {entry.date_time for entry in entries}
    moment = moments.pop() if len(moments) == 1 else None
    if moment is None:
        return files, None, (problem("times_differ"),)
    return files, moment, () if _is_canonical(stream, entries, moment) else (problem("not_canonical"),)


def _read_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read an entry to its end, where its checksum is compared. Raises what reading raises."""
    with archive.open(entry) as content:
        while content.read(_PIECE):
            pass


def _unsafe(entries: Sequence[zipfile.ZipInfo]) -> Problems:
    """What makes an archive unsafe to read, judged by its directory alone."""
    if not entries:
        yield problem("empty")
    if len(entries) > ENTRY_LIMIT:
        yield problem("too_many_entries", limit=ENTRY_LIMIT)
        return
    if sum(entry.file_size for entry in entries) > SIZE_LIMIT:
        yield problem("too_large", megabytes=SIZE_LIMIT // 1_000_000)
    seen: set[str] = set()
    for entry in entries:
        yield from _unsafe_entry(entry)
        if entry.filename.casefold() in seen:
            yield problem("duplicate", name=entry.filename)
        seen.add(entry.filename.casefold())
    yield from _overlaps(entries)


def _unsafe_entry(entry: zipfile.ZipInfo) -> Problems:
    name = entry.orig_filename
    parts = name.split("/")
    if not _NAME.fullmatch(name) or name.startswith("/") or any(part in {"", ".", ".."} for part in parts):
        yield problem("name", name=name)
    mode = entry.external_attr >> 16
    if mode and not stat.S_ISREG(mode):
        yield problem("not_a_file", name=name)
    if entry.flag_bits & 0x1:
        yield problem("encrypted", name=name)
    if entry.file_size > max(1, entry.compress_size) * RATIO_LIMIT:
        yield problem("ratio", name=name)


def _overlaps(entries: Sequence[zipfile.ZipInfo]) -> Problems:
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            yield problem("overlap", name=entry.filename)
        end = entry.header_offset + _LOCAL_HEADER.size + len(entry.orig_filename) + entry.compress_size


def _is_canonical(stream: BinaryIO, entries: Sequence[zipfile.ZipInfo], moment: Moment) -> bool:
    """True where the archive is the one these files make: sorted, stored, with nothing before, between or behind them.

    The contents have been read; here every other byte is compared.
    """
    day = (moment[0] - 1980) << 9 | moment[1] << 5 | moment[2]
    time = moment[3] << 11 | moment[4] << 5 | moment[5] // 2
    offset, directory = 0, bytearray()
    for entry in sorted(entries, key=lambda each: each.filename):
        name, size = entry.filename.encode("ascii"), entry.file_size
        shared = (0, zipfile.ZIP_STORED, time, day, entry.CRC, size, size, len(name), 0)
        header = _LOCAL_HEADER.pack(b"PK\x03\x04", _VERSION, *shared) + name
        stream.seek(offset)
        if stream.read(len(header)) != header:
            return False
        directory += _CENTRAL_HEADER.pack(
            b"PK\x01\x02", _MADE_ON_UNIX, _VERSION, *shared, 0, 0, 0, _ORDINARY_FILE, offset
        )
        directory += name
        offset += len(header) + size
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), offset, 0)
    stream.seek(offset)
    return stream.read(len(directory) + len(end) + 1) == bytes(directory + end)
