"""One desk for a library: a second start hands over and comes forward, and never writes beside the first.

Two hundred double starts by hand: `OFFSTONE_DOUBLE_STARTS=200 python -m pytest tests/ui/test_single_instance.py`.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from studio.library.library import Library
from studio.ui.single_instance import Request, SingleInstance
from tests.project_files import ROOT

DOUBLE_STARTS = int(os.environ.get("OFFSTONE_DOUBLE_STARTS", "15"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "Newsroom.offstone"
    Library.create(folder).close()
    return folder


@pytest.fixture
def instance(qapp: QCoreApplication, library: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(library)
    yield instance
    instance.release()


def start(library: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ui.instance_probe", str(library), name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_double_starts_are_never_two_writers(library: Path) -> None:
    for number in range(DOUBLE_STARTS):
        names = (f"one-{number}", f"two-{number}")
        pair = [start(library, name) for name in names]
        said = [process.communicate(timeout=60) for process in pair]
        assert [process.returncode for process in pair] == [0, 0], said
        words = [out.splitlines() for out, _ in said]
        first = 0 if words[0][0] == "first" else 1
        assert words[first] == ["first", f"asked for {names[1 - first]}"]
        assert words[1 - first] == ["handed over"]
    with Library.open(library) as opened:
        assert not opened.was_unclean
        assert sum(opened.counts().values()) == DOUBLE_STARTS


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_what_a_killed_one_left_is_taken_over(library: Path) -> None:
    for number in range(3):
        killed = start(library, f"killed-{number}")
        assert first_line(killed) == "first"
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=30)
    survivor = start(library, "survivor")
    assert first_line(survivor) == "first"
    assert start(library, "second").communicate(timeout=30)[0] == "handed over\n"
    assert "asked for second" in survivor.communicate(timeout=30)[0]


def test_the_first_is_asked_for_what_the_second_was_given(
    qtbot: QtBot, instance: SingleInstance, library: Path
) -> None:
    assert instance.claim(Request())
    with qtbot.waitSignal(instance.requested, timeout=20_000) as asked:
        second = start(library, "/stories/page with spaces – ü.txt")
    assert asked.args == [Request(("/stories/page with spaces – ü.txt",))]
    assert second.communicate(timeout=30)[0] == "handed over\n"


def test_another_library_is_another_desk(qtbot: QtBot, instance: SingleInstance, tmp_path: Path) -> None:
    assert instance.claim(Request())
    other = SingleInstance(tmp_path / "Other.offstone")
    assert other.claim(Request())
    other.release()


def test_the_same_library_by_another_path_is_the_same_desk(library: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert SingleInstance(tmp_path / "sub" / ".." / library.name)._name == SingleInstance(library)._name


def test_one_that_was_released_can_be_claimed_again(qtbot: QtBot, instance: SingleInstance, library: Path) -> None:
    assert instance.claim(Request())
    instance.release()
    again = SingleInstance(library)
    assert again.claim(Request())
    again.release()


@pytest.mark.parametrize("words", [b"\n", b"not json\n", b"{\n", b'{"files": 3}\n', b"[" * 5000 + b"\n"])
def test_nonsense_is_not_answered(qtbot: QtBot, instance: SingleInstance, words: bytes) -> None:
    assert instance.claim(Request())
    asked: list[object] = []
    instance.requested.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(instance._name)
    assert socket.waitForConnected(3000)
    socket.write(words)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert asked == []


def test_one_that_does_not_answer_is_waited_for_no_longer_than_told(
    qtbot: QtBot, instance: SingleInstance, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert instance.claim(Request())
    monkeypatch.setattr("studio.ui.single_instance._GIVE_UP_SECONDS", 0.1)
    monkeypatch.setattr("studio.ui.single_instance._ANSWER_MS", 50)
    with pytest.raises(TimeoutError):
        SingleInstance(library).claim(Request())  # this thread cannot answer while it asks
