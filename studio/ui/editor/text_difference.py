"""For finding the one stretch in which two versions of a text differ, so that only it need be replaced."""

from msgspec import Struct


class Replacement(Struct, frozen=True):
    """Characters `start` up to `end` of the old text give way to `text`. All offsets count characters."""

    start: int
    end: int
    text: str


def difference(old: str, new: str) -> Replacement | None:
    """The smallest single replacement that turns `old` into `new`, or None when they are the same."""
    if old == new:
        return None
    start = _shared_start(old, new)
    longest = min(len(old), len(new)) - start
    ending = min(
        longest, _shared_start(old[: start - 1 if start else None : -1], new[: start - 1 if start else None : -1])
    )
    return Replacement(start, len(old) - ending, new[start : len(new) - ending])


def _shared_start(one: str, other: str) -> int:
    """How many characters the two share at their start, by halving: slices compare far faster than loops."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
