"""The body's text field: keys, what is dropped and pasted, and the labels beside directive lines."""

from collections.abc import Callable, Iterator
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from studio.ui.editor import incoming
from studio.ui.editor.document_edits import edit_lines, one_step
from studio.ui.editor.highlighting import is_in_code
from studio.ui.editor.incoming import DroppedFiles, PastedPicture
from studio.ui.editor.kept_font import KeptFont
from studio.ui.editor.line_formatting import URL, indent, is_item, link_to, outdent
from studio.ui.editor.list_continuation import continuation
from studio.ui.editor.reading_direction import align_by_text
from studio.ui.editor.smart_typing import SmartTyping
from studio.ui.editor.underlines import ExtendMenu, UnderlinesOf, no_underlines
from studio.ui.theme.theme import set_look
from studio.wording import sentence

TEXT_INSET = 12
"""Pixels between the edge of the text field and its text: room for the wash of directive lines."""

_NAVIGATION_KEYS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class BodyEdit(QPlainTextEdit):
    """Offstone Markdown as plain text. What is around it (scrolling, story, undo menu) is the `ArticleEditor`'s."""

    files_dropped = Signal(object)
    picture_pasted = Signal(object)
    left_upwards = Signal()
    """Emitted when a key moves the caret up out of the text."""

    start_reached = Signal()
    """Emitted after a key that moves the caret to the start of the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._kept_font = KeptFont(self)
        super().__init__(parent)
        set_look(self, "writing")
        self.setAccessibleName(sentence("editor.field.body"))
        self.setPlaceholderText(sentence("editor.placeholder.body"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setCenterOnScroll(False)
        self.smart_typing = SmartTyping(self)
        self._own_document: QTextDocument | None = None
        self.underlines: UnderlinesOf = no_underlines
        self.extend_menu: ExtendMenu | None = None
        self.paint_over: Callable[[QTextBlock, QRectF], None] | None = None
        self.paint_behind: Callable[[QTextBlock, QRectF], None] | None = None
        # Given the code of an embed, and the words it is as a text; True when it put the embed at the caret.
        self.take_embed: Callable[[str, str], bool] | None = None

    def show_text(self, text: str) -> QTextDocument:
        """Show a text in a document of its own, with nothing to undo."""
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self.font())
        document.setDocumentMargin(TEXT_INSET)
        document.setPlainText(text)
        before, self._own_document = self._own_document, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        option = document.defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        document.setDefaultTextOption(option)
        return document

    def use_font(self, font: QFont) -> None:
        """Show the text in a font."""
        self._kept_font.use(font)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the font when a style sheet is applied."""
        super().changeEvent(event)
        self._kept_font.on_change(event)

    def blocks_in_view(self, part: QRect) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The blocks in a part of the viewport and the one above, with their areas in the viewport's coordinates."""
        block = self.cursorForPosition(part.topLeft()).block()
        if block.previous().isValid():
            block = block.previous()
        offset = self.contentOffset()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > part.bottom():
                return
            yield block, area
            block = block.next()

    def text_height(self) -> int:
        """The pixels from the top of the text to the end of it, when all of it is in view."""
        return ceil(self.blockBoundingGeometry(self.document().lastBlock()).translated(self.contentOffset()).bottom())

    def top_line(self) -> float:
        """The first line in view, counted from 0; the fraction is the part of it that is out of view."""
        block = self.firstVisibleBlock()
        area = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return block.blockNumber() + max(0.0, -area.top() / max(1.0, area.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that mean something of their own in a text for print; Qt handles the others."""
        if self._handle(event):
            event.accept()
            return
        at_top = self._is_on_first_line()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Up and at_top and not event.modifiers():
            self.left_upwards.emit()
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self.start_reached.emit()
        elif len(event.text()) == 1 and event.text().isprintable():
            self._after_typing(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits like typed text; nothing is substituted while it composes."""
        super().inputMethodEvent(event)
        if len(event.commitString()) == 1 and not event.preeditString():
            self._after_typing(event.commitString())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is dropped or pasted: pictures and embeds go to the story, everything else is plain text."""
        line = self.textCursor().blockNumber()
        if files := incoming.picture_files(source):
            self.files_dropped.emit(DroppedFiles(files, line))
        elif incoming.has_only_picture(source):
            picture = incoming.picture_data(source, sentence("editor.pasted-picture"))
            if picture is not None:
                self.picture_pasted.emit(PastedPicture(*picture, line))
        elif not self._became_embed(source):
            self._insert_words(incoming.plain_text(source))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """True for words, pictures and code of embeds; other files are the window's to take in."""
        is_known = source.hasText() or source.hasImage() or source.hasUrls() or bool(incoming.embed_code(source))
        return is_known and not incoming.has_other_files(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as plain text, no-break spaces and all."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls the header and the text as one."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies behind the text, then the text, then what lies over it."""
        for block, area in self.blocks_in_view(event.rect()):
            align_by_text(block)
            if self.paint_behind is not None:
                self.paint_behind(block, area)
        super().paintEvent(event)
        if self.paint_over is not None:
            for block, area in self.blocks_in_view(event.rect()):
                self.paint_over(block, area)

    def _handle(self, event: QKeyEvent) -> bool:
        """True when the key was one of ours."""
        key, modifiers = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._break_line(continues=not modifiers & Qt.KeyboardModifier.ShiftModifier)
        elif key == Qt.Key.Key_Backspace and not modifiers:
            return self.smart_typing.take_back()
        elif key in _NAVIGATION_KEYS and is_item(self.textCursor().block().text()):
            edit_lines(self, indent if key == Qt.Key.Key_Tab else outdent)
        elif key == Qt.Key.Key_Backtab:
            self.left_upwards.emit()
        elif key == Qt.Key.Key_Tab:
            self.setTabChangesFocus(True)  # for this once: else Qt keeps the focus here
            self.focusNextChild()
            self.setTabChangesFocus(False)
        else:
            return False
        return True

    def _break_line(self, *, continues: bool) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        found = continuation(block.text()) if continues and not cursor.hasSelection() else None
        with one_step(cursor):
            if found is None or cursor.positionInBlock() < found.marker_length or is_in_code(block):
                cursor.insertText("\n")
            elif found.ends:
                cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            else:
                cursor.insertText("\n" + found.prefix)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _became_embed(self, source: QMimeData) -> bool:
        """True when embed code was pasted on a line of its own, and was taken by whoever puts embeds into the story."""
        code = incoming.embed_code(source)
        if not code or self.take_embed is None or not self._is_alone_on_line():
            return False
        return self.take_embed(code, incoming.plain_text(source) or code)

    def _is_alone_on_line(self) -> bool:
        """True when nothing stands beside the caret or the selection, and it is not in a block of code."""
        cursor = self.textCursor()
        first, last = (
            self.document().findBlock(position) for position in (cursor.selectionStart(), cursor.selectionEnd())
        )
        before = first.text()[: cursor.selectionStart() - first.position()]
        after = last.text()[cursor.selectionEnd() - last.position() :]
        return not before.strip() and not after.strip() and not is_in_code(first)

    def _insert_words(self, words: str) -> None:
        selection = self.textCursor().selectedText()
        if URL.fullmatch(words.strip()) and selection.strip() and not URL.fullmatch(selection.strip()):
            edit_lines(self, link_to(words.strip()))
            return
        cursor = self.textCursor()
        with one_step(cursor):
            cursor.insertText(words)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _after_typing(self, typed: str) -> None:
        if not is_in_code(self.textCursor().block()):
            self.smart_typing.after_typing(typed)

    def _is_on_first_line(self) -> bool:
        cursor = self.textCursor()
        return cursor.blockNumber() == 0 and not QTextCursor(cursor).movePosition(QTextCursor.MoveOperation.Up)
