"""Finds and replaces words in a text. Positions are in UTF-16 units, as text documents count.

The expressions are those of PCRE, which gives up on one that would take for ever; Python's own would not.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import partial
from itertools import islice

from msgspec import Struct
from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from studio.errors import KnownError

_Option = QRegularExpression.PatternOption
_GROUP = re.compile(r"\$(\$|\d)")
_UTF16 = "utf-16-le"


class SearchError(KnownError):
    """An expression that cannot be searched for."""


class SearchTerms(Struct, frozen=True, kw_only=True):
    """What to search for. With `is_pattern`, `words` is a regular expression."""

    words: str = ""
    matches_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False


class Match(Struct, frozen=True):
    """A stretch of a text, from `start` up to `end`."""

    start: int
    end: int


class TextMatcher:
    """Terms made ready to be looked for in many texts."""

    def __init__(self, terms: SearchTerms) -> None:
        """Raises SearchError `search.malformed`."""
        self._terms = terms
        self._expression = _expression(terms)

    def matches(self, text: str) -> Iterator[Match]:
        """Where the words stand, as `find_matches` finds them. Raises SearchError `search.too-hard`."""
        return (Match(each.capturedStart(), each.capturedEnd()) for each in self._found(text))

    def with_some_replaced(self, text: str, replacement: str, numbers: Container[int]) -> str:
        """The text with the matches of those numbers, from 0, replaced as `with_all_replaced` does."""
        wanted = (match for number, match in enumerate(self._found(text)) if number in numbers)
        return _with_replaced(self._terms, text, replacement, wanted)[0]

    def replaced(self, text: str, number: int, replacement: str) -> str:
        """What the match of that number, from 0, becomes."""
        if not self._terms.is_pattern:
            return replacement
        match = next(islice(self._found(text), number, None), None)
        return _filled_in(self._terms, match, replacement) if match is not None else replacement

    def _found(self, text: str) -> Iterator[QRegularExpressionMatch]:
        return _matches_of(self._expression, text) if self._terms.words else iter(())


def find_matches(terms: SearchTerms, text: str) -> tuple[Match, ...]:
    """Where the words stand, in order; empty matches are left out, and so is everything where `words` is empty.

    Raises SearchError: `search.malformed` for an expression that is none, `search.too-hard` for one that is given up.
    """
    return tuple(Match(each.capturedStart(), each.capturedEnd()) for each in _found(terms, text))


def replaced_match(terms: SearchTerms, text: str, match: Match, replacement: str) -> str | None:
    """What one match becomes, or None where the words do not stand there. Raises as `find_matches`."""
    found = (each for each in _found(terms, text) if each.capturedStart() == match.start)
    first = next(found, None)
    return None if first is None or first.capturedEnd() != match.end else _filled_in(terms, first, replacement)


def with_all_replaced(terms: SearchTerms, text: str, replacement: str) -> tuple[str, int]:
    """The text with every match replaced, and how many there were. Raises as `find_matches`.

    With `is_pattern`, ``$1`` to ``$9`` stand for what the groups matched, ``$0`` for the match and ``$$`` for a dollar.
    """
    return _with_replaced(terms, text, replacement, _found(terms, text))


def _with_replaced(
    terms: SearchTerms, text: str, replacement: str, matches: Iterable[QRegularExpressionMatch]
) -> tuple[str, int]:
    units = text.encode(_UTF16, "surrogatepass")
    parts: list[bytes] = []
    end = count = 0
    for match in matches:
        parts.append(units[2 * end : 2 * match.capturedStart()])
        parts.append(_filled_in(terms, match, replacement).encode(_UTF16, "surrogatepass"))
        end = match.capturedEnd()
        count += 1
    parts.append(units[2 * end :])
    return b"".join(parts).decode(_UTF16, "surrogatepass"), count


def _found(terms: SearchTerms, text: str) -> Iterator[QRegularExpressionMatch]:
    if terms.words:
        yield from _matches_of(_expression(terms), text)


def _matches_of(expression: QRegularExpression, text: str) -> Iterator[QRegularExpressionMatch]:
    matches = expression.globalMatch(text)
    if not matches.isValid():
        raise SearchError("search.too-hard")
    while matches.hasNext():
        match = matches.next()
        if match.capturedLength() > 0:
            yield match


def _expression(terms: SearchTerms) -> QRegularExpression:
    pattern = terms.words if terms.is_pattern else QRegularExpression.escape(terms.words)
    options = _Option.UseUnicodePropertiesOption | _Option.MultilineOption
    if not terms.matches_case:
        options |= _Option.CaseInsensitiveOption
    alone = QRegularExpression(pattern, options)
    if not alone.isValid():
        raise SearchError("search.malformed", reason=alone.errorString(), position=alone.patternErrorOffset() + 1)
    return QRegularExpression(rf"(?<!\w)(?:{pattern})(?!\w)", options) if terms.whole_words else alone


def _filled_in(terms: SearchTerms, match: QRegularExpressionMatch, replacement: str) -> str:
    return _GROUP.sub(partial(_group, match), replacement) if terms.is_pattern else replacement


def _group(match: QRegularExpressionMatch, named: re.Match[str]) -> str:
    return "$" if named[1] == "$" else match.captured(int(named[1]))
