"""A disk of 3 MB is filled, a thousand words are typed, and there is room again: all of them are there.

python -m tests.faults.full_disk --words 1000 --seed 1        (as root on Linux; elsewhere it says why not)
"""

import argparse
import contextlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from studio.library.library import Library
from tests.faults.scripted_desk import Script, ScriptedDesk, own_folder, report, run_desk

WORDS_AT_A_TIME = 10


class FullDisk:
    """Types on a full disk, watching what the window says, then makes room."""

    def __init__(self, place: Path, words: int, seed: int) -> None:
        self._filler = place / "filler"
        self._words, self._chance = words, random.Random(seed)
        self.typed = 0
        self.body = self.story_id = ""

    def script(self, desk: ScriptedDesk) -> Script:
        """The whole of it."""
        window = desk.window
        yield lambda: window.desk.session is not None
        session = window.desk.session
        assert session is not None
        window.editor.focus_field("body")
        window.editor.go_to_line(0)
        desk.press(window.editor.body_edit, "A")
        yield lambda: session.is_saved
        yield 300
        fill(self._filler)
        label = window.status_line.save_label
        was_shown = False
        while self.typed < self._words:
            for _ in range(WORDS_AT_A_TIME):
                self.typed += 1
                for letter in f"word{self.typed}{self._chance.choice(['', 's', 'ed'])} ":
                    desk.press(window.editor.body_edit, letter)
            was_shown = was_shown or window.banner.isVisible()
            if label.text().startswith("Saved") and not session.is_saved:
                desk.fail("Saved was shown for words that are not")
            yield 20
        yield lambda: window.banner.isVisible() or session.is_saved
        if session.is_saved:
            desk.fail("the disk was not full")
        if "Saved" in label.text():
            desk.fail(f"the status line says {label.text()!r} on a full disk")
        self._filler.unlink()
        yield lambda: session.is_saved
        yield lambda: not window.banner.isVisible()
        if not label.text().startswith("Saved"):
            desk.fail(f"with room again the status line says {label.text()!r}")
        self.body, self.story_id = session.story.body, session.story.id


def fill(path: Path) -> None:
    """Write until nothing fits any more."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as stream:
        while stream.write(bytes(4096)):
            pass


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[None]:
    """A disk of 3 MB at `place`."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def reason_to_skip() -> str:
    """Why no small disk can be had here, or empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        return "only root on Linux can mount a small disk"
    with own_folder() as folder:
        try:
            with small_disk(folder / "disk"):
                return ""
        except subprocess.CalledProcessError:
            return "no small disk can be mounted here"


def main(arguments: list[str]) -> int:
    """Type on a full disk; 0 when every word was there in the end, and "Saved" was never said too early."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.full_disk")
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if reason := reason_to_skip():
        print(f"skipped: {reason}")
        return 0
    with own_folder() as folder, small_disk(folder / "disk"):
        library = folder / "disk" / "Stories.offstone"
        full = FullDisk(folder / "disk", options.words, options.seed)
        desk = run_desk(library, folder / "home", full.script, with_preview=False)
        with Library.open(library) as opened:
            missing = [n for n in range(1, full.typed + 1) if f"word{n}" not in full.body]
            if opened.load(full.story_id).story.body != full.body or missing:
                desk.fail(f"the library has another text; {len(missing)} words are missing")
    return report(desk, f"{full.typed} words typed on a full disk: {len(desk.problems)} problems")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
