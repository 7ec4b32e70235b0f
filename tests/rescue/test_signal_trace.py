"""A crash by a signal leaves a report for the next start; a clean end and a kill leave nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.rescue.crash_reports import KEPT_REPORTS, CrashReports
from studio.rescue.signal_trace import LONGEST_BYTES, SignalTrace
from tests.project_files import ROOT

RUN = """
import faulthandler, os, sys
from pathlib import Path
from studio.rescue.crash_reports import CrashReports
from studio.rescue.signal_trace import SignalTrace

def in_the_middle_of_something():
    {end}

trace = SignalTrace(CrashReports(Path(sys.argv[1])))
trace.begin()
in_the_middle_of_something()
trace.end()
"""


def run(folder: Path, end: str) -> int:
    """A program that ends in some way; its exit code."""
    code = RUN.format(end=end)
    return subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, timeout=60, check=False
    ).returncode


def started(folder: Path) -> tuple[Path, ...]:
    """What the next start finds."""
    trace = SignalTrace(CrashReports(folder))
    found = trace.begin()
    trace.end()
    return found


@pytest.mark.parametrize("signal", ["_sigsegv", "_sigabrt"])
def test_a_crash_by_a_signal_leaves_a_report(tmp_path: Path, signal: str) -> None:
    assert run(tmp_path, f"faulthandler.{signal}()") != 0
    (report,) = started(tmp_path)
    text = report.read_text("utf-8")
    assert text.startswith("Offstone ")
    assert "Fatal Python error" in text
    assert "in_the_middle_of_something" in text
    assert list(tmp_path.iterdir()) == [report]
    assert started(tmp_path) == ()


@pytest.mark.parametrize("end", ["pass", "os._exit(9)"])
def test_any_other_end_leaves_no_report(tmp_path: Path, end: str) -> None:
    run(tmp_path, end)
    assert started(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_the_trace_of_a_program_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    running = SignalTrace(CrashReports(tmp_path))
    running.begin()
    (file,) = tmp_path.iterdir()
    with file.open("ab") as stream:
        stream.write(b"something that is being written")
    run(tmp_path, "pass")
    assert file.exists()
    running.end()
    assert file.exists()  # it has something in it, and the next start makes a report of it
    assert len(started(tmp_path)) == 1


def test_traces_are_small_and_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(KEPT_REPORTS + 3):
        (tmp_path / f"running-{10**7 + number}.trace").write_bytes(b"head\n\n" + b"x" * 2 * LONGEST_BYTES)
    started(tmp_path)
    left = list(tmp_path.iterdir())
    assert len(left) == KEPT_REPORTS
    assert max(path.stat().st_size for path in left) <= LONGEST_BYTES


def test_the_desk_itself_leaves_one(tmp_path: Path, own_home: Path) -> None:
    """The whole program, whose event loop is a crash."""
    code = (
        "import faulthandler, sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from studio.ui import application\n"
        "from studio.ui.preview.preview_pane import PreviewPane\n"
        "PreviewPane.start = lambda *_: None\n"
        "QApplication.exec = lambda *_: faulthandler._sigsegv()\n"
        "application.main(['--library', sys.argv[1]])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "New.offstone")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode != 0
    (trace,) = own_home.rglob("running-*.trace")
    assert "Fatal Python error" in trace.read_text("utf-8")
