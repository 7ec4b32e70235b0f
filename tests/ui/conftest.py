"""Windows for the tests of the window, its library column and its intake review."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.settings.settings import Settings
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.theme.theme import Theme
from tests.ui.opened_desk import OpenedDesk

OpenDesk = Callable[..., OpenedDesk]


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def open_desk(qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenDesk]:
    """Opens windows on libraries; without `with_preview` the web engine, which takes a second, is not started."""
    opened: list[OpenedDesk] = []

    def open_(
        name: str = "Newsroom.offstone", settings: Settings | None = None, *, with_preview: bool = False
    ) -> OpenedDesk:
        if not with_preview:
            monkeypatch.setattr(PreviewPane, "start", lambda *_: None)
        folder = tmp_path / name
        desk = OpenedDesk(qtbot, theme, folder, settings or Settings(), is_new=not folder.exists())
        opened.append(desk)
        return desk

    yield open_
    for desk in opened:
        if not desk.is_closed:
            desk.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenedDesk:
    """A window with the sample story, without preview."""
    return open_desk()


@pytest.fixture
def whole_desk(open_desk: OpenDesk) -> OpenedDesk:
    """A window with the sample story and a live preview of it."""
    desk = open_desk(with_preview=True)
    desk.until(lambda: desk.window.preview.view is not None and desk.window.preview.view.is_ready, timeout=20_000)
    return desk
