"""What the desk told the editor, written down outside the library so that no kill can take it back."""

import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

import msgspec

from studio.story.story import Story


def fingerprint(story: Story) -> str:
    """A short hash of everything in a story."""
    return hashlib.sha256(msgspec.json.encode(story)).hexdigest()[:20]


class AckFile:
    """Appends lines of JSON, each durable before `note` returns."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)

    def note(self, what: str, **facts: Any) -> None:
        """Add one line, with the time of the system's monotonic clock."""
        line = json.dumps({"at": time.monotonic_ns(), "what": what, **facts}) + "\n"
        os.write(self._descriptor, line.encode())
        os.fsync(self._descriptor)


def read_acknowledgements(path: Path) -> list[dict[str, Any]]:
    """The complete lines, in the order they were written."""
    if not path.exists():
        return []
    whole, _, _ = path.read_bytes().rpartition(b"\n")
    return [json.loads(line) for line in whole.splitlines()]
