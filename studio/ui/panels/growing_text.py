"""A plain-text field that grows with its text, keeps it exactly, and leaves undo to the story."""

import math

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QWidget

from studio.ui.editor.text_difference import difference
from studio.ui.editor.utf16 import units

_MOST_LINES = 14
_CARET_MARGIN = 24
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(QPlainTextEdit):
    """As tall as its text, from `lines` up to a screenful. With `one_line` it wraps but holds no line breaks."""

    edited = Signal(str)
    """Emitted with the whole text after each change the editor made; never after `show_text`."""

    advanced = Signal()
    """Emitted when Enter is pressed in a field of one line."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 1, one_line: bool = False) -> None:
        super().__init__(parent)
        self._lines = lines
        self._one_line = one_line
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(60)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._keep_caret_in_view)
        self._fit()

    @property
    def exact_text(self) -> str:
        """The text as it was typed: line breaks as ``\\n``, everything else untouched."""
        return self.document().toRawText().replace("\u2029", "\n")

    def show_text(self, text: str) -> None:
        """Show a text that comes from elsewhere. The caret stays in the words it stands in."""
        if text == self._shown:
            return
        old = self.exact_text
        change = difference(old, text)
        self._shown = text
        if change is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old[: change.start]))
        cursor.setPosition(units(old[: change.end]), QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self):
            cursor.insertText(change.text)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Let the story's own undo and redo have their keys."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on in a field of one line; Ctrl+Enter and Alt with an arrow belong to whoever holds the field."""
        modifiers = event.modifiers()
        if event.key() in _ENTER_KEYS:
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif self._one_line:
                self.advanced.emit()
            else:
                self.textCursor().insertBlock()
                self._keep_caret_in_view()
        elif modifiers & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only: a dropped file is for the panel."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted text; a field of one line joins its lines by spaces."""
        text = source.text()
        self.insertPlainText(" ".join(text.split("\n")).replace("\r", "") if self._one_line else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and be as tall as that needs."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are padding and font certain."""
        super().showEvent(event)
        self._fit()

    def _on_document_size_changed(self) -> None:
        self._fit()

    def _on_text_changed(self) -> None:
        text = self.exact_text
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def _fit(self) -> None:
        wanted = max(self._lines, math.ceil(self.document().documentLayout().documentSize().height()))
        shown = min(wanted, _MOST_LINES)
        around = max(self.height() - self.viewport().height(), 12) if self.isVisible() else 12
        height = shown * self.fontMetrics().lineSpacing() + 2 + around
        overflows = wanted > shown
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if overflows else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _keep_caret_in_view(self) -> None:
        ancestor = self.parentWidget()
        while ancestor is not None and not isinstance(ancestor, QScrollArea):
            ancestor = ancestor.parentWidget()
        content = ancestor.widget() if ancestor is not None else None
        if ancestor is None or content is None or not self.hasFocus():
            return
        caret = self.viewport().mapTo(content, self.cursorRect().center())
        ancestor.ensureVisible(caret.x(), caret.y(), 0, _CARET_MARGIN)
