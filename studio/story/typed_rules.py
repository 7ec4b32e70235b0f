"""Rules of house style as somebody types them, a line for each word, made into rules; and rules as TOML."""

import json
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from studio.errors import KnownError
from studio.story.slugs import slug_from
from studio.story.style_rules import StyleCheck, StyleLevel, StyleRule, can_be_sought, sought_words

_LETTER = re.compile(r"\w")
_WITHOUT_WORDS = frozenset({StyleCheck.REPETITION, StyleCheck.OCCURRENCE})


class RuleError(KnownError):
    """What was typed makes no rule."""


class TypedRule(Struct, frozen=True, kw_only=True):
    """A rule as it is typed. `lines` are words, one a line.

    Where words are swapped, a line is ``word = other``; where they are to be used alike, it is words with commas
    between.
    """

    check: StyleCheck = StyleCheck.EXISTENCE
    level: StyleLevel = StyleLevel.WARNING
    lines: str = ""
    most: int = 40
    note: str = ""
    name: str = ""


def typed(rule: StyleRule) -> TypedRule:
    """A rule as it would be typed."""
    match rule.check:
        case StyleCheck.SUBSTITUTION:
            lines = [f"{word} = {other}" for word, other in rule.swap]
        case StyleCheck.CONSISTENCY:
            lines = [", ".join(group) for group in rule.either]
        case _:
            lines = list(rule.words)
    return TypedRule(
        check=rule.check, level=rule.level, lines="\n".join(lines), most=rule.most, note=rule.note, name=rule.id
    )


def rule_from(rule: TypedRule) -> StyleRule:
    """The rule that was typed. Its id comes from its name, or else from its first words.

    Raises RuleError: `rule-lab.no-words` where words are needed, `rule-lab.stars` with a word that has too many, and,
    each with its line, `rule-lab.no-pair`, `rule-lab.no-group` and `rule-lab.no-letters`. A note is not needed to try
    a rule.
    """
    lines = [(number, line.strip()) for number, line in enumerate(rule.lines.split("\n"), 1) if line.strip()]
    if not lines and rule.check not in _WITHOUT_WORDS:
        raise RuleError("rule-lab.no-words")
    for number, line in lines:
        if not _LETTER.search(line.split("=")[0]):
            raise RuleError("rule-lab.no-letters", line=number)
    swaps, groups = rule.check is StyleCheck.SUBSTITUTION, rule.check is StyleCheck.CONSISTENCY
    made = StyleRule(
        id=slug_from(rule.name) or slug_from(lines[0][1] if lines else rule.check) or "rule",
        check=rule.check,
        level=rule.level,
        note=rule.note.strip(),
        words=() if swaps or groups else tuple(line for _, line in lines),
        swap=tuple(_pair(number, line) for number, line in lines) if swaps else (),
        either=tuple(_group(number, line) for number, line in lines) if groups else (),
        most=rule.most if rule.check is StyleCheck.OCCURRENCE else 0,
    )
    for word in sought_words(made):
        if not can_be_sought(word):
            raise RuleError("rule-lab.stars", word=word)
    return made


def _pair(number: int, line: str) -> tuple[str, str]:
    word, _, other = (part.strip() for part in line.partition("="))
    if not word or not other:
        raise RuleError("rule-lab.no-pair", line=number)
    return word, other


def _group(number: int, line: str) -> tuple[str, ...]:
    words = tuple(part.strip() for part in line.split(",") if part.strip())
    if len(words) < 2 or not all(_LETTER.search(word) for word in words):
        raise RuleError("rule-lab.no-group", line=number)
    return words


def rule_as_toml(rule: StyleRule) -> str:
    """The rule as it stands in a pack, from ``[[rules]]`` on. Raises RuleError `rule-lab.no-note`."""
    if not rule.note:
        raise RuleError("rule-lab.no-note")
    return "\n".join(("[[rules]]", *_toml_lines(rule))) + "\n"


def _toml_lines(rule: StyleRule) -> Iterator[str]:
    yield f"id = {_quoted(rule.id)}"
    yield f"check = {_quoted(rule.check)}"
    if rule.level is not StyleLevel.WARNING:
        yield f"level = {_quoted(rule.level)}"
    yield f"note = {_quoted(rule.note)}"
    if rule.check is StyleCheck.OCCURRENCE:
        yield f"most = {rule.most}"
    if rule.words:
        yield f"words = {_array(rule.words)}"
    if rule.swap:
        pairs = ", ".join(f"{_quoted(word)} = {_quoted(other)}" for word, other in dict(rule.swap).items())
        yield f"swap = {{ {pairs} }}"
    if rule.either:
        yield f"either = [{', '.join(map(_array, rule.either))}]"
    for name, examples in (("wrong", rule.wrong), ("right", rule.right)):
        if examples:
            yield f"{name} = {_array(examples)}"


def _array(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON, and one more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
