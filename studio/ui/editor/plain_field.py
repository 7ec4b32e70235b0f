"""For the lines above the body: a field of one paragraph that wraps, grows with its words and has no box."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QPaintEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from studio.ui.editor.body_text import exact_text
from studio.ui.editor.document_edits import one_step, replace_differing
from studio.ui.editor.incoming import plain_text
from studio.ui.editor.kept_font import KeptFont
from studio.ui.editor.reading_direction import align_by_text
from studio.ui.editor.smart_typing import SmartTyping
from studio.ui.editor.underlines import ExtendMenu
from studio.ui.theme.theme import set_look


class PlainField(QPlainTextEdit):
    """One paragraph of plain text. Its undo history is its own."""

    edited = Signal(str)
    """Emitted with the text when the editor changed it; not after `show_text` and `take_over`."""

    left = Signal(object)
    """Emitted with the Qt.Key that moves on from the field: Return, Tab, Backtab, Up or Down."""

    height_changed = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        self._kept_font = KeptFont(self)
        super().__init__(parent)
        set_look(self, "writing")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.smart_typing = SmartTyping(self)
        self._is_silent = False
        self.extend_menu: ExtendMenu | None = None
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    @property
    def text(self) -> str:
        """The field's text: one line."""
        return exact_text(self.document()).replace("\n", " ")

    def show_text(self, text: str) -> None:
        """Show another story's text, with nothing to undo."""
        self._is_silent = True
        self.setPlainText(_one_line(text))
        self._is_silent = False

    def take_over(self, text: str) -> None:
        """Show a change made elsewhere as one step that can be undone; the caret stays."""
        self._is_silent = True
        replace_differing(self.document(), self.text, _one_line(text))
        self._is_silent = False

    def use_font(self, font: QFont) -> None:
        """Use another font; the height follows."""
        self._kept_font.use(font)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the font when a style sheet is applied."""
        super().changeEvent(event)
        self._kept_font.on_change(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on with Enter, Tab and, from the first and last line, the arrows; type everything else."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit(Qt.Key.Key_Return)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or self._leaves_by(event):
            self.left.emit(Qt.Key(key))
        elif key == Qt.Key.Key_Backspace and not event.modifiers() and self.smart_typing.take_back():
            event.accept()
        else:
            super().keyPressEvent(event)
            if len(event.text()) == 1 and event.text().isprintable():
                self.smart_typing.after_typing(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits like typed text."""
        super().inputMethodEvent(event)
        if len(event.commitString()) == 1 and not event.preeditString():
            self.smart_typing.after_typing(event.commitString())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words of what is pasted or dropped, in one line."""
        cursor = self.textCursor()
        with one_step(cursor):
            cursor.insertText(_one_line(plain_text(source).strip()))
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """True for words."""
        return source.hasText() and not source.hasUrls()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text at the side it begins at."""
        align_by_text(self.document().firstBlock())
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width and take the height that needs."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The height of the text as it is wrapped now."""
        return QSize(super().sizeHint().width(), self._text_height())

    def _leaves_by(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        moves = {Qt.Key.Key_Up: QTextCursor.MoveOperation.Up, Qt.Key.Key_Down: QTextCursor.MoveOperation.Down}
        move = moves.get(Qt.Key(event.key()))
        return move is not None and not self.textCursor().movePosition(move)

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._is_silent:
            self.edited.emit(self.text)

    def _text_height(self) -> int:
        return ceil(self.blockBoundingRect(self.document().firstBlock()).height())

    def _fit(self) -> None:
        height = self._text_height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.height_changed.emit()


def _one_line(text: str) -> str:
    """`text` with its line ends as spaces; nothing else changes."""
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text.replace("\u2029", " ")
