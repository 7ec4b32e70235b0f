"""The checks other tools make, run with the tests so that there is one command to know."""

import os
import subprocess
import sys

import pytest

from tests.project_files import ROOT

CHECKS = {
    "ruff": ["-m", "ruff", "check", "--output-format", "concise", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_check(check: str) -> None:
    """The tool has nothing to say; what it says is shown."""
    values = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1", "PYTHONWARNINGS": ""}
    made = subprocess.run(
        [sys.executable, *CHECKS[check]], cwd=ROOT, env=values, capture_output=True, encoding="utf-8", check=False
    )
    assert made.returncode == 0, f"\n{made.stdout}{made.stderr}"
