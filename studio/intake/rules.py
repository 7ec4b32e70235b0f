"""The rules a copied page is read by: data in ``resources/intake/<language>.toml``, compiled once."""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from studio.intake.fates import Fate
from studio.resources import resource
from studio.story.elements import EmbedKind

LONGEST_RULED_LINE = 1000
"""Characters; a longer line is prose and no pattern is tried on it."""

_TIERS = (16, 45, LONGEST_RULED_LINE)
"""Words; a line is tried on the patterns for its length only, and long ones are few."""

_LINES_REMEMBERED = 4096
"""Lines whose rules are remembered: a page repeats its furniture, and is read again for each choice in a review."""


class Shape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long, in words, the parts of a page usually are in this language."""

    prose_words: int = 8
    long_words: int = 25
    question_words: int = 20
    heading_words: int = 12
    headline_words: int = 4
    alt_words: int = 15
    standfirst_words: int = 6
    caption_words: int = 35
    fact_question_words: int = 14


class LineRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: a line that is one of `phrases`, or that matches one of `patterns` wholly, gets `fate`.

    Patterns know the groups ``label`` (left out of the field), ``text`` (what is kept) and ``rest`` (the second half
    of a line with two uses). `max_words` keeps a rule off longer lines. `zone` names the part of the page the line
    opens. `only_after` holds a fate that must stand right before. `needs` are marks of which a line must hold one for
    the patterns to be tried: what is slow to match is so kept off most lines.
    """

    id: str
    fate: Fate
    reason: str
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    max_words: int = 12
    kind: EmbedKind = EmbedKind.OTHER
    zone: str = ""
    only_after: Fate | None = None
    needs: tuple[str, ...] = ()


class RuleFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule file as it is written."""

    language: str
    shape: Shape
    sections: tuple[str, ...]
    caption_cues: tuple[str, ...]
    bylines: tuple[str, ...]
    fact_headings: tuple[str, ...]
    publisher_noise: tuple[str, ...]
    comments_closed: tuple[str, ...]
    months: tuple[str, ...]
    date_form: str
    rule: tuple[LineRule, ...]


class _CompiledRule(Struct, frozen=True):
    rule: LineRule
    phrases: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


class RuleMatch(Struct, frozen=True, kw_only=True):
    """A rule that answered to a line, and the parts of the line."""

    rule: LineRule
    text: str
    rest: str = ""
    label: str = ""


class IntakeRules:
    """The rules of one language, ready to be asked."""

    def __init__(self, file: RuleFile) -> None:
        self.file = file
        self.shape = file.shape
        self.section_names = frozenset(name.casefold() for name in file.sections)
        self.caption_cue = _any_of(file.caption_cues)
        self.byline = re.compile("|".join(file.bylines) or r"(?!)")
        self.fact_heading = _any_of(file.fact_headings)
        self.publisher_noise = _any_of(file.publisher_noise)
        self.comments_closed = _any_of(file.comments_closed)
        self._in_some_pattern = tuple((words, _some_pattern(file.rule, words)) for words in _TIERS)
        self._compiled = [_CompiledRule(rule, frozenset(rule.phrases), _compile(rule.patterns)) for rule in file.rule]
        self._needy = [each for each in self._compiled if each.rule.needs and each.patterns]
        self._by_phrase: dict[str, list[_CompiledRule]] = {}
        for compiled in self._compiled:
            for phrase in compiled.phrases:
                self._by_phrase.setdefault(phrase, []).append(compiled)
        self.matches = lru_cache(maxsize=_LINES_REMEMBERED)(self._matches)
        """Every rule that answers to a line, in the order of the file."""

    def written_date(self, iso: str) -> str:
        """The day of an ISO date or time as this language writes it; empty for what is none."""
        try:
            day = date.fromisoformat(iso[:10])
        except ValueError:
            return ""
        return self.file.date_form.format(day=day.day, month=self.file.months[day.month - 1], year=day.year)

    def _matches(self, text: str) -> tuple[RuleMatch, ...]:
        if len(text) > LONGEST_RULED_LINE:
            return ()
        words, folded = len(text.split()), _folded(text)
        candidates = self._compiled if self._may_match(text, words) else self._by_phrase.get(folded, ())
        found = (_match(each, text, folded) for each in candidates if words <= each.rule.max_words)
        return tuple(match for match in found if match is not None)

    def _may_match(self, text: str, words: int) -> bool:
        """False for a line, of that many words, that no pattern answers to; it is asked once for all patterns."""
        needy = (each for each in self._needy if words <= each.rule.max_words and _has_one(text, each.rule.needs))
        if any(pattern.fullmatch(text) for each in needy for pattern in each.patterns):
            return True
        patterns = next((pattern for most, pattern in self._in_some_pattern if words <= most), None)
        return patterns is not None and patterns().fullmatch(text) is not None

    def ends_sentence(self, text: str) -> bool:
        """True when a line ends as sentences do, closing quotes aside."""
        return text.rstrip(_CLOSING)[-1:] in tuple(".!?…:;")

    def ends_statement(self, text: str) -> bool:
        """True when a line ends with a full stop, an exclamation mark or an ellipsis."""
        return text.rstrip(_CLOSING)[-1:] in tuple(".!…")

    def is_question(self, text: str) -> bool:
        """True when a line is one question."""
        bare = text.rstrip(_CLOSING)
        return bare.endswith("?") and not re.search(r"[.!?]\s", bare)

    def is_cut(self, text: str) -> bool:
        """True when a line breaks off in an ellipsis."""
        return text.rstrip(_CLOSING).endswith(("…", "..."))


_CLOSING = " \t\u00a0\"'”’»)]"
_TRAILING = re.compile(r"[\s.:…!?›»>|]+$")


def _folded(text: str) -> str:
    return _TRAILING.sub("", " ".join(text.replace("’", "'").casefold().split()))


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)


def _some_pattern(rules: tuple[LineRule, ...], words: int) -> Callable[[], re.Pattern[str]]:
    """Makes, when asked for it, the pattern of all rules for lines longer than the tier before, up to `words` words."""
    least = max((tier + 1 for tier in _TIERS if tier < words), default=0)
    patterns = [_unnamed(p) for rule in rules if rule.max_words >= least and not rule.needs for p in rule.patterns]
    return cache(lambda: re.compile("|".join(patterns) or r"(?!)"))


def _has_one(text: str, marks: tuple[str, ...]) -> bool:
    return any(mark in text for mark in marks)


def _unnamed(pattern: str) -> str:
    """A pattern as one part of a larger one: its groups without names, its flag only for itself."""
    bare = re.sub(r"\(\?P<\w+>", "(?:", pattern)
    return f"(?i:{bare[4:]})" if bare.startswith("(?i)") else f"(?:{bare})"


def _compile(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def _match(compiled: _CompiledRule, text: str, folded: str) -> RuleMatch | None:
    rule = compiled.rule
    if folded in compiled.phrases:
        return RuleMatch(rule=rule, text=text)
    for pattern in compiled.patterns if not rule.needs or _has_one(text, rule.needs) else ():
        match = pattern.fullmatch(text)
        if match:
            parts = match.groupdict(default="")
            return RuleMatch(
                rule=rule, text=parts.get("text", text), rest=parts.get("rest", ""), label=parts.get("label", "")
            )
    return None


def rules_from(table: dict[str, Any]) -> IntakeRules:
    """The rules from a parsed file. Raises msgspec.ValidationError or re.error where the file is wrong."""
    return IntakeRules(msgspec.convert(table, RuleFile))


@cache
def rule_languages() -> frozenset[str]:
    """The languages whose pages there are rules for."""
    return frozenset(path.stem for path in resource("intake").glob("??.toml"))


@cache
def load_rules(language: str = "en") -> IntakeRules:
    """The shipped rules of one language, read once."""
    return rules_from(tomllib.loads(resource("intake", f"{language}.toml").read_text("utf-8")))
