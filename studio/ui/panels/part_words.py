"""The parts of a story's elements and their values in an editor's words, for telling what changed in them."""

import re

from studio.rights import rights_rule
from studio.story.differences import FieldDifference
from studio.story.word_difference import Piece, PieceKind, Pieces
from studio.wording import sentence

_FACT = re.compile(r"facts\.(\d+)(?:\.(\w+))?")
_CHOICES = {
    ("status", ""): "panels.story.status-",
    ("comments", ""): "panels.story.comments-",
    ("fact_boxes", "kind"): "panels.box-kinds.",
    ("embeds", "kind"): "panels.embed-kinds.",
    ("corrections", "kind"): "panels.correction-kinds.",
}
_TICKS = frozenset({"decorative", "is_cut", "is_included"})


def part_label(part: str) -> str:
    """What a part is called, such as ``Alt text`` or ``Fact 2, answer``; empty for an element as a whole."""
    fact = _FACT.fullmatch(part)
    if part.startswith("crops."):
        return sentence("history.ratio-crop", ratio=part.removeprefix("crops."))
    if fact is None:
        return sentence(f"history.part.{part.rpartition('.')[2].replace('_', '-')}") if part else ""
    number = int(fact[1]) + 1
    if fact[2] is None:
        return sentence("history.fact", number=number)
    name = sentence(f"history.part.{fact[2].replace('_', '-')}")
    return sentence("history.fact-part", number=number, part=name[:1].lower() + name[1:])


def value_pieces(found: FieldDifference) -> Pieces:
    """The pieces of a part; those of a choice, a tick or a crop in words instead of codes."""
    if found.part == "credit.rights_class":
        return _exchanged(*(rights_rule(value).title if value else "" for value in (found.before, found.after)))
    choices = _CHOICES.get((found.field, found.part))
    if choices is not None:
        return _exchanged(_chosen(choices, found.before), _chosen(choices, found.after))
    if found.part in _TICKS:
        return _exchanged(_tick(found.before), _tick(found.after))
    if found.part == "crop" or found.part.startswith("crops."):
        return _exchanged(crop_words(found.before), crop_words(found.after))
    return found.pieces


def crop_words(text: str) -> str:
    """A crop in percent of the picture, from ``left top width height`` in fractions."""
    if not text:
        return sentence("history.no-crop")
    left, top, width, height = (round(float(value) * 100) for value in text.split())
    return sentence("history.crop", left=left, top=top, width=width, height=height)


def _chosen(choices: str, value: str) -> str:
    return sentence(choices + value) if value else ""


def _tick(value: str) -> str:
    return sentence("history.yes" if value else "history.no")


def _exchanged(before: str, after: str) -> Pieces:
    pieces = (Piece(PieceKind.REMOVED, before), Piece(PieceKind.SAME, " "), Piece(PieceKind.ADDED, after))
    return tuple(piece for piece in pieces if piece.text.strip() or (before and after))
