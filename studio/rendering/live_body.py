"""A parsed body that follows its text: after a change only the blocks around it are parsed again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from msgspec import Struct

from studio.rendering.blocks import BodyBlock, ParsedBody, References, defines_references, parse_body
from studio.rendering.changed_region import ChangedRegion, changed_region

_BLOCKS_BEFORE = 2
"""Blocks before the change that are parsed again: what stands before a line may now end there, or go on over it."""
_BLOCKS_AFTER = 2
"""Blocks behind the change that are parsed at first, to find where old and new agree again."""
_GROWTH = 4


class BodyChange(Struct, frozen=True):
    """`removed` blocks from `start` on gave way to `inserted` blocks, which may equal them."""

    start: int
    removed: int
    inserted: int


class _Slice(Struct, frozen=True):
    """Blocks `first` to `last` (exclusive) of the old body, and what their part of the text is parsed to now."""

    first: int
    last: int
    parsed: ParsedBody


class LiveBody(Struct, frozen=True):
    """A text with its blocks. `char_starts` and `line_starts` say where each block starts in the text."""

    text: str
    language: str
    blocks: tuple[BodyBlock, ...]
    references: References
    char_starts: list[int]
    line_starts: list[int]

    @classmethod
    def of(cls, text: str, language: str, known: ParsedBody | None = None) -> LiveBody:
        """`text`, which has plain line ends, parsed as a whole; `known` as in `parse_body`."""
        parsed = parse_body(text, language, known=known)
        chars = list(accumulate((len(block.source) for block in parsed.blocks), initial=len(parsed.leading)))
        lines = list(accumulate((block.lines for block in parsed.blocks), initial=parsed.leading.count("\n")))
        return cls(text, language, parsed.blocks, parsed.references, chars[:-1], lines[:-1])

    def changed_to(self, text: str, language: str) -> tuple[LiveBody, BodyChange]:
        """The body of `text`, the same as `of` would give, and which blocks are new in it."""
        if language == self.language and text == self.text:
            return self, BodyChange(0, 0, 0)
        found = self._parsed_slice(text) if language == self.language and self.blocks else None
        if found is None:
            known = ParsedBody("", self.blocks, self.references) if language == self.language else None
            whole = LiveBody.of(text, language, known)
            return whole, BodyChange(0, len(self.blocks), len(whole.blocks))
        return self._with_slice(text, found), BodyChange(
            found.first, found.last - found.first, len(found.parsed.blocks)
        )

    def _parsed_slice(self, text: str) -> _Slice | None:
        """The smallest slice around the change that ends where old and new agree; None if all must be parsed.

        A top-level block depends only on the text from its start on, and on link reference definitions. So where a
        block starts behind the change, in the old parse and in the new one, everything after it is as it was.
        """
        region = changed_region(self.text, text)
        first = max(0, bisect_right(self.char_starts, region.start) - 1 - _BLOCKS_BEFORE)
        behind = bisect_left(self.char_starts, region.old_end)
        start = self.char_starts[first] if first else 0
        reach = _BLOCKS_AFTER
        while True:
            end = min(behind + reach, len(self.blocks))
            old_stop = self.char_starts[end] if end < len(self.blocks) else len(self.text)
            piece = text[start : old_stop + region.new_end - region.old_end]
            if any(defines_references(part, self.language) for part in (self.text[start:old_stop], piece)):
                return None
            known = ParsedBody("", self.blocks[first:end], self.references)
            parsed = parse_body(piece, self.language, self.references, known)
            found = self._agreement(parsed, first, range(behind, end), start, region)
            if found is not None or end == len(self.blocks):
                return found or _Slice(first, end, parsed)
            reach *= _GROWTH

    def _agreement(
        self, parsed: ParsedBody, first: int, candidates: range, start: int, region: ChangedRegion
    ) -> _Slice | None:
        """The slice cut off at the first of `candidates` that starts a block in `parsed` too."""
        shift = region.new_end - region.old_end
        sizes = (len(block.source) for block in parsed.blocks)
        new_starts = {
            offset: index for index, offset in enumerate(accumulate(sizes, initial=start + len(parsed.leading)))
        }
        for candidate in candidates:
            index = new_starts.get(self.char_starts[candidate] + shift)
            if index is not None:
                return _Slice(first, candidate, ParsedBody(parsed.leading, parsed.blocks[:index], parsed.references))
        return None

    def _with_slice(self, text: str, found: _Slice) -> LiveBody:
        first, last, parsed = found.first, found.last, found.parsed
        char_origin = self.char_starts[first] if first else len(parsed.leading)
        line_origin = self.line_starts[first] if first else parsed.leading.count("\n")
        return LiveBody(
            text,
            self.language,
            (*self.blocks[:first], *parsed.blocks, *self.blocks[last:]),
            self.references,
            _spliced(self.char_starts, found, (len(block.source) for block in parsed.blocks), char_origin),
            _spliced(self.line_starts, found, (block.lines for block in parsed.blocks), line_origin),
        )


def _spliced(starts: list[int], found: _Slice, sizes: Iterable[int], origin: int) -> list[int]:
    """`starts` with those of the slice replaced, and all behind it moved along."""
    ends = list(accumulate(sizes, initial=origin))
    tail = starts[found.last :]
    shift = ends[-1] - tail[0] if tail else 0
    return [*starts[: found.first], *ends[:-1], *([start + shift for start in tail] if shift else tail)]
