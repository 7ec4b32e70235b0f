"""A monkey on the real window for as long as it is told to, with the counters that give leaks away.

    python -m tests.faults.soak --seconds 3600 --seed 1 [--no-preview] [--report-seconds 60]

For each report the same small story is put on the desk first, so that the counters can be compared. Ends with 1 after
an exception, a Qt warning, or a counter that goes on growing.
"""

import argparse
import gc
import os
import random
import re
import sys
import time
import tomllib
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace
from PySide6.QtCore import QObject, QtMsgType, qInstallMessageHandler

from studio.library.library import Library
from studio.session.sample_story import add_sample_story
from studio.story.story import new_story
from studio.ui.window.main_window import MainWindow
from tests.faults.monkey import Monkey
from tests.faults.scripted_desk import Script, ScriptedDesk, own_folder, report, run_desk
from tests.project_files import ROOT

ALLOWED_GROWTH = {
    "gc_objects": (1.25, 20_000),
    "qt_objects": (1.25, 300),
    "open_files": (1.2, 12),
    "threads": (1.2, 6),
    "rss_mb": (1.35, 60),
}
"""By how much, as a factor and beyond it as a number, the end may be over the first reports after warming up."""

_WARNINGS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
_AT_THE_END = "Release of profile requested"


class Counters(Struct, frozen=True):
    """What a process holds, with the small story on its desk."""

    minutes: float
    actions: int
    none_references: int
    gc_objects: int
    qt_objects: int
    open_files: int
    threads: int
    rss_mb: float
    pss_mb: float


class Soak:
    """Lets the monkey loose, stops it for each report, and judges the reports."""

    def __init__(self, seconds: float, report_seconds: float, seed: int, quiet_story: str) -> None:
        self._seconds, self._report_seconds, self._quiet = seconds, report_seconds, quiet_story
        self._chance = random.Random(seed)
        self._began = 0.0
        self.reports: list[Counters] = []

    def script(self, desk: ScriptedDesk) -> Script:
        """The whole of it."""
        window = desk.window
        yield lambda: window.desk.session is not None
        monkey = Monkey(desk, self._chance, self._quiet)
        self._began = time.monotonic()
        while time.monotonic() < self._began + self._seconds:
            until = time.monotonic() + self._report_seconds
            while time.monotonic() < until:
                monkey.act()
                yield self._chance.choice((0, 5, 10, 20, 40))
            monkey.tidy()
            window.desk.show_story(self._quiet)
            yield lambda: window.desk.story is not None and window.desk.story.id == self._quiet
            yield 1500
            self._count(window, monkey.actions)
        for problem in self.judged():
            desk.fail(problem)

    def _count(self, window: MainWindow, actions: int) -> None:
        gc.collect()
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        proportional = re.search(r"^Pss:\s+(\d+)", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE)
        counters = Counters(
            minutes=round((time.monotonic() - self._began) / 60, 1),
            actions=actions,
            none_references=sys.getrefcount(None),
            gc_objects=len(gc.get_objects()),
            qt_objects=len(window.findChildren(QObject)),
            open_files=len(os.listdir("/proc/self/fd")),  # noqa: PTH208
            threads=len(os.listdir("/proc/self/task")),  # noqa: PTH208
            rss_mb=round(resident, 1),
            pss_mb=round(int(proportional[1]) / 1024 if proportional else 0.0, 1),
        )
        self.reports.append(counters)
        print(" ".join(f"{name} {value}" for name, value in asdict(counters).items()), flush=True)

    def judged(self) -> list[str]:
        """The counters that grew beyond what is allowed, from after the warming up to the end."""
        if len(self.reports) < 6:
            return []
        third = len(self.reports) // 3
        problems = []
        for name, (factor, more) in ALLOWED_GROWTH.items():
            before, after = (
                sorted(getattr(each, name) for each in part)[len(part) // 2]
                for part in (self.reports[1 : third + 1], self.reports[-third:])
            )
            if after > before * factor and after > before + more:
                problems.append(f"{name} grew from {before} to {after}")
        if self.reports[-1].none_references < 0.8 * self.reports[1].none_references:
            problems.append("references to None go down, and the program ends when there are none")
        return problems


class QtWarnings:
    """Notes every warning of Qt but those that the tests ignore too."""

    def __init__(self) -> None:
        options = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
        self._ignored = [re.compile(pattern) for pattern in options["qt_log_ignore"]]
        self.texts: list[str] = []
        qInstallMessageHandler(self._on_message)

    def _on_message(self, kind: QtMsgType, _context: object, text: str) -> None:
        is_known = text.startswith(_AT_THE_END) or any(pattern.search(text) for pattern in self._ignored)
        if kind in _WARNINGS and not is_known:
            self.texts.append(f"Qt warns: {text}")


def main(arguments: list[str]) -> int:
    """Run as long as the arguments say; 0 when nothing broke, warned or grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak")
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--report-seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-preview", action="store_true")
    options = parser.parse_args(arguments)
    if not Path("/proc/self/smaps_rollup").exists():
        print("skipped: the counters are read from Linux's /proc")
        return 0
    with own_folder() as folder:
        library = folder / "Stories.offstone"
        quiet = replace(new_story(), headline="The quiet story", body="A few words.\n")
        with Library.create(library) as opened:
            add_sample_story(opened)
            opened.save(quiet, "made")
        soak = Soak(options.seconds, options.report_seconds, options.seed, quiet.id)
        warnings = QtWarnings()
        desk = run_desk(library, folder / "home", soak.script, with_preview=not options.no_preview)
        qInstallMessageHandler(None)
        desk.problems += warnings.texts
    actions = soak.reports[-1].actions if soak.reports else 0
    return report(desk, f"{actions} actions in {options.seconds / 60:.1f} minutes: {len(desk.problems)} problems")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
