"""Rules of house style as data: what to look for, how bad it is, what to do, and the examples each rule must pass."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1)]


class StyleCheck(StrEnum):
    """How a rule looks. `words` may hold ``*`` for any letters; small letters match capitals too.

    Existence finds any of `words`. Substitution finds the first of each pair of `swap`, whose second is to stand there.
    Capitalisation finds `words` with other capitals. Repetition finds a word twice in a row, but for `words`. Occurrence finds
    sentences with more than `most` words, or of any of `words` where there are some. Consistency finds, of each of the
    groups in `either`, all but the one a story uses most.
    """

    EXISTENCE = "existence"
    SUBSTITUTION = "substitution"
    CAPITALISATION = "capitalisation"
    REPETITION = "repetition"
    OCCURRENCE = "occurrence"
    CONSISTENCY = "consistency"


class StyleLevel(StrEnum):
    """An error blocks the hand-off, a warning is told of before it; a suggestion is only underlined while writing."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class StyleRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule. `note` says in a sentence what to do, and why.

    `wrong` are paragraphs in which the rule must find something, `right` are some in which it must not.
    """

    id: Text
    check: StyleCheck
    note: Text
    level: StyleLevel = StyleLevel.WARNING
    words: tuple[Text, ...] = ()
    swap: tuple[tuple[Text, Text], ...] = ()
    either: tuple[tuple[Text, ...], ...] = ()
    most: Annotated[int, Meta(ge=0)] = 0
    wrong: tuple[Text, ...] = ()
    right: tuple[Text, ...] = ()


class StylePack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pack of rules for stories in one language, such as ``en`` or ``en-GB``."""

    name: Text
    language: Text = "en"
    rules: tuple[StyleRule, ...] = ()


def speaks(pack_language: str, story_language: str) -> bool:
    """True when rules for one language are for stories in the other: ``en`` is for ``en-GB``, not the other way."""
    pack, story = pack_language.casefold(), story_language.casefold()
    return pack == story or story.startswith(f"{pack}-")
