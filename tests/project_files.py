"""The project's own files, for the tests that read them."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file git knows of and that is there; skips where there is no git or no clone."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def source_files() -> tuple[Path, ...]:
    """The Python files of the program."""
    return (ROOT / "run.py", *sorted((ROOT / "studio").rglob("*.py")))
