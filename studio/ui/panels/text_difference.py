"""The one stretch in which two texts differ, so that a field can take in a new text and keep its caret."""

from msgspec import Struct


class Replacement(Struct, frozen=True):
    """Replace `removed` UTF-16 units at `start` by `inserted`."""

    start: int
    removed: int
    inserted: str


def difference(old: str, new: str) -> Replacement:
    """The shortest single replacement that turns `old` into `new`."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    return Replacement(utf16_length(old[:head]), utf16_length(old[head : len(old) - tail]), new[head : len(new) - tail])


def utf16_length(text: str) -> int:
    """How many units Qt counts in `text`."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)
