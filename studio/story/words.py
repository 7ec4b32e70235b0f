"""Counting words, and the time it takes to read them."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+(?:[’'\-.,/]\w+)*")
_DIRECTIVE_LINE = re.compile(r"^::[a-z-]+(?:\[(.*?)\])?(?:\{.*?\})?[ \t]*$", re.MULTILINE)
_LINK_TARGET = re.compile(r"""\]\((?:<[^<>\n]*>|[^)\s]*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|<(?:https?|mailto):[^>]*>""")

WORDS_PER_MINUTE = 230

_REMEMBERED_PARAGRAPHS = 4096
_REMEMBERED_LENGTH = 2000


def words_in(markdown: str) -> list[str]:
    """The words a reader gets from a body, in order: without marks, link targets and directive ids."""
    text = _DIRECTIVE_LINE.sub(lambda match: match[1] or "", markdown)
    return _WORD.findall(_LINK_TARGET.sub("]", text))


def count_words(markdown: str) -> int:
    """How many words a reader gets from a body.

    Paragraph by paragraph: one expression over a long body would keep every other thread waiting for 30 ms, and after a
    key all paragraphs but one are known.
    """
    return sum(map(_count_in_paragraph, markdown.split("\n\n")))


def _count_in_paragraph(markdown: str) -> int:
    return _remembered_count(markdown) if len(markdown) <= _REMEMBERED_LENGTH else len(words_in(markdown))


@lru_cache(maxsize=_REMEMBERED_PARAGRAPHS)
def _remembered_count(markdown: str) -> int:
    return len(words_in(markdown))


def reading_minutes(words: int) -> int:
    """Whole minutes to read that many words, at least 1 unless there are none."""
    return max(1, round(words / WORDS_PER_MINUTE)) if words else 0
