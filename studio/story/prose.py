"""The prose of Offstone Markdown: what is none is blanked out, so that all keeps its place."""

import re
from collections.abc import Iterator

from studio.story.code_lines import code_lines, fence_after

_DIRECTIVE = re.compile(r"\s*::[A-Za-z]")
_BLOCK_QUOTE = re.compile(r"\s{0,3}>")
_EMPTY = re.compile(r"[\s>]*$")
_BEGINS_BLOCK = re.compile(r"\s*(?:#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|>|::[A-Za-z]|\|)")
_STANDS_ALONE = re.compile(r" {0,3}#{1,6}\s|\s*::[A-Za-z]|\s*\|")
_NOT_PROSE = re.compile(
    r"""
    `+[^`]*`+                                           # code
    | \]\([^()\s]*\)                                    # the address of a link
    | <[^<>\s]*>
    | (?:https?://|www\.)[^\s<>“”„«»"]+
    | (?<![\w.%+-])[\w.%+-]*@\w(?:[\w.-]*\w)?           # mail addresses, and names that begin with @
    | (?<![\w.-])(?:[\w-]+\.)+[a-z]{2,24}(?![\w-])(?:/[^\s<>“”„«»"]*)?  # domains
    | \{[^{}\n]*\}                                      # attributes
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(
    r"""
    “[^”]*”?
    | „[^“”]*[“”]?
    | (?<![^\W_]|[.,!?…])”(?=\S)[^”]*”?                  # ”so” in Swedish and Finnish
    | «[^»]*»?
    | (?<![^\W_]|[.,!?…])»(?=\S)[^«»]*[«»]?
    | ‹[^›]*›?
    | 「[^」]*」?
    | (?<![^\W_])‘(?=\S)(?:[^’]|’(?=[^\W_]))*’?          # an apostrophe closes nothing
    | ‚(?:[^‘’]|’(?=[^\W_]))*[‘’]?
    | (?<![^\W_])'(?=[^\W_])(?:[^']|'(?=[^\W_])){0,600}' # closed ones only: there are apostrophes before words
    | "[^"]*"?
    """,
    re.VERBOSE,
)
BLANK = "\u2060"
"""Stands in the place of what is not prose: neither a letter nor a space."""


def is_prose(paragraph: str) -> bool:
    """False for a line that places an element, or begins or ends code."""
    return _DIRECTIVE.match(paragraph) is None and not fence_after("", paragraph.split("\n", 1)[0].lstrip())


def prose_of(paragraph: str) -> str:
    """The paragraph with code, addresses and attributes blanked out; all of it where it is no prose."""
    if not is_prose(paragraph):
        return _blanked(paragraph)
    return _NOT_PROSE.sub(_blank, paragraph)


def own_prose_of(paragraph: str) -> str:
    """The prose of a paragraph without its quotations: words are left to who said them.

    A quotation stands in quotation marks of any kind, or is a block quote. One that is not closed goes on to the end.
    """
    if _BLOCK_QUOTE.match(paragraph):
        return _blanked(paragraph)
    return _QUOTED.sub(_blank, prose_of(paragraph))


def own_prose_of_body(body: str) -> tuple[str, ...]:
    """The prose of each line of a body without quotations, also those that begin on a line before; code is none."""
    lines = body.split("\n")
    prose = [_blanked(line) for line in lines]
    for start, end in _paragraphs(lines, code_lines(body)):
        prose[start:end] = own_prose_of("\n".join(lines[start:end])).split("\n")
    return tuple(prose)


def quoted_spans(paragraph: str) -> tuple[tuple[int, int], ...]:
    """From where to where something is quoted, with the marks."""
    if _BLOCK_QUOTE.match(paragraph):
        return ((0, len(paragraph)),)
    return tuple(match.span() for match in _QUOTED.finditer(paragraph))


def _paragraphs(lines: list[str], code: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The first line of each paragraph that is no code, and the line behind its last."""
    start: int | None = None
    for number, line in enumerate(lines):
        is_none = number in code or _EMPTY.match(line) is not None
        if start is not None and (is_none or _BEGINS_BLOCK.match(line) or _STANDS_ALONE.match(lines[number - 1])):
            yield start, number
            start = None
        if start is None and not is_none:
            start = number
    if start is not None:
        yield start, len(lines)


def _blank(match: re.Match[str]) -> str:
    return _blanked(match[0])


def _blanked(text: str) -> str:
    return "\n".join(BLANK * len(line) for line in text.split("\n"))
