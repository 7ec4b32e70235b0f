"""The article goes to the clipboard in the form that was asked for."""

import pytest
from PySide6.QtGui import QGuiApplication

from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk


@pytest.mark.parametrize("form", ["rich-text", "html", "markdown", "plain-text"])
def test_the_article_is_copied_as_the_house_prints_it(desk: OpenedDesk, form: str) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("what was there before")
    desk.act(f"copy-as-{form}")
    desk.until(lambda: desk.window.toast.text == sentence(f"copied.{form}"))
    data = clipboard.mimeData()
    assert desk.story.headline in data.text().replace("&#39;", "'")
    assert desk.story.pictures[0].credit.text in data.text()
    assert data.hasHtml() == (form == "rich-text")
    assert not data.hasHtml() or "<h1>" in data.html()
    assert ("<article" in data.text()) == (form == "html")
    assert data.text().startswith("# ") == (form == "markdown")
