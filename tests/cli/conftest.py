"""What the tests of the command line share: the program itself, and a library to run it on."""

from pathlib import Path

import pytest

from studio.library.library import Library
from studio.story.story import Story
from tests.checking.stories import GOOD
from tests.cli.offstone import Offstone


@pytest.fixture
def offstone(tmp_path: Path) -> Offstone:
    return Offstone(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one story that has no pictures and nothing against it."""
    path = tmp_path / "Desk.offstone"
    with Library.create(path) as opened:
        opened.save(STORY)
    return path


STORY = Story(
    id=GOOD.id,
    section="World",
    headline="The boats came home",
    standfirst="A summer at sea is over.",
    byline="Ada Reyes",
    body="The boats came home at noon, said the harbour master.",
)
