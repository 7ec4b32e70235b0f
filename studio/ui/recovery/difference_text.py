"""A word difference as text to read: added words are marked, removed ones struck out, long agreement is cut."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from studio.story.word_difference import Piece, PieceKind, Pieces
from studio.ui.theme.colours import Colours
from studio.ui.theme.fonts import text_font
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_AROUND = 160
"""How many characters of what is alike are shown beside a difference."""

_TEXT_PIXELS = 16


def shortened(pieces: Pieces) -> Iterator[Piece | None]:
    """The pieces, with what is alike cut to what stands beside a difference; None stands for what was left out."""
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece.kind is not PieceKind.SAME or len(piece.text) <= 2 * _AROUND or last == 0:
            yield piece
            continue
        if index > 0:
            yield Piece(PieceKind.SAME, _up_to_word(piece.text[:_AROUND], at_end=True))
        yield None
        if index < last:
            yield Piece(PieceKind.SAME, _up_to_word(piece.text[-_AROUND:], at_end=False))


def _up_to_word(text: str, *, at_end: bool) -> str:
    """The text without the word that was cut at its end or its start."""
    kept = text.rpartition(" ")[0] if at_end else text.partition(" ")[2]
    return kept or text


class DifferenceText(QTextEdit):
    """Shows one difference; it can be selected and copied, not written in."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        set_look(self, "bare")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(text_font(_TEXT_PIXELS))
        self.document().setDocumentMargin(16)
        self.setAccessibleName(sentence("recovery.difference"))

    def show_pieces(self, pieces: Pieces) -> None:
        """Show a difference from its top."""
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in shortened(pieces):
            if piece is None:
                cursor.insertText(f"\n{sentence('recovery.gap')}\n", self._format(None))
            else:
                cursor.insertText(piece.text, self._format(piece.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def use_colours(self, colours: Colours) -> None:
        """Mark with the colours of another theme from the next difference on."""
        self._colours = colours

    def _format(self, kind: PieceKind | None) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(self._colours.ink))
        if kind is PieceKind.ADDED:
            look.setBackground(QColor(self._colours.accent_wash))
            look.setForeground(QColor(self._colours.accent))
        elif kind is PieceKind.REMOVED:
            look.setForeground(QColor(self._colours.error))
            look.setFontStrikeOut(True)
        elif kind is None:
            look.setForeground(QColor(self._colours.quiet))
        return look
