"""Lines with their verdicts, grouped into runs that make one thing: a picture, a fact box, a list."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from studio.intake.fates import Fate
from studio.intake.page import Piece, Verdict


class DecidedLine(Struct, frozen=True, kw_only=True):
    """One piece with its verdict. `number` is its line in the input."""

    number: int
    piece: Piece
    verdict: Verdict

    @property
    def text(self) -> str:
        """What is kept of the line, without its label."""
        return self.verdict.text


class Family(StrEnum):
    """What lines of one run make together."""

    NOTHING = "nothing"
    FIELD = "field"
    TEXT = "text"
    DIVIDER = "divider"
    LIST = "list"
    QUOTE = "quote"
    PICTURE = "picture"
    FACT_BOX = "fact-box"
    EMBED = "embed"
    RELATED = "related"


_FAMILIES: dict[Fate, Family] = {
    Fate.BLANK: Family.NOTHING,
    Fate.DROPPED: Family.NOTHING,
    Fate.AD: Family.NOTHING,
    Fate.DIVIDER: Family.DIVIDER,
    Fate.DATELINE_AND_BODY: Family.TEXT,
    Fate.BODY: Family.TEXT,
    Fate.SUBHEADING: Family.TEXT,
    Fate.LIST_ITEM: Family.LIST,
    Fate.PULL_QUOTE: Family.QUOTE,
    Fate.QUOTE_BY: Family.QUOTE,
    Fate.PICTURE: Family.PICTURE,
    Fate.ALT: Family.PICTURE,
    Fate.CAPTION: Family.PICTURE,
    Fate.CREDIT: Family.PICTURE,
    Fate.CAPTION_AND_CREDIT: Family.PICTURE,
    Fate.FACT_BOX: Family.FACT_BOX,
    Fate.FACT: Family.FACT_BOX,
    Fate.FACT_QUESTION: Family.FACT_BOX,
    Fate.FACT_ANSWER: Family.FACT_BOX,
    Fate.EMBED: Family.EMBED,
    Fate.EMBED_CAPTION: Family.EMBED,
    Fate.RELATED_SECTION: Family.RELATED,
    Fate.RELATED_HEADLINE: Family.RELATED,
    Fate.RELATED_EXCERPT: Family.RELATED,
}


def family_of(fate: Fate) -> Family:
    """The family of a fate; the plain fields of a story are one of their own."""
    return _FAMILIES.get(fate, Family.FIELD)


def runs(lines: list[DecidedLine]) -> Iterator[tuple[Family, list[DecidedLine]]]:
    """The lines that go somewhere, in runs of one family. Ads and dropped lines do not break a run."""
    kept = [line for line in lines if family_of(line.verdict.fate) is not Family.NOTHING]
    for family, members in groupby(kept, key=lambda line: family_of(line.verdict.fate)):
        yield family, list(members)


def groups_starting(lines: list[DecidedLine], slot_of: dict[Fate, str]) -> list[list[DecidedLine]]:
    """Split a run where a slot is met again after another one: caption, credit, caption, credit are two pictures.

    A slot that follows itself belongs to the same group: its lines are one text.
    """
    groups: list[list[DecidedLine]] = []
    seen: set[str] = set()
    last = ""
    for line in lines:
        slot = slot_of[line.verdict.fate]
        if not groups or (slot in seen and slot != last):
            groups.append([])
            seen = set()
        groups[-1].append(line)
        seen.add(slot)
        last = slot
    return groups
