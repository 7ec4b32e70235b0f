"""A trace of the crashes that Python never hears of, such as a segmentation fault: the interpreter writes it in dying.

While the program runs, a file `running-<process>.trace` beside the crash reports is open for it. The next start makes
a report of what a crash left in it, and takes it away.
"""

import faulthandler
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from studio.rescue.crash_reports import CrashReports, report_head

if sys.platform != "win32":
    import fcntl

LONGEST_BYTES = 64 * 1024
"""More of a trace than this is not made a report of."""


class SignalTrace:
    """The trace of this run. It holds the ways through the program of all threads, and no word of any story."""

    def __init__(self, reports: CrashReports) -> None:
        self._reports = reports
        self._stream: IO[bytes] | None = None
        self._empty_bytes = 0
        self._was_enabled = False

    def begin(self) -> tuple[Path, ...]:
        """Have a crash of this run written down; the reports of crashes before. Raises OSError and StorageError."""
        self._reports.folder.mkdir(parents=True, exist_ok=True)
        found = self._gather()
        path = self._reports.folder / f"running-{os.getpid()}.trace"
        head = report_head("started then, ended by a signal", datetime.now(UTC)).encode()
        self._stream = path.open("wb", buffering=0)
        if sys.platform != "win32":
            fcntl.flock(self._stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._empty_bytes = self._stream.write(head + b"\n") or 0
        self._was_enabled = faulthandler.is_enabled()
        faulthandler.enable(self._stream, all_threads=True)
        return found

    def end(self) -> None:
        """End cleanly: the file goes, unless something was written into it. Raises OSError."""
        if self._stream is None:
            return
        faulthandler.disable()
        if self._was_enabled:
            faulthandler.enable()
        path = Path(self._stream.name)
        self._stream.close()
        self._stream = None
        if path.stat().st_size <= self._empty_bytes:
            path.unlink()

    def _gather(self) -> tuple[Path, ...]:
        """Make reports of what crashes left; what a kill left has nothing in it, and only goes."""
        reports = []
        for path in sorted(self._reports.folder.glob("running-*.trace")):
            if _is_in_use(path):
                continue
            with path.open("rb") as stream:
                text = stream.read(LONGEST_BYTES).decode("utf-8", errors="replace")
            if text.partition("\n\n")[2].strip():
                reports.append(self._reports.keep(text, datetime.fromtimestamp(path.stat().st_mtime, UTC)))
            path.unlink()
        return tuple(reports)


def _is_in_use(path: Path) -> bool:
    """True while the program that a trace belongs to runs."""
    try:
        if sys.platform == "win32":
            path.rename(path)  # refused for a file that is open
        else:
            with path.open("rb") as stream:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    return False
