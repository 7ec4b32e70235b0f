"""For applying smart typography to a text field as it is typed, each time as an undo step of its own."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from studio.ui.editor.document_edits import one_step
from studio.ui.editor.smart_typography import TRIGGERS, substitution
from studio.ui.editor.utf16 import index_at


class SmartTyping(QObject):
    """Watches what is typed into one field. The field calls `after_typing` and, before a backspace, `take_back`."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._last = (-1, -1)  # document revision and caret after the last substitution
        self._caret_before = 0
        self.language = "en-GB"
        self.undo: Callable[[], None] = editor.undo

    def after_typing(self, typed: str) -> None:
        """Substitute what the character just typed calls for, if anything."""
        if typed not in TRIGGERS:
            return
        cursor = self._editor.textCursor()
        line = cursor.block().text()
        found = substitution(line[: index_at(line, cursor.positionInBlock())], self.language)
        if found is None:
            return
        cursor.setPosition(cursor.position() - found.length, QTextCursor.MoveMode.KeepAnchor)
        with one_step(cursor):
            cursor.insertText(found.text)
        self._editor.setTextCursor(cursor)
        self._last = self._state()
        self._caret_before = cursor.position() - len(found.text) + found.length

    def take_back(self) -> bool:
        """Undo the last substitution if nothing happened since; True when that was done."""
        if self._state() != self._last:
            return False
        self.undo()
        cursor = self._editor.textCursor()
        cursor.setPosition(self._caret_before)
        self._editor.setTextCursor(cursor)
        self._last = (-1, -1)
        return True

    def _state(self) -> tuple[int, int]:
        return self._editor.document().revision(), self._editor.textCursor().position()
