"""The real program started twice on one library: the second hands its file over, and ends with 0."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.library.library import Library
from studio.ui.single_instance import SingleInstance
from tests.project_files import ROOT

_LONGEST_SECONDS = 60.0


def start(library: Path, *files: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "studio.ui", "--library", str(library), *files],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def wait_for(path: Path) -> None:
    give_up = time.monotonic() + _LONGEST_SECONDS
    while not path.exists():
        assert time.monotonic() < give_up, f"{path} never came"
        time.sleep(0.05)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "Newsroom.offstone"
    Library.create(folder).close()
    return folder


@pytest.fixture
def first(library: Path) -> Iterator[subprocess.Popen[str]]:
    process = start(library)
    wait_for(Path(SingleInstance(library)._name))
    yield process
    process.kill()
    process.communicate(timeout=30)


@pytest.mark.skipif(os.name == "nt", reason="the socket is no file")
def test_the_second_start_ends_and_the_first_goes_on(
    first: subprocess.Popen[str], library: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A headline\n\nA paragraph of words.")
    second = start(library, str(page))
    _, errors = second.communicate(timeout=_LONGEST_SECONDS)
    assert second.returncode == 0, errors
    assert first.poll() is None
    first.kill()
    first.communicate(timeout=30)
    with Library.open(library) as opened:  # the kill left a lock, and nothing that keeps anybody out
        assert opened.counts()
