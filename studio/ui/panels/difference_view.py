"""Shows what changed between two versions: written since is underlined, gone is struck out, the rest is folded."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from studio.story.word_difference import Piece, PieceKind, Pieces
from studio.ui.panels.difference_lines import Line, LineKind
from studio.ui.theme.fonts import interface_font, text_font
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

_TEXT_PIXELS, _SMALL_PIXELS = 14, 12
_LINE_HEIGHT_PERCENT = 108.0
_MARGIN = 4
_ABOVE = {LineKind.SECTION: 14.0, LineKind.TEXT: 6.0, LineKind.FOLD: 6.0, LineKind.NOTE: 6.0}
_NOTHING = Piece(PieceKind.SAME, "")
_THIN_SPACE = "\u2009"
"""Keeps what is gone and what came apart; only for the eye."""


class DifferenceView(QTextEdit):
    """Reads like a marked-up proof. Its text is set piece by piece, as plain text, and can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName(sentence("history.difference"))
        set_look(self, "bare")
        theme.changed.connect(self._on_theme_changed)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: tuple[Line, ...], *, keep_place: bool = False) -> None:
        """Show other lines, from the top or at the height that is in view."""
        if lines == self._lines:
            return
        self._lines = lines
        place = self.verticalScrollBar().value() if keep_place else 0
        self._write()
        self.verticalScrollBar().setValue(place)

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, line in enumerate(self._lines):
            block = _block_format(line.kind, is_first=number == 0)
            if number == 0:
                cursor.setBlockFormat(block)
            else:
                cursor.insertBlock(block)
            self._write_line(cursor, line)
        cursor.endEditBlock()
        self.setTextCursor(QTextCursor(self.document()))

    def _write_line(self, cursor: QTextCursor, line: Line) -> None:
        base = QTextCharFormat()
        colours = self._theme.colours
        if line.kind is LineKind.TEXT:
            base.setFont(text_font(_TEXT_PIXELS))
        else:
            base.setFont(interface_font(_SMALL_PIXELS, bold=line.kind is LineKind.SECTION))
        base.setForeground(QColor(colours.ink if line.kind in {LineKind.TEXT, LineKind.SECTION} else colours.quiet))
        if line.label:
            label = QTextCharFormat()
            label.setFont(interface_font(_SMALL_PIXELS))
            label.setForeground(QColor(colours.quiet))
            cursor.insertText(f"{line.label}  ", label)
        self._write_pieces(cursor, line.pieces, base)

    def _write_pieces(self, cursor: QTextCursor, pieces: Pieces, base: QTextCharFormat) -> None:
        colours = self._theme.colours
        for before, piece in pairwise((_NOTHING, *pieces)):
            if before.kind is PieceKind.REMOVED and piece.kind is PieceKind.ADDED:
                cursor.insertText(_THIN_SPACE, base)
            look = QTextCharFormat(base)
            if piece.kind is PieceKind.ADDED:
                look.setForeground(QColor(colours.success))
                look.setFontUnderline(True)
            elif piece.kind is PieceKind.REMOVED:
                look.setForeground(QColor(colours.error))
                look.setFontStrikeOut(True)
            cursor.insertText(piece.text.replace("\n", "\u2028"), look)

    def _on_theme_changed(self, _colours: object) -> None:
        place = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(place)


def _block_format(kind: LineKind, *, is_first: bool) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(0.0 if is_first else _ABOVE[kind])
    if kind is LineKind.TEXT:
        height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        block.setLineHeight(_LINE_HEIGHT_PERCENT, height)
    return block
