"""Proofreading in the article: marks in the body and in the fields above it, the menu over them, and their commands."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from studio.checking.house_style import rules_for
from studio.session.changes import StoryChange
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.session.proof_service import ProofService
from studio.session.story_session import StorySession
from studio.settings.places import dictionaries_folder, own_words_file
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.editor.document_edits import one_step
from studio.ui.editor.underlines import UnderlineHighlighter
from studio.ui.proofing.proof_marks import Doubt, ProofMarks
from studio.ui.proofing.proof_menu import fill_menu
from studio.ui.theme.theme import Theme
from studio.wording import sentence

_READ_FIELDS = ("headline", "standfirst")


class Proofreading(QObject):
    """What the window knows of spelling and grammar."""

    def __init__(self, desk: Desk, editor: ArticleEditor, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor = editor
        self.proof = ProofService(
            desk.runner, desk.lane, own_words_file(), dictionaries_folder(), self, is_on=desk.settings.spelling
        )
        self.proof.told.connect(desk.say)
        self.body_marks = ProofMarks(editor.body_edit, self.proof, theme)
        editor.body_edit.underlines = self.body_marks.underlines
        self.marks: dict[QPlainTextEdit, ProofMarks] = {editor.body_edit: self.body_marks}
        for name in _READ_FIELDS:
            field = editor.header.fields[name]
            marks = self.marks[field] = ProofMarks(field, self.proof, theme)
            UnderlineHighlighter(field.document(), marks.underlines)
        editor.body_edit.extend_menu = partial(self._extend_menu, editor.body_edit)
        for name in _READ_FIELDS:
            editor.header.fields[name].extend_menu = partial(self._extend_menu, editor.header.fields[name])
        desk.session_opened.connect(self._on_session_opened)
        desk.house_changed.connect(self._use_rules)
        theme.changed.connect(self._look)

    @property
    def is_on(self) -> bool:
        """True while mistakes are marked."""
        return self.proof.is_on

    def toggle(self) -> None:
        """Mark mistakes, or mark them no more."""
        self.proof.turn(on=not self.is_on)
        self._desk.settings = replace(self._desk.settings, spelling=self.is_on)

    def suggest(self) -> None:
        """Open the menu over the doubtful word at the caret; without one, go to the next."""
        marks = self._focused()
        doubt = marks.doubt_at(marks.field.textCursor())
        if doubt is None:
            self.go_to_next()
        else:
            self._open_menu(marks, doubt)

    def go_to_next(self) -> None:
        """Select the next doubtful word behind the caret, and open the menu over it."""
        marks = self._focused()
        if self.is_on:
            marks.next_doubt(partial(self._show, marks))
        else:
            self._desk.say(Notice(code="proofing.off", action="proofing.turn-on", act=self.toggle))

    def _focused(self) -> ProofMarks:
        return next((marks for field, marks in self.marks.items() if field.hasFocus()), self.body_marks)

    def _show(self, marks: ProofMarks, doubt: Doubt | None) -> None:
        if doubt is None:
            self._desk.say(self._nothing_found())
            return
        marks.field.setTextCursor(doubt.cursor)
        marks.field.ensureCursorVisible()
        self._open_menu(marks, doubt)

    def _nothing_found(self) -> Notice:
        story = self._desk.story
        if self.proof.has_reader or story is None:
            return Notice(code="proofing.none")
        parameters = {"language": story.language, "folder": str(dictionaries_folder())}
        return Notice(code="proofing.no-reader", parameters=parameters)

    def _open_menu(self, marks: ProofMarks, doubt: Doubt) -> None:
        menu = QMenu(marks.field)
        fill_menu(menu, doubt, self.proof, self._replace)
        menu.aboutToHide.connect(menu.deleteLater)
        below = marks.field.cursorRect(doubt.cursor).bottomLeft()
        menu.popup(marks.field.viewport().mapToGlobal(below))

    def _extend_menu(self, field: QPlainTextEdit, menu: QMenu, cursor: QTextCursor) -> None:
        doubt = self.marks[field].doubt_at(cursor)
        if doubt is not None:
            fill_menu(menu, doubt, self.proof, self._replace)

    def _replace(self, doubt: Doubt, words: str) -> None:
        cursor = doubt.cursor
        if cursor.selectedText() != doubt.words or self._desk.session is None:
            return  # the text has moved on
        with self._desk.session.group(sentence("proofing.step", words=doubt.words)), one_step(cursor):
            cursor.insertText(words)

    def _on_session_opened(self, session: StorySession) -> None:
        self.proof.use_session(session)
        session.changed.connect(self._on_changed)
        self._use_rules()

    def _on_changed(self, change: StoryChange) -> None:
        if change.concerns("language"):
            self._use_rules()

    def _use_rules(self, _house: object = None) -> None:
        story = self._desk.story
        self.proof.use_rules(rules_for(self._desk.house.style, story.language) if story is not None else ())

    def _look(self, _colours: object = None) -> None:
        for marks in self.marks.values():
            marks.look()
