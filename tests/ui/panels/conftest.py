"""A panel column with a story beside it, shown as in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from studio.story.story import Story
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.panel_column import PanelColumn
from studio.ui.theme.theme import Theme
from tests.ui.panels.desk import STORY, FakeBench, FakeDesk


class Shown:
    """A shown column with what stands around it."""

    def __init__(self, column: PanelColumn, desk: FakeDesk, bench: FakeBench) -> None:
        self.column = column
        self.desk = desk
        self.bench = bench

    @property
    def story(self) -> Story:
        return self.desk.story

    def panel(self, panel_id: str):
        self.column.show_panel(panel_id)
        return self.column.panel(panel_id)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def show(qtbot, theme) -> Callable[..., Shown]:
    """Shows a column for a story; `None` for an empty desk."""

    def show_(story: Story | None = STORY) -> Shown:
        desk, bench = FakeDesk(story), FakeBench()
        column = PanelColumn(PanelContext(desk, theme, bench))
        desk.setParent(column)
        qtbot.addWidget(column)
        column.resize(290, 700)
        column.show()
        column.activateWindow()
        qtbot.waitUntil(column.isActiveWindow)
        return Shown(column, desk, bench)

    return show_
