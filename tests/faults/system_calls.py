"""One process under strace: its storage calls are listed, and any one of them can be made to fail or to kill it."""

import os
import re
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from msgspec import Struct

CALLS = (
    "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "openat", "ftruncate",
    "unlink", "unlinkat", "linkat", "link", "mkdir", "mkdirat",
)  # fmt: skip
FAULTS = {"kill": "signal=KILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC"}
_LINE = re.compile(r"([a-z0-9]+)\(")
_ATTACH_SECONDS = 20.0


class Point(Struct, frozen=True):
    """The `number`-th time that the process makes a `call`, and what it is about."""

    call: str
    number: int
    text: str = ""
    is_harmless: bool = False
    """True where the log or a later proof makes up for the failure, so that nothing needs to be told."""


class Strace:
    """strace attached to one thread. Use as a context manager; `calls` are there after it ended."""

    def __init__(self, thread_id: int, log: Path, *, inject: str = "") -> None:
        words = ["strace", "-p", str(thread_id), "-y", "-s", "200", "-o", str(log), "-e", f"trace={','.join(CALLS)}"]
        if inject:
            words += ["-e", f"inject={inject}"]
        self._log = log
        self._process = subprocess.Popen(words, stderr=subprocess.PIPE)
        self._wait_until_attached()

    def _wait_until_attached(self) -> None:
        assert self._process.stderr is not None
        descriptor, heard = self._process.stderr.fileno(), b""
        deadline = time.monotonic() + _ATTACH_SECONDS
        while b"attached" not in heard:
            ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
            part = os.read(descriptor, 4096) if ready else b""
            heard += part
            if not part:
                self.end()
                raise RuntimeError(f"strace did not attach: {heard.decode(errors='replace')}")

    def end(self) -> None:
        """Let go of the process."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()

    def lines(self) -> list[str]:
        """What the process called, in order."""
        return self._log.read_text("utf-8", errors="replace").splitlines()

    def __enter__(self) -> "Strace":
        return self

    def __exit__(self, *_: Any) -> None:
        self.end()


def points_in(lines: list[str], folder: Path) -> list[Point]:
    """The calls that have to do with a folder, each with its number among all calls of its name."""
    counts: dict[str, int] = {}
    points = []
    last_commit = max((at for at, line in enumerate(lines) if "pwrite64" in line and "-wal>" in line), default=-1)
    last_commit += 1  # the log is synced right after
    for at, line in enumerate(lines):
        match = _LINE.match(line)
        if match is None:
            continue
        call = match[1]
        counts[call] = counts.get(call, 0) + 1
        if str(folder) in line and "O_RDONLY" not in line and not re.match(r"write\([12]<", line):
            points.append(Point(call, counts[call], line[:160], _is_harmless(line, is_late=at > last_commit)))
    return points


def _is_harmless(line: str, *, is_late: bool) -> bool:
    """Failures that SQLite itself keeps to itself, with reason.

    What follows the last commit moves the log into the file, and the log stays when that fails. SQLite does not tell
    of a folder that cannot be synced. The journal of a copy does not matter, for the copy is proven afterwards.
    """
    is_checkpoint = is_late and ("library.db>" in line or "library.db-wal>" in line)
    is_folder = line.startswith("fdatasync") and Path(line.partition("<")[2].partition(">")[0]).is_dir()
    return is_checkpoint or is_folder or "-journal>" in line


def reason_to_skip() -> str:
    """Why nothing can be injected here, or empty where it can."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    tried = subprocess.run(
        [strace, "-qq", "-o", os.devnull, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1", "true"],
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "strace cannot inject here"
