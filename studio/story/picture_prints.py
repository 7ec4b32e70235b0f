"""Whether two pictures are the same one, by their prints: numbers that are near each other for what looks alike.

The first print of a picture is that of the whole; the others are those of windows of it. No prints at all means that
the picture has nothing in it to know it by, such as a plain colour.
"""

import struct
from collections.abc import Iterable, Sequence

from msgspec import Struct

NEAR = 6
"""Bits of 64 that the prints of the whole of one picture may differ in: copies differ in up to four."""
NEAR_IN_WINDOW = 5
"""The same for a window, of which there are many: of crops one in ten is missed, and other pictures are left alone."""

_BYTES = 8


class Likeness(Struct, frozen=True):
    """How two pictures are alike: the bits that differ, and whether one of them is a crop of the other."""

    bits: int
    is_cropped: bool


def likeness(one: Sequence[int], other: Sequence[int]) -> Likeness | None:
    """How two pictures are alike by their prints, or None when they are not the same picture.

    The whole of one is compared with the whole and the windows of the other: two crops of one picture that have only
    a part in common are not found.
    """
    if not one or not other:
        return None
    whole = _differing(one[0], other[0])
    if whole <= NEAR:
        return Likeness(whole, is_cropped=False)
    windows = min(_nearest(one[0], other), _nearest(other[0], one))
    return Likeness(windows, is_cropped=True) if windows <= NEAR_IN_WINDOW else None


def prints_to_bytes(prints: Sequence[int]) -> bytes:
    """The prints as they are stored: eight bytes each, the highest first."""
    return struct.pack(f">{len(prints)}Q", *prints)


def prints_from_bytes(stored: bytes) -> tuple[int, ...]:
    """The prints that `prints_to_bytes` stored."""
    return struct.unpack(f">{len(stored) // _BYTES}Q", stored)


def _nearest(print_: int, others: Iterable[int]) -> int:
    # Libraries hold millions of prints: the loop runs inside the interpreter.
    return min(map(int.bit_count, map(print_.__xor__, others)))


def _differing(one: int, other: int) -> int:
    return (one ^ other).bit_count()
