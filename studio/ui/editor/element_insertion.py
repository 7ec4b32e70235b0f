"""For setting a line of its own into the body, with the blank lines around it that Markdown wants."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from studio.ui.editor.document_edits import one_step


def insert_line(document: QTextDocument, line: str, at: int) -> int:
    """Insert `line` before body line `at` (0-based; past the end means at the end) as one undo step.

    A blank line at that place is used up. Returns the body line it stands on, and leaves a line after it to go on in.
    """
    block = document.findBlockByNumber(at)
    cursor = QTextCursor(document)
    if not block.isValid():
        cursor.movePosition(QTextCursor.MoveOperation.End)
        leading, trailing = 2 if cursor.block().text() else int(_is_written(cursor.block().previous())), 2
    elif _is_written(block):
        cursor.setPosition(block.position())
        leading, trailing = int(_is_written(block.previous())), 2
    else:
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        following = block.next()
        leading = int(_is_written(block.previous()))
        trailing = int(_is_written(following)) if following.isValid() else 2
    with one_step(cursor):
        cursor.insertText("\n" * leading + line + "\n" * trailing)
    return cursor.blockNumber() - trailing


def place_at_caret(cursor: QTextCursor) -> int:
    """The body line before which an element goes that is placed at the caret: after the paragraph it is in.

    A caret at the very start of a paragraph means before it.
    """
    block = cursor.block()
    if not _is_written(block):
        return block.blockNumber()
    if cursor.atBlockStart() and not _is_written(block.previous()):
        return block.blockNumber()
    while _is_written(block):
        block = block.next()
    return block.blockNumber() if block.isValid() else cursor.document().blockCount()


def write_instead(document: QTextDocument, line: str, words: str, caret: QTextCursor) -> None:
    """Put `words` in place of the first line that reads `line`, as one undo step; at `caret` where there is none."""
    cursor = QTextCursor(caret)
    block = document.begin()
    while block.isValid() and block.text() != line:
        block = block.next()
    if block.isValid():
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    with one_step(cursor):
        cursor.insertText(words)


def _is_written(block: QTextBlock) -> bool:
    return block.isValid() and bool(block.text().strip())
