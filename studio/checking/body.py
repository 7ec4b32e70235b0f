"""Checks of the text itself: its length, its pull quotes, and pictures that were written into it."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from studio.checking.body_scan import scan_body
from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.directives import DirectiveName
from studio.story.findings import Finding, Place
from studio.story.story import Story
from studio.story.words import count_words, words_in

_OMISSION = re.compile(r"\[?(?:…|\.\.\.)\]?")
_ALIKE = str.maketrans(dict.fromkeys("‘’‛′ʼ`´", "'") | dict.fromkeys("‐‑−", "-") | dict.fromkeys("\u00ad\u200b\u2060"))
"""Marks that are typed and printed in several ways, and those that only say where a line may break."""

_ROLE = re.compile(r"[,;:(–—].*", re.DOTALL)
_counted = lru_cache(maxsize=2)(count_words)


def check_length(story: Story, house: HouseRules) -> Iterator[Finding]:
    """There is a text, and it is not longer than the house asks for."""
    place = Place(field="body")
    if is_blank(story.body):
        yield warning("body.missing", place)
    elif house.word_target and (words := _counted(story.body)) > house.word_target:
        over = str(words - house.word_target)
        yield warning("body.over-target", place, words=str(words), target=str(house.word_target), over=over)


def check_markdown_images(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """No picture is written as Markdown: it would have no credit."""
    for line in scan_body(story.body).images:
        yield error("body.image", Place(field="body", line=line))


def check_pull_quotes(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """What a pull quote says, the text says too, word for word; an ellipsis stands for words left out.

    Its speaker is named in the text as well: by the last of the names that stand before any role.
    """
    scan = scan_body(story.body)
    quotes = [placed for placed in scan.directives if placed.directive.name == DirectiveName.PULL_QUOTE]
    text = _spoken(scan.plain_text) if quotes else ""
    for placed in quotes:
        place, quote = Place(field="body", part="pull-quote", line=placed.line), placed.directive.text
        if is_blank(quote):
            yield error("pull-quote.empty", place)
        elif not _is_quoted_from(quote, text):
            yield warning("pull-quote.not-in-text", place, quote=quote)
        if (name := _name(placed.directive.by)) and _spoken(name) not in text:
            yield warning("pull-quote.speaker-unknown", place, name=name)


def _spoken(markdown: str) -> str:
    """The words of a text in one case, with one kind of apostrophe and hyphen, each between spaces."""
    plain = unicodedata.normalize("NFKC", html.unescape(markdown)).translate(_ALIKE)
    return f" {' '.join(words_in(plain)).casefold()} "


def _name(speaker: str) -> str:
    """The last word of a speaker's name, before any role; empty where no word is written as a name is."""
    return next((word for word in reversed(words_in(_ROLE.sub("", speaker))) if word[0].isupper()), "")


def _is_quoted_from(quote: str, text: str) -> bool:
    position = 0
    for piece in _OMISSION.split(quote):
        words = _spoken(piece)
        if is_blank(words):
            continue
        position = text.find(words, position)
        if position < 0:
            return False
        position += len(words) - 1
    return True
