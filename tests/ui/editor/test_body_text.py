"""Whatever is done to the document, the story's body is its text, character for character."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.session.story_session import StorySession
from studio.story.directives import Directive
from studio.story.story import Story
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.editor.body_text import exact_text
from studio.ui.editor.utf16 import units
from studio.ui.theme.theme import Theme

ALPHABET = "ab \n\u00a0\u2028\u0301مש😀𝔘\"'-.`*:"
TEXTS = st.text(alphabet=ALPHABET, max_size=12)
ids = itertools.count()


def editor_with(body: str) -> tuple[ArticleEditor, StorySession]:
    application = QApplication.instance()
    theme = application.findChild(Theme) or Theme(application, "light")
    editor = ArticleEditor(theme)
    editor.resize(500, 500)
    session = StorySession(Story(id=str(next(ids)), body=body), parent=editor)
    editor.open(session, ())
    return editor, session


@pytest.mark.usefixtures("qapp")
@given(body=TEXTS, data=st.data())
@settings(max_examples=60)
def test_the_story_follows_any_edit(body: str, data) -> None:
    editor, session = editor_with(body)
    document = editor.body_edit.document()
    for _ in range(data.draw(st.integers(1, 8))):
        text = exact_text(document)
        start, end = sorted(units(text[: data.draw(st.integers(0, len(text)))]) for _ in range(2))
        kind = data.draw(st.sampled_from(["replace", "undo", "redo", "elsewhere", "two at once"]))
        cursor = QTextCursor(document)
        if kind == "undo":
            editor.body_edit.undo()
        elif kind == "redo":
            editor.body_edit.redo()
        elif kind == "elsewhere":
            session.edit("fix", body=data.draw(TEXTS))
        else:
            cursor.beginEditBlock()
            if kind == "two at once":
                cursor.movePosition(QTextCursor.MoveOperation.End)
                cursor.insertText(data.draw(TEXTS))
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(data.draw(TEXTS))
            cursor.endEditBlock()
        assert session.story.body == exact_text(document)
    editor.deleteLater()


class UndoMachine(RuleBasedStateMachine):
    """Typing, toggles, smart quotes, undo and redo against a plain list of the states the text went through."""

    @initialize(body=st.sampled_from(["", "One word", "- item\n\nmore 😀"]))
    def open(self, body: str) -> None:
        self.editor, self.session = editor_with(body)
        self.first = body
        self.edit = self.editor.body_edit

    @property
    def text(self) -> str:
        return exact_text(self.edit.document())

    @rule(keys=st.text(alphabet="ab \"'-.", min_size=1, max_size=6))
    def type_keys(self, keys: str) -> None:
        QTest.keyClicks(self.edit, keys)

    @rule(key=st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete]))
    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.edit, key)

    @rule(data=st.data())
    def select(self, data) -> None:
        text = self.text
        anchor, caret = (units(text[: data.draw(st.integers(0, len(text)))]) for _ in range(2))
        cursor = self.edit.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)

    @rule(name=st.sampled_from(["bold", "italic", "quote", "list", "heading", "link", "divider", "directive"]))
    def format(self, name: str) -> None:
        """Each of these is one step: one undo takes it back, one redo brings it again."""
        before = self.text
        actions = {
            "bold": self.editor.toggle_bold,
            "italic": self.editor.toggle_italic,
            "quote": self.editor.toggle_quote,
            "list": self.editor.toggle_list,
            "heading": self.editor.cycle_heading,
            "link": self.editor.insert_link,
            "divider": self.editor.insert_divider,
            "directive": lambda: self.editor.insert_directive(Directive(name="ad")),
        }
        actions[name]()
        after = self.text
        if after != before:
            self.editor.undo()
            assert self.text == before
            self.editor.redo()
            assert self.text == after

    @rule()
    def change_elsewhere(self) -> None:
        before = self.text
        self.session.edit("fix", step="Fix", body=before + "!")
        self.editor.undo()
        assert self.text == before
        self.editor.redo()

    @rule(text=st.text(alphabet="ab", max_size=3), grouped=st.booleans())
    def change_a_panel(self, text: str, grouped: bool) -> None:
        """A field beside the article, alone or together with the text, is one step of the same history."""
        before = self.session.story
        fields = {"slug": text, "body": before.body + text} if grouped else {"slug": text}
        self.session.edit("panel", step="Slug", **fields)
        after = self.session.story
        if after != before:
            self.editor.undo()
            assert self.session.story == before
            self.editor.redo()
            assert self.session.story == after

    @rule(steps=st.integers(1, 4))
    def undo_and_redo(self, steps: int) -> None:
        """What undo leads back through, redo leads forward through."""
        states = [self.text]
        for _ in range(steps):
            if self.editor.can_undo():
                self.editor.undo()
                states.append(self.text)
        for state in reversed(states[:-1]):
            self.editor.redo()
            assert self.text == state

    @rule()
    def undo(self) -> None:
        self.editor.undo()

    @rule()
    def redo(self) -> None:
        self.editor.redo()

    @invariant()
    def the_story_is_the_text(self) -> None:
        if hasattr(self, "edit"):
            assert self.session.story.body == self.text

    def teardown(self) -> None:
        if not hasattr(self, "edit"):
            return
        while self.editor.can_redo():
            self.editor.redo()
        last = self.text
        while self.editor.can_undo():
            self.editor.undo()
        assert self.text == self.first
        while self.editor.can_redo():
            self.editor.redo()
        assert self.text == last
        self.editor.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_undo_never_surprises() -> None:
    run_state_machine_as_test(UndoMachine, settings=settings(max_examples=40, stateful_step_count=20))


@pytest.mark.usefixtures("qapp")
def test_a_substitution_is_a_step_of_its_own_in_the_middle_of_typing() -> None:
    editor, _ = editor_with("")
    QTest.keyClicks(editor.body_edit, 'say "hi" now')
    states = [exact_text(editor.body_edit.document())]
    while editor.can_undo():
        editor.undo()
        states.append(exact_text(editor.body_edit.document()))
    assert states == [
        "say “hi” now",
        "say “hi”",
        'say “hi"',
        "say “",
        'say "',
        "",
    ]
    editor.deleteLater()
