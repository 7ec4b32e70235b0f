"""Rules of house style as data: what to look for, how bad it is, what to do, and the examples each rule must pass."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

Text = Annotated[str, Meta(min_length=1)]
_PART = re.compile(r"[\w*]+")


class StyleCheck(StrEnum):
    """How a rule looks. Words may hold ``*`` for any letters, once in each part; small letters match capitals too.

    Existence finds any of `words`. Substitution finds the first of each pair of `swap`, whose second is to stand there.
    Capitalisation finds `words` with other capitals. Repetition finds a word twice in a row, but for `words`.
    Occurrence finds sentences with more than `most` words, or of any of `words` where there are some. Consistency
    finds, of each of the groups in `either`, all but the one a story uses most.
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


def sought_words(rule: StyleRule) -> Iterator[str]:
    """All words that a rule looks for, or leaves out."""
    yield from rule.words
    yield from (word for word, _ in rule.swap)
    for group in rule.either:
        yield from group


def can_be_sought(word: str) -> bool:
    """False for words of nothing but ``*``, and for those with more than one in a part, which could take for ever."""
    return bool(word.strip("* ")) and all(part.count("*") <= 1 for part in _PART.findall(word))


def rule_of_entry(check: StyleCheck, entry: tuple[str, ...]) -> StyleRule:
    """A rule that looks for one entry of another and no more: a word, a pair that is swapped, or words for the same."""
    rule = StyleRule(id="entry", check=check, note="-")
    match check:
        case StyleCheck.SUBSTITUTION:
            return replace(rule, swap=((entry[0], entry[1]),))
        case StyleCheck.CONSISTENCY:
            return replace(rule, either=(entry,))
    return replace(rule, words=entry)


def speaks(pack_language: str, story_language: str) -> bool:
    """True when rules for one language are for stories in the other: ``en`` is for ``en-GB``, not the other way."""
    pack, story = pack_language.casefold(), story_language.casefold()
    return pack == story or story.startswith(f"{pack}-")
