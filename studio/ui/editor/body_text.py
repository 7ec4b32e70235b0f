"""For having the body's exact text at hand after every key, without walking the document."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

PARAGRAPH_SEPARATOR = "\u2029"


def exact_text(document: QTextDocument) -> str:
    """All text of a document: lines end in a line feed, every other character is as it was typed.

    QPlainTextEdit's own plain text would turn no-break spaces into spaces and U+2028 into line feeds.
    """
    return document.toRawText().replace(PARAGRAPH_SEPARATOR, "\n")


class BodyText(QObject):
    """Mirrors one document as a string, changed by the same small steps as the document."""

    edited = Signal(object)
    """Emitted with the whole text (str), once for each step of the document that changed it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._text = exact_text(document)
        self._length = document.characterCount() - 1  # in UTF-16 units, without the separator every document ends in
        self._is_new = False
        document.contentsChange.connect(self._on_contents_change)
        document.contentsChanged.connect(self._on_contents_changed)

    @property
    def text(self) -> str:
        """The document's text as it is now."""
        return self._text

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        before = self._text
        self._text = self._patched(position, removed, added)
        self._is_new = self._is_new or self._text != before

    def _patched(self, position: int, removed: int, added: int) -> str:
        """The text after a change given in UTF-16 units; read whole where units and characters differ."""
        was_unit_for_unit = len(self._text) == self._length
        self._length = length = self._document.characterCount() - 1
        if was_unit_for_unit:
            end = min(position + added, length)
            kept = self._text[min(position + removed, len(self._text)) :]
            if end + len(kept) == length:
                text = self._text[:position] + self._slice(position, end) + kept
                if len(text) == length:
                    return text
        return exact_text(self._document)

    def _slice(self, start: int, end: int) -> str:
        if start == end:
            return ""
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace(PARAGRAPH_SEPARATOR, "\n")

    def _on_contents_changed(self) -> None:
        if self._is_new:
            self._is_new = False
            self.edited.emit(self._text)
