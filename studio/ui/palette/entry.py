"""What the palette lists: entries that say what they are and do one thing, from sources that find them."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from studio.commands.matching import match_score


class PaletteEntry(Struct, frozen=True, kw_only=True):
    """One row. `detail` stands behind the title, `aside` at the right; `act` is what Enter does."""

    title: str
    act: Callable[[], None]
    id: str = ""
    detail: str = ""
    aside: str = ""
    icon: str = ""

    @property
    def summary(self) -> str:
        """The row in one line, for those who hear it."""
        return " ".join(part for part in (self.title, self.detail, self.aside) if part)


OnFound = Callable[[tuple[PaletteEntry, ...]], None]


class PaletteSource(Protocol):
    """Finds entries. `hint` and `nothing` are codes of sentences: what to type, and that there is no such thing."""

    hint: str
    nothing: str

    def find(self, text: str, on_found: OnFound) -> None:
        """Hand over the entries that answer to what was typed, best first; at once or later."""


def answering(entries: tuple[PaletteEntry, ...], typed: str) -> tuple[PaletteEntry, ...]:
    """The entries whose titles hold the typed letters in order, best first; all of them, as they are, for none."""
    wanted = typed.casefold().strip()
    if not wanted:
        return entries
    scored = [(score, entry) for entry in entries if (score := match_score(entry.title, wanted)) is not None]
    return tuple(entry for _, entry in sorted(scored, key=lambda pair: pair[0]))
