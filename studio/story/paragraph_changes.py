"""For showing a changed text paragraph by paragraph: which ones changed, with their numbers and pieces."""

import re
from collections.abc import Iterator

from msgspec import Struct

from studio.story.word_difference import Piece, PieceKind, Pieces

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")


class ParagraphChange(Struct, frozen=True):
    """One paragraph in the pieces of a changed text.

    `kind` is SAME, ADDED or REMOVED for a paragraph that is so as a whole, and None for one that changed in part.
    `number` counts paragraphs from 1: in the later text, or in the earlier one for a paragraph that was removed.
    """

    kind: PieceKind | None
    number: int
    pieces: Pieces


def paragraph_changes(pieces: Pieces) -> tuple[ParagraphChange, ...]:
    """The paragraphs of a text in pieces; their pieces end in the line feeds that follow the paragraph."""
    found: list[ParagraphChange] = []
    before = after = 0
    for paragraph in _paragraphs(pieces):
        kinds = {piece.kind for piece in paragraph if piece.text.strip()}
        kind = None if len(kinds) > 1 else next(iter(kinds), PieceKind.SAME)
        if kinds:
            before += kind is not PieceKind.ADDED
            after += kind is not PieceKind.REMOVED
        found.append(ParagraphChange(kind, before if kind is PieceKind.REMOVED else after, paragraph))
    return tuple(found)


def _paragraphs(pieces: Pieces) -> Iterator[Pieces]:
    paragraph: list[Piece] = []
    for piece in pieces:
        for text in _PARAGRAPH.findall(piece.text):
            paragraph.append(Piece(piece.kind, text))
            if text.endswith("\n"):
                yield tuple(paragraph)
                paragraph = []
    if paragraph:
        yield tuple(paragraph)
