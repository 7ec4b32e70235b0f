"""A zip whose bytes depend on nothing but its content and one time: sorted, stored, with the same attributes."""

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import BinaryIO

from studio.errors import ExportError

_UNIX = 3
_ORDINARY_FILE = 0o100644


def write_zip(stream: BinaryIO, files: Mapping[str, bytes], saved_at: str) -> None:
    """Write `files` (path in the zip to content) to an empty, seekable stream.

    Every entry carries `saved_at` (ISO, UTC) as its time, in the two-second steps a zip knows. Entries are stored and
    not compressed, because compressed bytes differ between builds of zlib.
    """
    moment = _entry_time(saved_at)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = _UNIX
            entry.external_attr = _ORDINARY_FILE << 16
            archive.writestr(entry, files[name])


def _entry_time(saved_at: str) -> tuple[int, int, int, int, int, int]:
    try:
        moment = datetime.strptime(saved_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise ExportError("export.time", saved_at=saved_at) from error
    if not 1980 <= moment.year <= 2107:
        raise ExportError("export.time", saved_at=saved_at)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
