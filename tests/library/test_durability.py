"""Kills and full disks: what was acknowledged is there, and the file stays whole."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import StorageError
from studio.library.library import Library
from studio.story.story import new_story
from tests.library.stories import full_story

PROJECT = Path(__file__).resolve().parents[2]

TYPIST = """
import sys
from pathlib import Path
from msgspec.structs import replace
from studio.library.library import Library

with Library.open(Path(sys.argv[1])) as library:
    stored = library.load(library.find(sys.argv[2]))
    story, revision = stored.story, stored.revision
    print("from", revision, flush=True)
    while True:
        story = replace(story, body=story.body + f" word{revision + 1}")
        revision = library.save(story, "typed").revision
        print(revision, flush=True)
"""


def test_no_kill_loses_an_acknowledged_save(folder: Path) -> None:
    story = full_story()
    with Library.create(folder) as library:
        library.save(story)
    chance = random.Random(20260108)
    for _ in range(10):
        acknowledged = _killed_while_saving(folder, story.id, after_saves=chance.randrange(1, 25))
        with Library.open(folder) as library:
            assert library.was_unclean
            assert library._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            stored = library.load(story.id)
            assert stored.revision >= acknowledged
            assert stored.story.body.endswith(f" word{stored.revision}")
            kept = {row.revision for row in library.revisions(story.id)}
            assert kept == set(range(2, stored.revision + 1))
            assert library.search(f"word{acknowledged}")


def _killed_while_saving(folder: Path, story_id: str, *, after_saves: int) -> int:
    """The last revision that the killed program said was saved."""
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(folder), story_id], stdout=subprocess.PIPE, text=True, cwd=PROJECT
    )
    assert typist.stdout is not None
    lines = [typist.stdout.readline() for _ in range(after_saves + 1)]
    typist.send_signal(signal.SIGKILL)
    lines += typist.communicate()[0].splitlines()
    complete = [line for line in lines if line.strip().isdigit()]
    return int(complete[-1])


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of 3 MB of its own; skipped where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root on Linux can mount a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing_and_works_again_when_it_has_room(small_disk: Path) -> None:
    story = replace(new_story(), body="the text before")
    with Library.create(small_disk / "Desk.offstone") as library:
        library.save(story)
        filler = small_disk / "filler"
        _fill(filler)
        longer = replace(story, body="a thousand words " * 5_000)
        with pytest.raises(StorageError):
            library.save(longer)
        with pytest.raises(StorageError):
            library.pictures.add(bytes(100_000), "image/png")
        assert library.load(story.id).story == story

        filler.unlink()
        library.save(longer)
    with Library.open(small_disk / "Desk.offstone") as library:
        assert library.load(story.id).story == longer
        assert library._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _fill(path: Path) -> None:
    """Write until nothing fits any more."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as stream:
        while stream.write(bytes(4096)):
            pass
