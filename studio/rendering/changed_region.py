"""Where two versions of a text differ, found by comparing slices, so that a long text costs microseconds."""

from msgspec import Struct


class ChangedRegion(Struct, frozen=True):
    """The part that differs: `old[start:old_end]` became `new[start:new_end]`; what follows is the same in both."""

    start: int
    old_end: int
    new_end: int


def changed_region(old: str, new: str) -> ChangedRegion:
    """The region in which `old` and `new` differ; the shortest, and empty when they are equal."""
    start = _common_start(old, new)
    common_end = _common_end(old, new, min(len(old), len(new)) - start)
    return ChangedRegion(start, len(old) - common_end, len(new) - common_end)


def _common_start(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if new.startswith(old[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        piece = old[len(old) - middle : len(old) - low]
        if new.endswith(piece, 0, len(new) - low):
            low = middle
        else:
            high = middle - 1
    return low
