"""Counting words, and the time it takes to read them."""

import re

_WORD = re.compile(r"\w+(?:[’'\-.,/]\w+)*")
_DIRECTIVE_LINE = re.compile(r"^::[a-z-]+(?:\[(.*?)\])?(?:\{.*?\})?[ \t]*$", re.MULTILINE)
_LINK_TARGET = re.compile(r"""\]\((?:<[^<>\n]*>|[^)\s]*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|<(?:https?|mailto):[^>]*>""")

WORDS_PER_MINUTE = 230


def words_in(markdown: str) -> list[str]:
    """The words a reader gets from a body, in order: without marks, link targets and directive ids."""
    text = _DIRECTIVE_LINE.sub(lambda match: match[1] or "", markdown)
    return _WORD.findall(_LINK_TARGET.sub("]", text))


def count_words(markdown: str) -> int:
    """How many words a reader gets from a body."""
    return len(words_in(markdown))


def reading_minutes(words: int) -> int:
    """Whole minutes to read that many words, at least 1 unless there are none."""
    return max(1, round(words / WORDS_PER_MINUTE)) if words else 0
