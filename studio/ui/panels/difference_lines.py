"""A difference between two versions as the lines an editor reads: sections, changed paragraphs, folds. Without Qt."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from studio.story.credit import RightsClass
from studio.story.differences import Change, FieldDifference, StoryDifference
from studio.story.paragraph_changes import paragraph_changes
from studio.story.word_difference import Piece, PieceKind, Pieces
from studio.ui.panels.part_words import part_label, value_pieces
from studio.wording import counted, sentence

_FILE_PARTS = frozenset({"sha256", "media_type", "width", "height"})
_LONGEST_SAME, _KEPT_SAME = 260, 80
"""Characters of an unchanged stretch that are shown whole, and how many of a longer one beside a change."""


class LineKind(StrEnum):
    """How a line is set."""

    SECTION = "section"
    TEXT = "text"
    FOLD = "fold"
    NOTE = "note"


class Line(Struct, frozen=True):
    """One line: its pieces, behind a label where it has one."""

    kind: LineKind
    pieces: Pieces
    label: str = ""


def difference_lines(difference: StoryDifference) -> tuple[Line, ...]:
    """Every place that differs, in the order a story is read: the article first, then what belongs to it."""
    lines: list[Line] = []
    for found in difference.by_element():
        lines += _of_element(found)
    return tuple(lines)


def _of_element(found: tuple[FieldDifference, ...]) -> Iterator[Line]:
    first = found[0]
    name = sentence(f"panels.places.{first.field}")
    title = sentence("history.element", name=name, number=first.number) if first.number else name
    whole = next((one.change for one in found if not one.part and not one.pieces), None)
    yield _plain(LineKind.SECTION, sentence(f"history.{whole}", name=title) if whole else title)
    if first.field == "body":
        yield from _paragraphs(first.pieces)
        return
    if whole is not Change.ADDED and whole is not Change.REMOVED and any(one.part == "sha256" for one in found):
        yield _plain(LineKind.NOTE, sentence("history.another-file"))
    for one in found:
        if one.part in _FILE_PARTS or _says_nothing(one):
            continue
        label = part_label(one.part)
        if one.pieces:
            yield Line(LineKind.TEXT, folded(value_pieces(one)), label)
        elif one.part:
            yield _plain(LineKind.NOTE, sentence(f"history.{one.change}", name=label))


def _says_nothing(found: FieldDifference) -> bool:
    """True for the rights of a picture that came or went without anybody having chosen them."""
    is_unknown = RightsClass.UNKNOWN.value in {found.before, found.after}
    return found.part == "credit.rights_class" and found.change is not Change.CHANGED and is_unknown


def _paragraphs(pieces: Pieces) -> Iterator[Line]:
    """Changed paragraphs whole, with a line for each run of unchanged ones."""
    paragraphs = paragraph_changes(pieces)
    if all(one.kind is PieceKind.SAME for one in paragraphs):
        yield _plain(LineKind.NOTE, sentence("history.only-line-breaks"))
        return
    for is_same, group in groupby(paragraphs, key=lambda one: one.kind is PieceKind.SAME):
        if not is_same:
            yield from (Line(LineKind.TEXT, folded(_on_one_line(one.pieces))) for one in group)
            continue
        count = sum(any(piece.text.strip() for piece in one.pieces) for one in group)
        if count:
            yield _plain(LineKind.FOLD, counted("history.unchanged", count))


def _on_one_line(pieces: Pieces) -> Pieces:
    """A paragraph without the line feeds behind it; a line feed that came or went inside it is a pilcrow."""
    shown = [
        Piece(
            piece.kind, "¶" if piece.kind is not PieceKind.SAME and not piece.text.strip() else piece.text.rstrip("\n")
        )
        if "\n" in piece.text
        else piece
        for piece in pieces
    ]
    return tuple(piece for piece in shown if piece.text)


def folded(pieces: Pieces) -> Pieces:
    """The pieces with the middle of each long unchanged stretch left out."""
    if len(pieces) == 1:
        return pieces
    last = len(pieces) - 1
    return tuple(
        Piece(piece.kind, _shortened(piece.text, keep_start=index > 0, keep_end=index < last))
        if piece.kind is PieceKind.SAME and len(piece.text) > _LONGEST_SAME
        else piece
        for index, piece in enumerate(pieces)
    )


def _shortened(text: str, *, keep_start: bool, keep_end: bool) -> str:
    start = text[:_KEPT_SAME].rsplit(" ", 1)[0] if keep_start else ""
    end = text[-_KEPT_SAME:].split(" ", 1)[-1] if keep_end else ""
    return " ".join(part for part in (start, "…", end) if part)


def _plain(kind: LineKind, text: str) -> Line:
    return Line(kind, (Piece(PieceKind.SAME, text),))
