"""Flipped bits: libraries with damage anywhere, with and without backups, opened, used, saved to and opened again.

    python -m tests.faults.bit_flips --libraries 1000 --seed 1

Each library opens, or is restored and said, or is refused with a sentence where it has no backup. Nothing but a
sentence ever comes out of it, a save that meets damage included; and after such a save the next opening mends it.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from studio.errors import KnownError, LibraryDamaged
from studio.library.library import Library
from studio.library.records import ListQuery
from studio.library.recovery import open_or_recover
from studio.story.story import Story, new_story
from studio.wording import explain, sentence
from tests.library.stories import full_story

STORIES = 8
_WAYS = ("clean", "killed", "with log")


class BitFlips:
    """Damages one copy after another of the same libraries and adds up how each ended."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self.endings: Counter[str] = Counter()
        self._stories = make_libraries(folder)

    def run(self, number: int) -> None:
        """Damage `number` libraries, one after another."""
        for _ in range(number):
            self.one()

    def one(self) -> None:
        """Damage one library and use it as a desk would. Raises AssertionError for anything but what is promised."""
        folder = self._folder / "Damaged.offstone"
        shutil.rmtree(folder, ignore_errors=True)
        has_backup = self._chance.random() < 0.7
        way = self._chance.choice(_WAYS)
        shutil.copytree(self._folder / ("Log.offstone" if way == "with log" else "Whole.offstone"), folder)
        if not has_backup:
            shutil.rmtree(folder / "backups")
        self._flip(folder, way)
        self.endings[self._use(folder, has_backup=has_backup)] += 1

    def _flip(self, folder: Path, way: str) -> None:
        (folder / "library.lock").unlink(missing_ok=True)
        if way != "clean":
            (folder / "library.lock").write_text("left over")
        names = ["library.db", "library.db-wal"] if way == "with log" else ["library.db"]
        path = folder / self._chance.choice(names)
        data = bytearray(path.read_bytes())
        for _ in range(self._chance.choice([1, 1, 3, 20, 200])):
            # Half of them in the first pages, where the schema and the roots are.
            end = min(len(data), 100_000) if self._chance.random() < 0.5 else len(data)
            data[self._chance.randrange(end)] ^= 1 << self._chance.randrange(8)
        path.write_bytes(data)

    def _use(self, folder: Path, *, has_backup: bool) -> str:
        met_damage = False
        for attempt in range(3):
            try:
                outcome = open_or_recover(folder)
            except KnownError as error:
                explain(error)
                if has_backup:
                    raise AssertionError("refused in spite of a backup") from error
                return "refused with a sentence"
            library, codes = outcome.library, {event.code for event in outcome.events}
            for event in outcome.events:
                sentence(event.code, **event.parameters)
            found = "".join(_attempt(use, library) for use in (_counts, _reading, self._save))
            with suppress(LibraryDamaged):
                library.close()
            is_restored = not codes.isdisjoint({"opening.restored-from-backup", "opening.rebuilt"})
            if not found:
                return "restored and said" if is_restored else "mended after a save" if met_damage else "opened"
            assert not is_restored, f"damaged still after a restore: {found}"
            assert attempt < 2, f"damaged still: {found}"
            met_damage = True
        raise AssertionError

    def _save(self, library: Library) -> None:
        """Save over every story that was there, a new one, and a picture; back up; and find it all again."""
        picture = library.pictures.add(b"another picture", "image/png")
        for story in (*self._stories, new_story()):
            changed = replace(story, body=f"{story.body} saved {self._chance.random()}")
            library.save(changed, "idle")
            assert library.load(story.id).story == changed
        assert library.pictures.read(picture) == b"another picture"
        library.checkpoint()
        library.backup("idle")


def make_libraries(folder: Path) -> list[Story]:
    """Make a closed library and one whose log was never moved, both with a backup; gives their stories."""
    stories = []
    with Library.create(folder / "Whole.offstone") as library:
        picture = library.pictures.add(b"a picture", "image/jpeg")
        for number in range(STORIES):
            story = full_story(picture)
            library.save(story, "opened")
            stories.append(replace(story, body=story.body + " more" * 50 * number))
        library.backup("idle")
        for story in stories:
            library.save(story, "idle")
    with Library.open(folder / "Whole.offstone") as library:
        library.save(replace(stories[0], headline="In the log"))
        shutil.copytree(folder / "Whole.offstone", folder / "Log.offstone")
        library.save(stories[0])
    return stories


def _counts(library: Library) -> None:
    library.counts()
    library.sections()
    library.search("zebras")
    library.list_stories(ListQuery(words="unrest"))


def _reading(library: Library) -> None:
    for row in library.list_stories():
        with suppress(LibraryDamaged):  # a story that makes no sense does not keep the others from being read
            library.load(row.id)
        for revision in library.revisions(row.id):
            with suppress(LibraryDamaged):
                library.revision(row.id, revision.revision)


def _attempt(use: Callable[[Library], None], library: Library) -> str:
    """Nothing, or the sentence that came out of it."""
    try:
        use(library)
    except KnownError as error:
        return explain(error)
    return ""


def main() -> int:
    """Run the long form and print how the libraries ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--libraries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        flips = BitFlips(Path(folder), arguments.seed)
        flips.run(arguments.libraries)
    for ending, number in flips.endings.most_common():
        print(f"{number:6} {ending}")
    print(f"{flips.endings.total():6} libraries, 0 crashes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
