"""Flipped bits: a library opens or is refused with a sentence, and nothing else ever comes out of it."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.errors import KnownError
from studio.library.library import Library
from studio.library.records import ListQuery
from studio.wording import explain
from tests.library.stories import full_story


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "Desk.offstone"
    with Library.create(folder) as library:
        for number in range(8):
            story = full_story()
            library.save(story, "made")
            library.save(replace(story, body=story.body + " more" * number), "grown")
    return folder


def _attempt(action: Callable[[], object]) -> None:
    try:
        action()
    except KnownError as error:
        explain(error)  # raises where there is no sentence


@pytest.mark.parametrize("seed", range(24))
def test_flipped_bits(whole: Path, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "Desk.offstone"
    shutil.copytree(whole, folder)
    chance = random.Random(seed)
    data = bytearray((folder / "library.db").read_bytes())
    for _ in range(chance.choice([1, 3, 20])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    (folder / "library.db").write_bytes(data)
    if seed % 2:
        (folder / "library.lock").write_text("left over")
    _attempt(lambda: _open_and_use(folder))
    assert (folder / "library.db").read_bytes() == data


def _open_and_use(folder: Path) -> None:
    with Library.open(folder) as library:
        _use(library)


def _use(library: Library) -> None:
    _attempt(library.counts)
    _attempt(library.sections)
    _attempt(lambda: library.search("zebras"))
    _attempt(lambda: library.list_stories(ListQuery(words="unrest")))
    _attempt(lambda: [library.load(row.id) for row in library.list_stories()])
    _attempt(lambda: [library.revision(row.id, 2) for row in library.list_stories()])
