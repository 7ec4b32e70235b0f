"""For telling which paragraphs and subheadings of a body changed, numbered as a reader counts them."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from studio.story.differences import Change
from studio.story.directives import DirectiveName, shown_directive
from studio.story.material_words import material_words
from studio.story.paragraph_changes import paragraph_changes
from studio.story.word_difference import PieceKind, Pieces, text_after, text_before


class BlockKind(StrEnum):
    """What a block of a body is to its reader."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    PULL_QUOTE = "pull-quote"
    PLACE = "place"
    """The line that places a picture, box, embed or advertisement."""


class BlockChange(Struct, frozen=True):
    """One block that differs. `number` counts blocks of its kind from 1, in the later text or in the earlier one for
    a removed block. `is_material` is true where words changed. `element` is the id of what a place is for."""

    kind: BlockKind
    change: Change
    number: int
    is_material: bool
    element: str = ""


class _Block(Struct):
    """A block as it is put together from the lines of both texts; numbers are 0 on the side it is not on."""

    kind: BlockKind
    before_number: int = 0
    after_number: int = 0
    before: str = ""
    after: str = ""
    is_same: bool = True

    @property
    def changed(self) -> BlockChange:
        change = Change.CHANGED if self.before and self.after else Change.ADDED if self.after else Change.REMOVED
        directive = shown_directive((self.after or self.before).strip("\n"))
        return BlockChange(
            self.kind,
            change,
            self.after_number or self.before_number,
            material_words(self.before) != material_words(self.after),
            directive.id if directive is not None else "",
        )


class _Side:
    """Counts the blocks of one of the two texts, line by line."""

    def __init__(self) -> None:
        self._numbers = dict.fromkeys(BlockKind, 0)
        self._is_open = False

    def take(self, line: str) -> tuple[BlockKind, int] | None:
        """The kind and number of the block a line belongs to, or None for a blank one."""
        if not line.strip():
            self._is_open = self._is_open and not line
            return None
        kind = _kind_of(line)
        if kind is not BlockKind.PARAGRAPH or not self._is_open:
            self._numbers[kind] += 1
        self._is_open = kind is BlockKind.PARAGRAPH and not line.endswith("\n\n")
        return kind, self._numbers[kind]


def block_changes(pieces: Pieces) -> tuple[BlockChange, ...]:
    """The blocks that differ in a body given as the pieces of its change, in reading order.

    A block that gave way to one of its own kind is told as one that changed. Line breaks alone change no block.
    """
    return tuple(block.changed for block in _with_partners(_blocks(pieces)))


def _blocks(pieces: Pieces) -> Iterator[_Block]:
    """Every block that is not the same in both texts."""
    before_side, after_side = _Side(), _Side()
    earlier: dict[tuple[BlockKind, int], _Block] = {}
    later: dict[tuple[BlockKind, int], _Block] = {}
    found: list[_Block] = []
    for line in paragraph_changes(pieces):
        before, after = text_before(line.pieces), text_after(line.pieces)
        old, new = before_side.take(before), after_side.take(after)
        if old is None and new is None:
            continue
        block = (later.get(new) if new else None) or (earlier.get(old) if old else None)
        if block is None or (new and block.after_number and later.get(new) is not block):
            block = _Block((new or old or (BlockKind.PARAGRAPH, 0))[0])
            found.append(block)
        if old:
            earlier[old] = block
            block.before_number, block.before = block.before_number or old[1], block.before + before
        if new:
            later[new] = block
            block.after_number, block.after = block.after_number or new[1], block.after + after
        block.is_same = block.is_same and line.kind is PieceKind.SAME
    yield from (block for block in found if not block.is_same)


def _with_partners(blocks: Iterator[_Block]) -> list[_Block]:
    """The blocks, a removed one and the added one of its kind beside it put together."""
    result: list[_Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if last is not None and last.kind is block.kind and _replaces(last, block):
            last.before, last.before_number = last.before or block.before, last.before_number or block.before_number
            last.after, last.after_number = last.after or block.after, last.after_number or block.after_number
        else:
            result.append(block)
    return result


def _replaces(one: _Block, other: _Block) -> bool:
    is_exchange = bool(one.before) != bool(one.after) and bool(other.before) != bool(other.after)
    return is_exchange and bool(one.before) != bool(other.before) and one.kind is not BlockKind.PLACE


def _kind_of(line: str) -> BlockKind:
    directive = shown_directive(line.strip("\n"))
    if directive is not None:
        return BlockKind.PULL_QUOTE if directive.name == DirectiveName.PULL_QUOTE else BlockKind.PLACE
    return BlockKind.SUBHEADING if line.startswith("#") else BlockKind.PARAGRAPH
