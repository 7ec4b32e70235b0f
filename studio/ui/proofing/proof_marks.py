"""Marks the doubtful words of one text field: reads what is in view, a moment after the typing."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit
from shiboken6 import isValid

from studio.proofing.remark import Remark, RemarkKind
from studio.session.proof_service import ProofService
from studio.ui.editor.highlighting import is_in_code
from studio.ui.editor.underlines import Underline
from studio.ui.editor.utf16 import index_at, units
from studio.ui.theme.theme import Theme

_COLOURS = {RemarkKind.SPELLING: "error", RemarkKind.GRAMMAR: "accent", RemarkKind.STYLE: "warning"}
_SETTLE_MS = 300
_AHEAD = 40
"""Blocks that are read beyond the last one in view, so that scrolling finds them read."""


class Doubt(Struct, frozen=True):
    """A remark on words of a field: a cursor over the words, the words, and the remark."""

    cursor: QTextCursor
    words: str
    remark: Remark


class ProofMarks(QObject):
    """The marks of one field. The highlighter of its document draws them; it asks for `underlines`."""

    def __init__(self, field: QPlainTextEdit, proof: ProofService, theme: Theme) -> None:
        super().__init__(field)
        self.field = field
        self.proof = proof
        self._theme = theme
        self._first_block = -1
        self._drawn: dict[tuple[int, str], tuple[Underline, ...]] = {}
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.look)
        field.textChanged.connect(self._settling.start)
        field.updateRequest.connect(self._on_update_request)
        field.cursorPositionChanged.connect(self._on_caret_moved)
        proof.changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Have what is in view read where it was not, and draw what is known of it."""
        if not isValid(self.field) or not self.field.isVisible():
            return
        blocks = list(self._near())
        self.proof.read((block.text() for block in blocks if not is_in_code(block)), self.look)
        self._draw(blocks)

    def underlines(self, block: QTextBlock) -> tuple[Underline, ...]:
        """The lines below the doubtful words of a block; none below the word that is being typed."""
        text = block.text()
        remarks = self.proof.known_remarks(text)
        if not remarks:
            return ()
        caret = self._caret_in(block)
        colours = self._theme.colours
        lines = []
        for remark in remarks:
            start = units(text[: remark.start])
            length = units(text[remark.start : remark.end])
            if caret is None or not start < caret <= start + length:
                colour = getattr(colours, _COLOURS[remark.kind])
                lines.append(Underline(start, length, colour))
        return tuple(lines)

    def doubt_at(self, cursor: QTextCursor) -> Doubt | None:
        """The doubt the cursor stands in or at the edge of, or None."""
        block = cursor.block()
        at = index_at(block.text(), cursor.positionInBlock())
        return next((each for each in self.doubts(block) if each.remark.start <= at <= each.remark.end), None)

    def next_doubt(self, on_found: Callable[[Doubt | None], None]) -> None:
        """Find the first doubt behind the caret, going round at the end; paragraphs are read as they are come to."""
        cursor = self.field.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        document = self.field.document()
        _Search(self, document, document.toRawText(), cursor.position(), on_found).go_on(0)

    def doubts(self, block: QTextBlock) -> Iterator[Doubt]:
        """The doubts in a block, in order; none in a block of code."""
        text = "" if is_in_code(block) else block.text()
        for remark in self.proof.known_remarks(text) or ():
            cursor = QTextCursor(block)
            start = block.position() + units(text[: remark.start])
            cursor.setPosition(start)
            words = text[remark.start : remark.end]
            cursor.setPosition(start + units(words), QTextCursor.MoveMode.KeepAnchor)
            yield Doubt(cursor, words, remark)

    def _near(self) -> Iterator[QTextBlock]:
        """The blocks in view and some behind them."""
        block = self.field.firstVisibleBlock()
        bottom = self.field.viewport().height()
        offset = self.field.contentOffset()
        beyond = 0
        while block.isValid() and beyond < _AHEAD:
            if self.field.blockBoundingGeometry(block).translated(offset).top() > bottom:
                beyond += 1
            yield block
            block = block.next()

    def _draw(self, blocks: list[QTextBlock]) -> None:
        """Draw the blocks again whose lines are not the ones that are drawn."""
        highlighter = self.field.document().findChild(QSyntaxHighlighter)
        if highlighter is None:
            return
        lines = {(block.blockNumber(), block.text()): self.underlines(block) for block in blocks}
        before, self._drawn = self._drawn, lines
        for block in blocks:
            place = (block.blockNumber(), block.text())
            if before.get(place) != lines[place]:
                highlighter.rehighlightBlock(block)

    def _caret_in(self, block: QTextBlock) -> int | None:
        cursor = self.field.textCursor()
        is_here = self.field.hasFocus() and cursor.block() == block and not cursor.hasSelection()
        return cursor.positionInBlock() if is_here else None

    @Slot()
    def _on_caret_moved(self) -> None:
        """Show the mark of a word once the caret has left it."""
        if self._drawn:
            self._settling.start()

    @Slot()
    def _on_update_request(self) -> None:
        """Look at what scrolling brings into view."""
        first = self.field.firstVisibleBlock().blockNumber()
        if first != self._first_block:
            self._first_block = first
            self._settling.start()


class _Search(Struct, frozen=True):
    """A search for the next doubt in one state of a document; it ends unheard when the text has moved on."""

    marks: ProofMarks
    document: QTextDocument
    text: str
    position: int
    on_found: Callable[[Doubt | None], None]

    def go_on(self, step: int) -> None:
        """Look through the blocks from a step on; at the first that was not read, have some read and go on then."""
        if not self._is_current():
            return
        count = self.document.blockCount()
        start = self.document.findBlock(self.position).blockNumber()
        for at in range(step, count + 1):
            block = self.document.findBlockByNumber((start + at) % count)
            if not is_in_code(block) and self.marks.proof.known_remarks(block.text()) is None:
                ahead = (self.document.findBlockByNumber((start + each) % count) for each in range(at, at + _AHEAD))
                self.marks.proof.read([each.text() for each in ahead], partial(self.go_on, at))
                return
            found = next((each for each in self.marks.doubts(block) if self._counts(each, at)), None)
            if found is not None:
                self.on_found(found)
                return
        self.on_found(None)

    def _counts(self, doubt: Doubt, step: int) -> bool:
        return step > 0 or doubt.cursor.position() > self.position

    def _is_current(self) -> bool:
        is_there = isValid(self.marks) and isValid(self.document)
        # Not by the document's revision: that counts marks that are drawn as well.
        return is_there and self.marks.field.document() == self.document and self.document.toRawText() == self.text
