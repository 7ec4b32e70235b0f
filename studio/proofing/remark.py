"""What a proofreader says of a text, and what it is asked."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class RemarkKind(StrEnum):
    """What a remark is about. Only spelling is remarked on inside quotation marks: words are left to who said them."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    STYLE = "style"


class Remark(Struct, frozen=True, kw_only=True):
    """One doubt about a stretch of a text, from `start` up to `end` in code points.

    `message` is the proofreader's own sentence or the rule's note, or empty. `suggestions` are what could stand there
    instead, the likeliest first; None where looking for them takes long and is left for when somebody asks.
    """

    start: int
    end: int
    kind: RemarkKind
    message: str = ""
    suggestions: tuple[str, ...] | None = ()


class Proofreader(Protocol):
    """Reads in one language. Used from one thread."""

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """The remarks on one paragraph of Offstone Markdown, in order."""

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What could stand in place of a word, the likeliest first; this may take half a second."""
