"""Opening a zip for Ghost, and making another of it."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from studio.exporting.repeatable_zip import write_zip
from tests.exporting.desk import SAVED_AT


def opened_ghost(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The data of the post, and the other entries by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(entries.pop("ghost.json"))["db"][0]["data"], entries


def changed_ghost(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The zip with its data changed, written as a careful forger would."""
    content, entries = opened_ghost(data)
    change(content)
    document = {"db": [{"meta": {"exported_on": 0, "version": "5.0.0"}, "data": content}]}
    stream = io.BytesIO()
    write_zip(stream, {**entries, "ghost.json": json.dumps(document).encode()}, SAVED_AT)
    return stream.getvalue()
