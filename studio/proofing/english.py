"""The proofreader of English: Harper, in the dialect of the story."""

import re
import tomllib
from functools import cache

import harper

from studio.proofing.remark import Remark, RemarkKind
from studio.resources import resource

_DIALECTS = {
    "en-us": harper.Dialect.AMERICAN,
    "en-ca": harper.Dialect.CANADIAN,
    "en-au": harper.Dialect.AUSTRALIAN,
    "en-nz": harper.Dialect.AUSTRALIAN,
    "en-in": harper.Dialect.INDIAN,
}
_MOST_SUGGESTIONS = 5
_HEADING_MARKS = re.compile(r" {0,3}#{1,6}[ \t]+")
"""What makes a line a heading. Harper does not read headings, so they are shown to it as text."""


class EnglishProofreader:
    """Harper with its rules on style left out. Making one takes a second and 130 MB."""

    def __init__(self, language: str) -> None:
        self._linter = harper.Linter(_DIALECTS.get(language.casefold(), harper.Dialect.BRITISH))

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """The remarks on one paragraph of Offstone Markdown, in order."""
        start = _heading_marks(text)
        lints = self._linter.lint(text[start:], language=harper.Language.MARKDOWN)
        found = (_remark(lint, start) for lint in lints)
        return tuple(sorted((each for each in found if each is not None), key=lambda each: each.start))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What could stand in place of a word, the likeliest first."""
        return next((each.suggestions or () for each in self.remarks(word)), ())


def _remark(lint: harper.Lint, offset: int) -> Remark | None:
    kind = _kinds().get(lint.lint_kind)
    if kind is None:
        return None
    return Remark(
        start=offset + lint.span.start,
        end=offset + lint.span.end,
        kind=kind,
        message=lint.message if kind is RemarkKind.GRAMMAR else "",
        suggestions=_suggestions(lint),
    )


def _suggestions(lint: harper.Lint) -> tuple[str, ...]:
    """The stretch as it could be; Harper also says what to put behind it, and to take it away."""
    words = lint.problem_text
    made = []
    for suggestion in lint.suggestions[:_MOST_SUGGESTIONS]:
        match suggestion.kind:
            case harper.SuggestionKind.REPLACE:
                made.append(suggestion.replacement_text)
            case harper.SuggestionKind.INSERT_AFTER:
                made.append(words + suggestion.replacement_text)
            case harper.SuggestionKind.REMOVE:
                made.append("")
    return tuple(dict.fromkeys(made))


@cache
def _kinds() -> dict[str, RemarkKind]:
    table = tomllib.loads(resource("proofing", "harper.toml").read_text("utf-8"))
    return {name: kind for kind in RemarkKind for name in table.get(kind.value, ())}


def _heading_marks(text: str) -> int:
    """How many characters at the start of a line make it a heading."""
    found = _HEADING_MARKS.match(text)
    return found.end() if found is not None else 0
