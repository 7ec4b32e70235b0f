"""A library in a temporary folder, for the tests of the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.library.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Desk.offstone"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.create(folder) as made:
        yield made
