"""The window of pictures on a library in memory."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.story.picture import PlacedPicture
from studio.story.story import Story
from studio.ui.panels.panel import PanelContext
from studio.ui.picture_library.picture_browser import PictureBrowser
from studio.ui.picture_library.picture_source import BrowserActions
from studio.ui.theme.theme import Theme
from tests.ui.panels.desk import STORY, FakeBench, FakeDesk
from tests.ui.picture_library.fake_source import FakeSource


class ShownBrowser:
    """A window with what it was given, and what it asked for."""

    def __init__(self, source: FakeSource, theme: Theme, story: Story | None, parent: QWidget) -> None:
        self.source = source
        self.desk = FakeDesk(story)
        self.is_read_only = False
        self.added: list[tuple[PlacedPicture, ...]] = []
        self.opened: list[str] = []
        self.edited: list[tuple[str, ...]] = []
        actions = BrowserActions(
            is_read_only=lambda: self.is_read_only,
            add=self.added.append,
            show_story=self.opened.append,
            edit_credits=self.edited.append,
        )
        self.window = PictureBrowser(source, PanelContext(self.desk, theme, FakeBench()), actions, parent)

    @property
    def names(self) -> list[str]:
        """The file names in the grid, in order."""
        model = self.window.model
        return [model.index(row).data() for row in range(model.rowCount())]

    @property
    def selected(self) -> list[str]:
        """The file names that are selected."""
        return [picture.file_name for picture in self.window.selected]


ShowBrowser = Callable[..., ShownBrowser]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> ShowBrowser:
    """Shows the window for a source."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def show_(source: FakeSource, story: Story | None = STORY) -> ShownBrowser:
        shown = ShownBrowser(source, theme, story, parent)
        shown.window.show()
        shown.window.activateWindow()
        qtbot.waitUntil(shown.window.isActiveWindow)
        return shown

    return show_
