"""The prose of one paragraph of Offstone Markdown: what is none is blanked out, so that all keeps its place."""

import re

_NO_PROSE_LINE = re.compile(r"\s*(?:::[A-Za-z]|`{3}|~{3})")
_NOT_PROSE = re.compile(r"`+[^`]*`+|\]\([^()\s]*\)|<[^<>\s]*>|https?://\S+|www\.\S+|\{[^{}]*\}")
_QUOTED = re.compile(r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|»[^«]*«|‹[^›]*›?|「[^」]*」?|\"[^\"]*\"?")
BLANK = "\u2060"
"""Stands in the place of what is not prose: neither a letter nor a space."""


def is_prose(paragraph: str) -> bool:
    """False for a line that places an element, or begins or ends code."""
    return _NO_PROSE_LINE.match(paragraph) is None


def prose_of(paragraph: str) -> str:
    """The paragraph with code, addresses and attributes blanked out; all of it where it is no prose."""
    if not is_prose(paragraph):
        return BLANK * len(paragraph)
    return _NOT_PROSE.sub(_blank, paragraph)


def own_prose_of(paragraph: str) -> str:
    """The prose of a paragraph without what stands in quotation marks: words are left to who said them."""
    return _QUOTED.sub(_blank, prose_of(paragraph))


def quoted_spans(paragraph: str) -> tuple[tuple[int, int], ...]:
    """From where to where something stands in quotation marks, with the marks."""
    return tuple(match.span() for match in _QUOTED.finditer(paragraph))


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])
