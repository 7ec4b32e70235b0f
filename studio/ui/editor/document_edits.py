"""For changing a live document in one step that undo takes back whole, with the caret where it belongs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from studio.ui.editor.body_text import PARAGRAPH_SEPARATOR
from studio.ui.editor.text_difference import difference
from studio.ui.editor.utf16 import index_at, units


class Selected(Struct, frozen=True):
    """Some whole lines of text, and the selection in them from `anchor` to `caret`, counted in characters."""

    text: str
    anchor: int
    caret: int

    @property
    def start(self) -> int:
        """Where the selection begins."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> int:
        """Where the selection ends."""
        return max(self.anchor, self.caret)

    @property
    def words(self) -> str:
        """The selected text."""
        return self.text[self.start : self.end]


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """What is done with `cursor` inside is one undo step, and the typing before and after it is none of it.

    Qt merges an insertion with the one before it only in a modified document; nothing else here looks at that mark.
    """
    document = cursor.document()
    document.setModified(False)
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()
        document.setModified(False)


LineEdit = Callable[[Selected], Selected]


def edit_lines(editor: QPlainTextEdit, change: LineEdit) -> None:
    """Let `change` rewrite the lines the selection touches, as one undo step, and set the selection."""
    cursor = editor.textCursor()
    document = editor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    start = first.position()
    text = _text_between(document, start, last.position() + last.length() - 1)
    before = Selected(text, index_at(text, cursor.anchor() - start), index_at(text, cursor.position() - start))
    after = change(before)
    replace_differing(document, before.text, after.text, offset=start)
    cursor = editor.textCursor()
    cursor.setPosition(start + units(after.text[: after.anchor]))
    cursor.setPosition(start + units(after.text[: after.caret]), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def replace_differing(document: QTextDocument, old: str, new: str, *, offset: int = 0) -> None:
    """Turn `old`, which stands at UTF-16 unit `offset` of the document, into `new` by one undoable replacement.

    Carets outside the differing stretch stay with the text they are in.
    """
    replacement = difference(old, new)
    if replacement is None:
        return
    cursor = QTextCursor(document)
    start = offset + units(old[: replacement.start])
    cursor.setPosition(start)
    cursor.setPosition(start + units(old[replacement.start : replacement.end]), QTextCursor.MoveMode.KeepAnchor)
    with one_step(cursor):
        cursor.insertText(replacement.text)


def _text_between(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace(PARAGRAPH_SEPARATOR, "\n")
