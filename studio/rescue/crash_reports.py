"""Reports of our own mistakes: a file each, with what went wrong and where, and no word of any story."""

import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from studio import __version__
from studio.durable import atomic_write

KEPT_REPORTS = 20


class CrashReports:
    """The folder of crash reports; it is made with the first one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, error: BaseException, where: str) -> Path:
        """Write a report and return its path; the oldest reports over `KEPT_REPORTS` go. Raises StorageError, OSError.

        `where` says which part of the program was at work, such as the name of a thread.
        """
        now = datetime.now(UTC)
        return self.keep(report_text(error, where, now), now)

    def keep(self, text: str, happened_at: datetime) -> Path:
        """Keep a report that is written already, as `write` does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._free_path(f"crash-{happened_at:%Y%m%d-%H%M%S}")
        atomic_write(path, text.encode("utf-8", errors="backslashreplace"))
        for old in sorted(self.folder.glob("crash-*.txt"), key=_age)[KEPT_REPORTS:]:
            old.unlink(missing_ok=True)
        return path

    def _free_path(self, stem: str) -> Path:
        number, path = 1, self.folder / f"{stem}.txt"
        while path.exists():
            number += 1
            path = self.folder / f"{stem}-{number}.txt"
        return path


def report_text(error: BaseException, where: str, now: datetime) -> str:
    """What a report says: versions, time, place, and the way through the program that led there."""
    return f"{report_head(where, now)}\n{''.join(traceback.format_exception(error))}"


def report_head(where: str, now: datetime) -> str:
    """The first two lines of a report: versions, and the time and place."""
    return (
        f"Offstone {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{now:%Y-%m-%dT%H:%M:%SZ}, process {os.getpid()}, {where}\n"
    )


def _age(path: Path) -> float:
    return -path.stat().st_mtime
