"""For saying, word by word, how one text became another: paragraphs are aligned first, then the words within them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+(?:[’'\-]\w+)*|\s+|[^\w\s]")
_WORD = re.compile(r"\w")

_ALIKE = 0.35
"""Share of their words two paragraphs must have in common to be told as one that changed."""

_LOOK_AHEAD = 5
"""How many paragraphs further on the counterpart of a changed one is looked for."""

_LONGEST_CHANGE = 4000
"""Words and marks on either side beyond which a change within one paragraph is told as a whole."""


class PieceKind(StrEnum):
    """Whether a stretch of text stands in both versions, in the later one only, or in the earlier one only."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(Struct, frozen=True):
    """One stretch of text. Same and removed ones joined are the text before; same and added ones, the text after."""

    kind: PieceKind
    text: str


Pieces = tuple[Piece, ...]


def word_difference(before: str, after: str) -> Pieces:
    """How `before` became `after`, in pieces of whole words; empty pieces do not occur, nor two alike in a row.

    Texts without any space in them, such as addresses and codes, are told as a whole.
    """
    if before == after:
        return _joined([Piece(PieceKind.SAME, before)])
    if not re.search(r"\s", before + after):
        return _replaced(before, after)
    return _joined(_smoothed(_joined(_paragraphs(_PARAGRAPH.findall(before), _PARAGRAPH.findall(after)))))


def text_before(pieces: Iterable[Piece]) -> str:
    """The earlier text of some pieces."""
    return "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED)


def text_after(pieces: Iterable[Piece]) -> str:
    """The later text of some pieces."""
    return "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED)


def _replaced(before: str, after: str) -> Pieces:
    return _joined([Piece(PieceKind.REMOVED, before), Piece(PieceKind.ADDED, after)])


def _paragraphs(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    start, end = _shared_ends(before, after)
    yield from _kept(before[:start])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield from _kept(old[i1:i2])
        else:
            yield from _changed_paragraphs(old[i1:i2], new[j1:j2])
    yield from _kept(before[len(before) - end :])


def _changed_paragraphs(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """Pair what is alike, in order; the rest was removed and added."""
    old_words, new_words = [_words(text) for text in before], [_words(text) for text in after]
    i = j = 0
    while i < len(before) and j < len(after):
        skipped, started = _next_alike(old_words[i : i + _LOOK_AHEAD], new_words[j : j + _LOOK_AHEAD])
        if (skipped, started) == (-1, -1):
            yield from _replaced(before[i], after[j])
            i, j = i + 1, j + 1
            continue
        yield from _replaced("".join(before[i : i + skipped]), "".join(after[j : j + started]))
        i, j = i + skipped, j + started
        yield from _words_of_paragraph(before[i], after[j])
        i, j = i + 1, j + 1
    yield from _replaced("".join(before[i:]), "".join(after[j:]))


def _next_alike(before: Sequence[frozenset[str]], after: Sequence[frozenset[str]]) -> tuple[int, int]:
    """How many to pass over on either side until two paragraphs are alike, or (-1, -1)."""
    for distance in range(len(before) + len(after) - 1):
        for i in range(min(distance, len(before) - 1), -1, -1):
            j = distance - i
            if j < len(after) and _likeness(before[i], after[j]) >= _ALIKE:
                return i, j
    return -1, -1


def _words(text: str) -> frozenset[str]:
    return frozenset(token for token in _TOKEN.findall(text) if _WORD.match(token)) or frozenset(text.split())


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    smaller, larger = sorted((len(one), len(other)))
    if larger == 0:
        return 1.0
    shared = len(one & other) if smaller / larger >= _ALIKE / 2 else 0
    return 2 * shared / (smaller + larger)


def _words_of_paragraph(before: str, after: str) -> Iterator[Piece]:
    old_tokens, new_tokens = _TOKEN.findall(before), _TOKEN.findall(after)
    start, end = _shared_ends(old_tokens, new_tokens)
    yield from _kept(old_tokens[:start])
    old, new = old_tokens[start : len(old_tokens) - end], new_tokens[start : len(new_tokens) - end]
    if max(len(old), len(new)) > _LONGEST_CHANGE:
        yield from _replaced("".join(old), "".join(new))
    else:
        for tag, i1, i2, j1, j2 in SequenceMatcher(str.isspace, old, new).get_opcodes():
            if tag == "equal":
                yield from _kept(old[i1:i2])
            else:
                yield from _replaced("".join(old[i1:i2]), "".join(new[j1:j2]))
    yield from _kept(old_tokens[len(old_tokens) - end :])


def _kept(parts: Sequence[str]) -> Pieces:
    return _joined([Piece(PieceKind.SAME, "".join(parts))])


def _shared_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many parts the two share at their start, and at their end beyond that."""
    longest = min(len(before), len(after))
    start = next((i for i in range(longest) if before[i] != after[i]), longest)
    longest -= start
    end = next((i for i in range(longest) if before[-1 - i] != after[-1 - i]), longest)
    return start, end


def _smoothed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Spaces and marks alone between two changed stretches of a line change with them, so that phrases read as one."""
    for index, piece in enumerate(pieces):
        is_inside = 0 < index < len(pieces) - 1 and piece.kind is PieceKind.SAME
        if is_inside and "\n" not in piece.text and not _WORD.search(piece.text):
            yield from _replaced(piece.text, piece.text)
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Pieces:
    """The pieces without empty ones; within a paragraph, a run of changes is one removal and one addition."""
    result: list[Piece] = []
    removed, added = "", ""
    for piece in pieces:
        is_at_line_end = all(text.endswith("\n") for text in (removed, added) if text)
        if piece.kind is PieceKind.SAME or is_at_line_end:
            _append(result, PieceKind.REMOVED, removed)
            _append(result, PieceKind.ADDED, added)
            removed = added = ""
        if piece.kind is PieceKind.REMOVED:
            removed += piece.text
        elif piece.kind is PieceKind.ADDED:
            added += piece.text
        else:
            _append(result, PieceKind.SAME, piece.text)
    _append(result, PieceKind.REMOVED, removed)
    _append(result, PieceKind.ADDED, added)
    return tuple(result)


def _append(pieces: list[Piece], kind: PieceKind, text: str) -> None:
    if text and pieces and pieces[-1].kind is kind:
        pieces[-1] = Piece(kind, pieces[-1].text + text)
    elif text:
        pieces.append(Piece(kind, text))
