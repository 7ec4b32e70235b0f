"""An editor with a story in it, as a person would have it before them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from studio.session.story_session import StorySession
from studio.story.story import Story, new_story
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.theme.theme import Theme

OpenEditor = Callable[..., tuple[ArticleEditor, StorySession]]


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def open_editor(qtbot, theme) -> OpenEditor:
    """Makes a shown editor with a story of the given fields."""

    def open_(**fields) -> tuple[ArticleEditor, StorySession]:
        editor = ArticleEditor(theme)
        qtbot.addWidget(editor)
        editor.resize(520, 640)
        blank = new_story()
        session = StorySession(Story(**{"id": blank.id, **fields}), parent=editor)
        editor.open(session, ("World", "Business"))
        editor.show()
        qtbot.waitExposed(editor)
        qtbot.wait(1)  # the highlighter looks at a new document from the event loop
        editor.focus_field("body")
        return editor, session

    return open_
