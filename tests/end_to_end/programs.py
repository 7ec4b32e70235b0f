"""Programs of their own, as people start them: a fresh process, offscreen, on settings nobody else has."""

import os
import subprocess
import sys
from pathlib import Path

from tests.project_files import ROOT

LONGEST_S = 150


def environment(home: Path) -> dict[str, str]:
    """The environment of a program that keeps everything below `home`."""
    values = {name: value for name, value in os.environ.items() if not name.startswith(("OFFSTONE_", "QT_"))}
    values.update(HOME=str(home), QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT), PYTHONUTF8="1")
    values["OFFSTONE_SETTINGS"] = str(home / "settings.toml")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        values["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return values


def run(words: list[str], home: Path, *, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run Python with these words, behind the words in `before`, to its end."""
    return subprocess.run(
        [*before, sys.executable, *words],
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        check=False,
    )


def start(words: list[str], home: Path) -> subprocess.Popen[str]:
    """Start Python with these words; what it writes can be read line by line."""
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=home,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
