"""The short forms of the faults, each as the long one is run: in a program of its own, with a seed."""

import subprocess
import sys

import pytest

from tests.project_files import ROOT

FORMS = {
    "kill loop": ("kill_loop", "--rounds", "8", "--seed", "3", "--no-preview"),
    "storage calls": ("storage_calls", "--only", "save,export-package", "--every", "10"),
    "full disk": ("full_disk", "--words", "150", "--seed", "1"),
    "renderer kills": ("renderer_kills", "--rounds", "4", "--seed", "1"),
    "typist": ("typist_machine", "--words", "200", "--seed", "1"),
    "soak": ("soak", "--seconds", "8", "--report-seconds", "4", "--seed", "1", "--no-preview"),
}
LONGEST_SECONDS = 240


@pytest.mark.skipif(sys.platform != "linux", reason="signals, strace and small disks are tried on Linux")
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lost(form: str) -> None:
    module, *arguments = FORMS[form]
    ended = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    if "skipped" not in ended.stdout:
        assert " 0 problems" in ended.stdout
