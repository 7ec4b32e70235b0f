"""A preview in a real web engine, of a real story in a real library."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from studio.rendering.houses import shipped_houses
from studio.session.desk import Desk
from studio.settings.settings import Settings
from studio.story.story import Story
from studio.ui.preview.preview_pane import PreviewPane


class ShownPreview:
    """The pane with its story, and ways to look into the page."""

    def __init__(self, qtbot: QtBot, desk: Desk, pane: PreviewPane) -> None:
        self._qtbot = qtbot
        self.desk = desk
        self.pane = pane

    def show(self, story: Story) -> None:
        """Put a story on the desk and wait for its page."""
        self.desk.take_in(story)
        with self._qtbot.waitSignal(self.pane.shown, timeout=20_000):
            self.pane.show_session(self.desk.session, self.desk.house, self.desk.pictures)

    def ask(self, function: str, *arguments: Any) -> Any:
        """The result of a function of preview.js."""
        results: list[Any] = []
        self.pane.view.preview_page.call(function, *arguments, on_result=results.append)
        self._qtbot.waitUntil(lambda: bool(results))
        return results[0]

    def run(self, code: str) -> Any:
        """The result of any code, in the world that sees the page's DOM and nothing of the page's scripts."""
        from PySide6.QtWebEngineCore import QWebEngineScript

        results: list[Any] = []
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld
        self.pane.view.preview_page.runJavaScript(code, world, results.append)
        self._qtbot.waitUntil(lambda: bool(results))
        return results[0]

    def wait_until_article(self, html: str) -> None:
        """Wait until the page's article is, node for node, what `html` says."""
        self._qtbot.waitUntil(lambda: self.ask("isArticle", html), timeout=10_000)

    def settled_place(self) -> dict[str, float]:
        """What stands at the top of the view, once two looks at it agree: parts are laid out as they come near."""
        places: list[Any] = [None]

        def is_settled() -> bool:
            places.append(self.ask("place"))
            return places[-1] == places[-2]

        self._qtbot.waitUntil(is_settled)
        return places[-1]

    def wait_until_page(self, holds: Callable[[str], bool]) -> str:
        """The article in the page, once `holds` is true of it."""
        found: list[str] = []

        def asked() -> bool:
            html = self.ask("articleHtml")
            if holds(html):
                found.append(html)
            return bool(found)

        self._qtbot.waitUntil(asked, timeout=10_000)
        return found[0]


@pytest.fixture
def preview(qtbot: QtBot, tmp_path: Path) -> Iterator[ShownPreview]:
    desk = Desk(Settings(), shipped_houses(), tmp_path / "Stories.offstone")
    desk.open_library(create=True)
    pane = PreviewPane(desk.houses)
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    pane.start(desk.runner)
    yield ShownPreview(qtbot, desk, pane)
    desk.close()
