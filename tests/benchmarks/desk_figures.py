"""Measures the running desk from outside: its start, its keys and its memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure, growth
from tests.benchmarks.stories import make_library, story

PLACES = ("start", "middle", "end")
_MARKS = {
    "painted": "first paint",
    "typing-ready": "typing-ready",
    "drawn": "preview shown",
}
_DEADLINE_SECONDS = 180


class MeasuredDesk:
    """Starts the desk on a library of its own, in a home of its own."""

    def __init__(self, folder: Path, display: dict[str, str]) -> None:
        self._folder = folder
        home = folder / "home"
        places = {"HOME": ".", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache"}
        places |= {"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime", "LOCALAPPDATA": "local"}
        self._environment = {**os.environ, **display}
        for name, place in places.items():
            path = home / place
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._environment[name] = str(path)
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            self._environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to start its sandbox as root

    def library(self, words: int, stories: int = 20) -> Path:
        """A library whose newest story has that many words; the sample story for 0."""
        folder = self._folder / f"{words}-{stories}.offstone"
        if not folder.exists():
            make_library(folder, stories=stories, newest=story(words) if words else None)
        return folder

    def start(self, library: Path, job: str) -> subprocess.Popen[str]:
        """Start the desk with a job of `desk_driver`."""
        command = [sys.executable, "-m", "tests.benchmarks.desk_driver", str(library), job]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, env=self._environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        )

    def run(self, library: Path, job: str) -> tuple[int, dict[str, Any]]:
        """When the desk was started, and what it saw."""
        spawned = time.monotonic_ns()
        desk = self.start(library, job)
        try:
            out, _ = desk.communicate(timeout=_DEADLINE_SECONDS)
        finally:
            desk.kill()
        return spawned, json.loads(out.splitlines()[-1])


def start_figures(desk: MeasuredDesk, *, words: Sequence[int] = (0, 1_000, 100_000), runs: int = 5) -> list[Figure]:
    """From the start of the process to the first paint, to a text that takes keys, and to a drawn preview."""
    figures = []
    for count in words:
        library = desk.library(count)
        seen = [desk.run(library, "start") for _ in range(runs + 1)][1:]
        name = f"{count:,} words" if count else "sample story"
        for mark, title in _MARKS.items():
            values = tuple((marks[mark] - spawned) / 1e6 for spawned, marks in seen)
            figures.append(Figure("Start, warm", f"{title}, {name}", values))
    return figures


def typing_figures(desk: MeasuredDesk, *, words: Sequence[int] = (1_000, 10_000, 100_000)) -> list[Figure]:
    """From a key to its paint in the editor and in the page, and what the GUI thread does while typing goes on."""
    figures = []
    both: dict[str, list[Figure]] = {"editor": [], "preview": []}
    for count in words:
        _, seen = desk.run(desk.library(count), "typing")
        for part, known in both.items():
            for place in PLACES:
                known.append(Figure(f"Key to {part}", f"{count:,} words, {place}", tuple(seen[part][place])))
        figures.append(Figure("Typing 30 keys a second", f"a key's own work, {count:,} words", tuple(seen["key-work"])))
        stalls = Figure("Typing 30 keys a second", f"GUI thread stalled, {count:,} words", tuple(seen["stalls"]))
        worst = (stalls.percentile(0.999),)
        figures += [stalls, Figure(stalls.group, f"the same, 99.9 %, {count:,} words", worst)]
        figures.append(Figure(stalls.group, f"saves meanwhile, {count:,} words", (float(seen["saves"]),), "saves"))
    for known in both.values():
        ratio = growth(known[0].group, f"growth from {words[0]:,} to {words[-1]:,} words, end", known[2], known[-1])
        known.append(ratio)
    return [*both["editor"], *both["preview"], *figures]


def memory_figures(desk: MeasuredDesk) -> list[Figure]:
    """What all processes of the desk hold together, at rest with the sample story open."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    process = desk.start(desk.library(0), "rest")
    try:
        process.stdout.readline()
        found = {pid: _proportional_kilobytes(pid) for pid in _with_children(process.pid)}
        process.communicate("\n", timeout=_DEADLINE_SECONDS)
    finally:
        process.kill()
    own = found.pop(process.pid)
    return [
        Figure("Memory (PSS), sample story open", "all processes", ((own + sum(found.values())) / 1e3,), "MB"),
        Figure("Memory (PSS), sample story open", "the desk's own process", (own / 1e3,), "MB"),
    ]


def _with_children(pid: int) -> list[int]:
    result = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            result += _with_children(int(child))
    return result


def _proportional_kilobytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1.024
