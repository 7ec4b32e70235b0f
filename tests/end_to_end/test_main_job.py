"""The main job, done by the whole program: take in, edit, preview, hand off; and not one connection on the way."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.end_to_end.programs import run

_NETWORK_CALL = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(.*\bsa_family=(AF_\w+)")


@dataclass
class Done:
    """One run of the demonstration: its exit code, words, folder, and the trace of its network calls, if any."""

    code: int
    words: str
    folder: Path
    trace: str


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    home = tmp_path_factory.mktemp("home")
    folder, log = home / "out", home / "network.txt"
    strace = shutil.which("strace")
    before = (strace, "-f", "-qq", "-e", "trace=network", "-o", str(log)) if strace else ()
    ended = run(["-m", "studio.ui.demonstration", "--folder", str(folder)], home, before=before)
    trace = log.read_text("utf-8", "replace") if log.exists() else ""
    return Done(ended.returncode, ended.stdout + ended.stderr, folder, trace)


def package_of(done: Done) -> Path:
    packages = list(done.folder.glob("*.zip"))
    assert len(packages) == 1, done.words
    return packages[0]


def test_every_step_happened(done: Done) -> None:
    assert done.code == 0, done.words


def test_the_package_is_good(done: Done, tmp_path: Path) -> None:
    verified = run(["-m", "studio", "verify", str(package_of(done))], tmp_path)
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_there_is_a_picture_of_the_window(done: Done) -> None:
    with Image.open(done.folder / "window.png") as picture:
        assert picture.width >= 1366
        assert len(picture.convert("RGB").resize((200, 120)).getcolors(30_000) or []) > 200


def test_no_connection_was_attempted(done: Done) -> None:
    if not done.trace:
        pytest.skip("strace is not here, or may not trace")
    assert "AF_UNIX" in done.trace or "socketpair" in done.trace, "the trace saw no local socket either: it is blind"
    reached = {line for line in done.trace.splitlines() if _goes_out(line)}
    assert not reached, "\n".join(sorted(reached)[:10])


def _goes_out(line: str) -> bool:
    called = _NETWORK_CALL.search(line)
    return called is not None and called[1] in {"AF_INET", "AF_INET6"}
