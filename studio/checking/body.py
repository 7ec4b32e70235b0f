"""Checks of the text itself: its length, its pull quotes, and pictures that were written into it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from studio.checking.body_scan import scan_body
from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.directives import DirectiveName
from studio.story.findings import Finding, Place
from studio.story.story import Story
from studio.story.words import count_words, words_in

_OMISSION = re.compile(r"\[?(?:…|\.\.\.)\]?")
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
    """What a pull quote says, the text says too, word for word; an ellipsis stands for words left out."""
    scan = scan_body(story.body)
    quotes = [placed for placed in scan.directives if placed.directive.name == DirectiveName.PULL_QUOTE]
    text = _spoken(scan.plain_text) if quotes else ""
    for placed in quotes:
        place, quote = Place(field="body", part="pull-quote", line=placed.line), placed.directive.text
        if is_blank(quote):
            yield error("pull-quote.empty", place)
        elif not _is_quoted_from(quote, text):
            yield warning("pull-quote.not-in-text", place, quote=quote)


def _spoken(markdown: str) -> str:
    """The words of a text in one case and with one apostrophe, each between spaces."""
    return f" {' '.join(words_in(markdown)).replace('’', chr(39)).casefold()} "


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
