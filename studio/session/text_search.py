"""Finds and replaces words in a text. Positions are in UTF-16 units, as text documents count.

The expressions are those of PCRE, each matched line by line: it gives up on what would take for ever in one line, and a
whole text is given up after `DEADLINE_S`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import monotonic

from msgspec import Struct
from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

from studio.errors import KnownError

DEADLINE_S = 1.0
"""So long one text is searched."""

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


class _Found(Struct, frozen=True):
    """What an expression matched in a line that begins at `offset`."""

    offset: int
    match: QRegularExpressionMatch

    @property
    def place(self) -> Match:
        return Match(self.offset + self.match.capturedStart(), self.offset + self.match.capturedEnd())


class TextMatcher:
    """Terms made ready to be looked for in many texts.

    Empty matches are left out, and nothing is found where there are no words. Whatever searches raises SearchError
    `search.too-hard` for an expression that takes too long.
    """

    def __init__(self, terms: SearchTerms) -> None:
        """Raises SearchError `search.malformed`."""
        self._terms = terms
        self._expression = _expression(terms)

    def matches(self, text: str) -> Iterator[Match]:
        """Where the words stand, in order."""
        return (found.place for found in self._found(text))

    def replaced(self, text: str, number: int, replacement: str) -> str:
        """What the match of that number, from 0, becomes."""
        found = next((each for at, each in enumerate(self._found(text)) if at == number), None)
        return replacement if found is None else self._filled_in(found.match, replacement)

    def with_some_replaced(self, text: str, replacement: str, numbers: "Iterable[int]") -> str:
        """The text with the matches of those numbers, from 0, replaced as `with_all_replaced` does."""
        wanted = frozenset(numbers)
        return self._with_replaced(text, replacement, wanted.__contains__)[0]

    def with_all_replaced(self, text: str, replacement: str) -> tuple[str, int]:
        """The text with every match replaced, and how many there were.

        In an expression ``$1`` to ``$9`` stand for what its groups matched, ``$0`` for the match and ``$$`` for a
        dollar; a group that it does not have stays as it is written.
        """
        return self._with_replaced(text, replacement, _every)

    def _with_replaced(self, text: str, replacement: str, is_wanted: Callable[[int], bool]) -> tuple[str, int]:
        units = text.encode(_UTF16, "surrogatepass")
        parts: list[bytes] = []
        end = count = 0
        for number, found in enumerate(self._found(text)):
            if is_wanted(number):
                place = found.place
                parts.append(units[2 * end : 2 * place.start])
                parts.append(self._filled_in(found.match, replacement).encode(_UTF16, "surrogatepass"))
                end = place.end
                count += 1
        parts.append(units[2 * end :])
        return b"".join(parts).decode(_UTF16, "surrogatepass"), count

    def _found(self, text: str) -> Iterator[_Found]:
        if not self._terms.words:
            return
        lines = text.split("\n") if self._terms.is_pattern else [text]
        offset = 0
        give_up_at = monotonic() + DEADLINE_S
        for line in lines:
            yield from (_Found(offset, match) for match in self._in_line(line))
            offset += _units(line) + 1
            if monotonic() > give_up_at:
                raise SearchError("search.too-hard")

    def _in_line(self, line: str) -> Iterator[QRegularExpressionMatch]:
        matches = self._expression.globalMatch(line)
        is_at_end = False
        while matches.hasNext():
            match = matches.next()
            is_at_end = match.capturedStart() == _units(line)
            if match.capturedLength() > 0:
                yield match
        # Behind an empty match at the end of the line there is nothing left to try, which looks the same.
        if not matches.isValid() and not is_at_end:
            raise SearchError("search.too-hard")

    def _filled_in(self, match: QRegularExpressionMatch, replacement: str) -> str:
        if not self._terms.is_pattern:
            return replacement
        return _GROUP.sub(partial(_group, match, self._expression.captureCount()), replacement)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(_UTF16, "surrogatepass")) // 2


def _every(_number: int) -> bool:
    return True


def _expression(terms: SearchTerms) -> QRegularExpression:
    options = _Option.UseUnicodePropertiesOption | _Option.MultilineOption
    if not terms.matches_case:
        options |= _Option.CaseInsensitiveOption
    pattern = terms.words if terms.is_pattern else QRegularExpression.escape(terms.words)
    alone = _valid(pattern, options)
    return _valid(rf"(?<!\w)(?:{pattern})(?!\w)", options) if terms.whole_words else alone


def _valid(pattern: str, options: QRegularExpression.PatternOption) -> QRegularExpression:
    expression = QRegularExpression(pattern, options)
    if not expression.isValid():
        position = expression.patternErrorOffset() + 1
        raise SearchError("search.malformed", reason=expression.errorString(), position=position)
    return expression


def _group(match: QRegularExpressionMatch, groups: int, named: re.Match[str]) -> str:
    if named[1] == "$":
        return "$"
    return match.captured(int(named[1])) if int(named[1]) <= groups else named[0]
