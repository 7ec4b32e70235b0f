"""A real desk on a real library, for the tests of the session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.rendering.houses import shipped_houses
from studio.session.desk import Desk
from studio.settings.settings import Settings


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    del qtbot
    desk = Desk(Settings(), shipped_houses(), tmp_path / "Stories.offstone")
    desk.open_library(create=True)
    yield desk
    desk.close()
