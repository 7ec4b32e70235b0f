"""Wavy lines below words, for highlighters to draw over whatever else the words look like."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QMenu


class Underline(Struct, frozen=True):
    """A line below `length` UTF-16 units from `start` on, in a colour ``#rrggbb``."""

    start: int
    length: int
    colour: str


UnderlinesOf = Callable[[QTextBlock], tuple[Underline, ...]]
"""The underlines of a block as it is now."""


ExtendMenu = Callable[[QMenu, QTextCursor], None]
"""Adds to the menu of a field what can be done about the words at a place."""


def no_underlines(_block: QTextBlock) -> tuple[Underline, ...]:
    """For text that nobody reads for mistakes."""
    return ()


def underlined(before: QTextCharFormat, colour: str) -> QTextCharFormat:
    """A format with a wavy line below."""
    after = QTextCharFormat(before)
    after.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    after.setUnderlineColor(QColor(colour))
    return after


class UnderlineHighlighter(QSyntaxHighlighter):
    """Draws underlines and nothing else, for fields of plain words."""

    def __init__(self, document: QTextDocument, underlines: UnderlinesOf) -> None:
        self._underlines = underlines
        super().__init__(document)

    def highlightBlock(self, _text: str) -> None:
        """Draw the lines of one block; called by Qt."""
        for line in self._underlines(self.currentBlock()):
            self.setFormat(line.start, line.length, underlined(QTextCharFormat(), line.colour))
