"""For showing what the body's marks mean: headings large, emphasis slanted, marks dim; the text is untouched."""

from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from studio.ui.editor.body_scanning import FENCE, Kind, Span, has_marks, spans_of
from studio.ui.editor.underlines import Underline, UnderlinesOf, no_underlines, underlined
from studio.ui.editor.utf16 import units
from studio.ui.theme.colours import Colours
from studio.ui.theme.fonts import Typeface

_OUTSIDE, _IN_BACKTICKS, _IN_TILDES = -1, 1, 2
_MARK_STRENGTH = 0.7
_BLOCKS_AT_ONCE = 300
_SLICE_MS = 5
_HEADING_SCALE = 1.3
_SMALL_HEADING_SCALE = 1.1
_DIRECTIVE_SCALE = 0.74
_CODE_SCALE = 0.84


class BodyHighlighter(QSyntaxHighlighter):
    """Formats each block by itself; the only thing one block tells the next is that it is inside fenced code.

    A long document is formatted in slices of a few milliseconds, so that it can be read and typed into at once.
    """

    def __init__(
        self, document: QTextDocument, colours: Colours, text_pixels: int, underlines: UnderlinesOf = no_underlines
    ) -> None:
        self._formats: dict[tuple[Kind, ...], QTextCharFormat] = formats_for(colours, text_pixels)
        self._is_postponed = document.blockCount() > _BLOCKS_AT_ONCE
        self._underlines = underlines
        super().__init__(document)
        self._next_block = 0
        self._blocks_left = document.blockCount()
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._format_slice)
        if self._is_postponed:
            self._slices.start()

    def restyle(self, colours: Colours, text_pixels: int, first_block: int = 0) -> None:
        """Use other colours or another text size, from the block numbered `first_block` on and then before it."""
        self._formats = formats_for(colours, text_pixels)
        self._next_block = first_block
        self._blocks_left = self.document().blockCount()
        self._format_slice()
        if self._blocks_left > 0:
            self._slices.start()

    def highlightBlock(self, text: str) -> None:
        """Format one block; called by Qt."""
        state = self.previousBlockState()
        fence = FENCE.match(text) if "```" in text or "~~~" in text else None
        if state in (_IN_BACKTICKS, _IN_TILDES) or fence is not None:
            self.setFormat(0, units(text), self._formats[(Kind.CODE,)])
            self.setCurrentBlockState(_state_after(state, fence["mark"] if fence else ""))
            return
        self.setCurrentBlockState(_OUTSIDE)
        spans = () if self._is_postponed else spans_of(text)
        if spans:
            self._paint(text, spans)
        for line in self._underlines(self.currentBlock()):
            self._underline(line)

    def _format_slice(self) -> None:
        """Format as many blocks as fit into a slice of time."""
        self._is_postponed = False
        end = perf_counter() + _SLICE_MS / 1000
        block = self.document().findBlockByNumber(self._next_block)
        while self._blocks_left > 0 and perf_counter() < end:
            if not block.isValid():
                block = self.document().firstBlock()
            if has_marks(block.text()) or block.userState() != _OUTSIDE:
                self.rehighlightBlock(block)
            block = block.next()
            self._blocks_left -= 1
        self._next_block = block.blockNumber()
        if self._blocks_left <= 0:
            self._slices.stop()

    def _paint(self, text: str, spans: tuple[Span, ...]) -> None:
        is_plain = units(text) == len(text)
        for start, end, kinds in layered(spans):
            if is_plain:
                self.setFormat(start, end - start, self._format(kinds))
            else:
                self.setFormat(units(text[:start]), units(text[start:end]), self._format(kinds))

    def _underline(self, line: Underline) -> None:
        """Draw a line below words that may look different from one letter to the next."""
        for at in range(line.start, line.start + line.length):
            self.setFormat(at, 1, underlined(self.format(at), line.colour))

    def _format(self, kinds: tuple[Kind, ...]) -> QTextCharFormat:
        """One format for all that lies over a stretch; made once for each combination."""
        found = self._formats.get(kinds)
        if found is None:
            found = QTextCharFormat()
            for kind in kinds:
                found.merge(self._formats[(kind,)])
            self._formats[kinds] = found
        return found


def is_in_code(block: QTextBlock) -> bool:
    """True for a highlighted block that belongs to fenced code, or opens or ends it."""
    inside = (_IN_BACKTICKS, _IN_TILDES)
    return block.userState() in inside or (block.previous().isValid() and block.previous().userState() in inside)


def layered(spans: tuple[Span, ...]) -> list[tuple[int, int, tuple[Kind, ...]]]:
    """Stretches (start, end, kinds from bottom to top) in which the same spans lie over one another."""
    edges = sorted({edge for span in spans for edge in (span.start, span.start + span.length)})
    stretches = []
    for start, end in pairwise(edges):
        kinds = tuple(span.kind for span in spans if span.start <= start and end <= span.start + span.length)
        if kinds:
            stretches.append((start, end, kinds))
    return stretches


def formats_for(colours: Colours, text_pixels: int) -> dict[tuple[Kind, ...], QTextCharFormat]:
    """The format of each kind, under the kind alone as its key."""
    return {
        (Kind.HEADING,): _format(weight=QFont.Weight.Bold, pixels=round(text_pixels * _HEADING_SCALE)),
        (Kind.SMALL_HEADING,): _format(weight=QFont.Weight.Bold, pixels=round(text_pixels * _SMALL_HEADING_SCALE)),
        (Kind.STRONG,): _format(weight=QFont.Weight.Bold),
        (Kind.EMPHASIS,): _format(italic=True),
        (Kind.STRONG_EMPHASIS,): _format(weight=QFont.Weight.Bold, italic=True),
        (Kind.STRUCK,): _format(struck=True),
        (Kind.CODE,): _format(family=Typeface.SOURCE, pixels=round(text_pixels * _CODE_SCALE)),
        (Kind.LINK,): _format(colour=colours.accent),
        (Kind.QUOTE,): _format(colour=colours.quiet),
        (Kind.DIRECTIVE,): _format(
            colour=colours.quiet, family=Typeface.INTERFACE, pixels=round(text_pixels * _DIRECTIVE_SCALE)
        ),
        # The two colons keep the size of the text, and with it the line its height.
        (Kind.DIRECTIVE_MARK,): _format(colour=mark_colour(colours)),
        (Kind.DIVIDER,): _format(colour=colours.quiet),
        (Kind.MARK,): _format(colour=mark_colour(colours)),
        (Kind.TO_COME,): _format(wash=colours.warning_wash, colour=colours.warning, weight=QFont.Weight.Bold),
    }


def mark_colour(colours: Colours) -> str:
    """The colour of Markdown's own marks: fainter than quiet text, so that they recede, and still readable."""
    faint, quiet = QColor(colours.faint), QColor(colours.quiet)

    def between(one: int, other: int) -> int:
        return round(one + (other - one) * _MARK_STRENGTH)

    return QColor(
        between(faint.red(), quiet.red()), between(faint.green(), quiet.green()), between(faint.blue(), quiet.blue())
    ).name()


def _format(
    *,
    colour: str = "",
    wash: str = "",
    weight: QFont.Weight | None = None,
    italic: bool = False,
    struck: bool = False,
    family: str = "",
    pixels: int = 0,
) -> QTextCharFormat:
    result = QTextCharFormat()
    if colour:
        result.setForeground(QColor(colour))
    if wash:
        result.setBackground(QColor(wash))
    if weight is not None:
        result.setFontWeight(weight)
    if italic:
        result.setFontItalic(True)
    if struck:
        result.setFontStrikeOut(True)
    if family:
        result.setFontFamilies([family])
    if pixels:
        result.setProperty(QTextCharFormat.Property.FontPixelSize, pixels)
    return result


def _state_after(state: int, mark: str) -> int:
    if state in (_IN_BACKTICKS, _IN_TILDES):
        closes = mark.startswith("`" if state == _IN_BACKTICKS else "~")
        return _OUTSIDE if closes else state
    return _IN_BACKTICKS if mark.startswith("`") else _IN_TILDES
