"""Cuts texts where others cut them, and says what is lost."""

from msgspec import Struct

ELLIPSIS = "…"


class CutText(Struct, frozen=True):
    """A text as it is seen where there is room for some letters only: what is shown, and what is not."""

    shown: str
    lost: str
    letters: int


def cut_text(text: str, most: int) -> CutText:
    """`text` on one line, cut between words so that no more than `most` letters are shown, an ellipsis included."""
    whole = " ".join(text.split())
    if len(whole) <= most:
        return CutText(whole, "", len(whole))
    room = whole[:most]
    kept = room.rsplit(" ", 1)[0] if " " in room else room[: most - 1]
    kept = kept.rstrip(" ,;:–—-")
    return CutText(kept + ELLIPSIS, whole[len(kept) :].strip(), len(whole))
