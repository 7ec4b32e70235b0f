"""For setting a line of its own into the body, with the blank lines around it that Markdown wants."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument


def insert_line(document: QTextDocument, line: str, at: int) -> int:
    """Insert `line` before body line `at` (0-based; past the end means at the end) as one undo step.

    A blank line at that place is used up. Returns the body line it stands on, and leaves a line after it to go on in.
    """
    block = document.findBlockByNumber(at)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    if not block.isValid():
        cursor.movePosition(QTextCursor.MoveOperation.End)
        leading = 2 if cursor.block().text() else int(_is_written(cursor.block().previous()))
        cursor.insertText("\n" * leading + line + "\n\n")
        number = cursor.blockNumber() - 2
    elif _is_written(block):
        cursor.setPosition(block.position())
        leading = int(_is_written(block.previous()))
        cursor.insertText("\n" * leading + line + "\n\n")
        number = at + leading
    else:
        number = _into_blank(cursor, block, line)
    cursor.endEditBlock()
    return number


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


def _into_blank(cursor: QTextCursor, block: QTextBlock, line: str) -> int:
    leading = int(_is_written(block.previous()))
    following = block.next()
    trailing = 2 if not following.isValid() else int(_is_written(following))
    cursor.setPosition(block.position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("\n" * leading + line + "\n" * trailing)
    return block.blockNumber() + leading if leading == 0 else cursor.blockNumber() - trailing


def _is_written(block: QTextBlock) -> bool:
    return block.isValid() and bool(block.text().strip())
