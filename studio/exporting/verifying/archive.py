"""Reading the zip of a package, foreign or our own, without trusting a byte of it."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence

from studio.exporting.verifying.problem import Problem, Problems, problem

SIZE_LIMIT = 500_000_000
ENTRY_LIMIT = 2_000
RATIO_LIMIT = 100

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


def read_archive(data: bytes) -> tuple[dict[str, bytes], Moment | None, tuple[Problem, ...]]:
    """Every entry by its full name, the one time they all carry, and what is wrong.

    Nothing is read from an archive that breaks a safety limit; the entries are then empty. Beyond the limits, the
    archive must be byte for byte the only form a package has: whatever was changed, added, hidden or moved shows.
    """
    if len(data) > SIZE_LIMIT:
        return {}, None, (problem("too_large", megabytes=SIZE_LIMIT // 1_000_000),)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            unsafe = tuple(_unsafe(entries))
            if unsafe:
                return {}, None, unsafe
            files = {entry.filename: archive.read(entry) for entry in entries}
    except _READING_FAILS as error:
        return {}, None, (problem("not_a_zip", reason=error),)
    moments = {entry.date_time for entry in entries}
    moment = moments.pop() if len(moments) == 1 else None
    if moment is None:
        return files, None, (problem("times_differ"),)
    if data != _canonical_bytes(files, moment):
        return files, moment, (problem("not_canonical"),)
    return files, moment, ()


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


def _canonical_bytes(files: dict[str, bytes], moment: Moment) -> bytes:
    """The one archive these files make: sorted, stored, ordinary files, nothing before, between or behind them."""
    day = (moment[0] - 1980) << 9 | moment[1] << 5 | moment[2]
    time = moment[3] << 11 | moment[4] << 5 | moment[5] // 2
    body, directory = bytearray(), bytearray()
    for name in sorted(files):
        content, encoded, offset = files[name], name.encode("ascii"), len(body)
        shared = (0, zipfile.ZIP_STORED, time, day, zlib.crc32(content), len(content), len(content), len(encoded), 0)
        body += _LOCAL_HEADER.pack(b"PK\x03\x04", _VERSION, *shared) + encoded + content
        directory += _CENTRAL_HEADER.pack(
            b"PK\x01\x02", _MADE_ON_UNIX, _VERSION, *shared, 0, 0, 0, _ORDINARY_FILE, offset
        )
        directory += encoded
    end = _END.pack(b"PK\x05\x06", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return bytes(body + directory + end)
