"""Where rules of house style find something in a text; never inside quotation marks, code or addresses."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from studio.story.prose import own_prose_of
from studio.story.style_rules import StyleCheck, StyleRule

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_PART = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_TWICE = re.compile(r"(?<![\w’'-])(\w+)\s+\1(?![\w’'-])", re.IGNORECASE)


class StyleHit(Struct, frozen=True):
    """What a rule found in a paragraph: its words from `start` up to `end`, and what is to stand there, if known."""

    rule: StyleRule
    start: int
    end: int
    words: str
    instead: str = ""


class _Prose(Struct, frozen=True):
    """The prose of a paragraph, and the parts of words in it, case-folded: most rules are done with those."""

    text: str
    parts: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Prose":
        return cls(text, frozenset(_PART.findall(text.casefold())))

    def may_hold(self, words: tuple[str, ...]) -> bool:
        """False when none of the words can stand in the text: that begins with no part of it."""
        whole, beginnings = _first_parts(words)
        if not whole.isdisjoint(self.parts):
            return True
        return bool(beginnings) and any(part.startswith(beginnings) for part in self.parts)


def style_hits(rules: Iterable[StyleRule], paragraphs: Sequence[str]) -> tuple[tuple[int, StyleHit], ...]:
    """Every hit in a text with the number of its paragraph, in order."""
    rules = tuple(rules)
    prose = [_Prose.of(own_prose_of(paragraph)) for paragraph in paragraphs]
    found = [
        (number, hit)
        for number, text in enumerate(prose)
        for rule in rules
        if rule.check is not StyleCheck.CONSISTENCY and _may_find(rule, text)
        for hit in _FINDERS[rule.check](rule, text.text)
    ]
    found += [hit for rule in rules if rule.check is StyleCheck.CONSISTENCY for hit in _inconsistent(rule, prose)]
    return tuple(sorted(found, key=lambda hit: (hit[0], hit[1].start, hit[1].end)))


def paragraph_hits(rules: Iterable[StyleRule], paragraph: str) -> tuple[StyleHit, ...]:
    """The hits of the rules that need no more than one paragraph, in order."""
    return tuple(hit for _, hit in style_hits(rules, (paragraph,)))


def failing_examples(rule: StyleRule) -> tuple[str, ...]:
    """The examples that a rule does not pass: wrong ones in which it finds nothing, right ones in which it does."""
    missed = (example for example in rule.wrong if not style_hits((rule,), example.split("\n")))
    alarmed = (example for example in rule.right if style_hits((rule,), example.split("\n")))
    return (*missed, *alarmed)


def _existing(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    for match in _any_of(rule.words).finditer(text):
        yield StyleHit(rule, match.start(), match.end(), match[0])


def _swapped(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    for match in _any_of(_swapped_words(rule)).finditer(text):
        instead = next((other for word, other in rule.swap if _any_of((word,)).fullmatch(match[0])), "")
        yield StyleHit(rule, match.start(), match.end(), match[0], _capitalised_as(match[0], instead))


def _swapped_words(rule: StyleRule) -> tuple[str, ...]:
    return tuple(word for word, _ in rule.swap)


def _wrongly_capitalised(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    for word in rule.words:
        for match in _any_of((word.casefold(),)).finditer(text):
            begins = not text[: match.start()].strip(" #*_>-") and match[0] == word[:1].upper() + word[1:]
            if match[0] != word and not begins:
                yield StyleHit(rule, match.start(), match.end(), match[0], word)


def _repeated(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    for match in _TWICE.finditer(text):
        if match[1].casefold() not in rule.words:
            yield StyleHit(rule, match.start(), match.end(), match[0], match[1])


def _too_many(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    counted = _any_of(rule.words) if rule.words else _WORD
    for sentence in _SENTENCE.finditer(text):
        if sum(1 for _ in counted.finditer(sentence[0])) > rule.most:
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            yield StyleHit(rule, start, sentence.end(), text[start : sentence.end()])


def _may_find(rule: StyleRule, prose: _Prose) -> bool:
    match rule.check:
        case StyleCheck.EXISTENCE | StyleCheck.CAPITALISATION:
            return prose.may_hold(rule.words)
        case StyleCheck.SUBSTITUTION:
            return prose.may_hold(_swapped_words(rule))
    return True


def _inconsistent(rule: StyleRule, prose: Sequence[_Prose]) -> Iterator[tuple[int, StyleHit]]:
    whole = _Prose("", frozenset().union(*(text.parts for text in prose)))
    for group in rule.either:
        if sum(whole.may_hold((word,)) for word in group) < 2:
            continue
        places = [
            (word, number, match)
            for number, text in enumerate(prose)
            for word in group
            if text.may_hold((word,))
            for match in _any_of((word,)).finditer(text.text)
        ]
        used = Counter(word for word, _, _ in places)
        if len(used) < 2:
            continue
        most = max(group, key=lambda word: used[word])
        for word, number, match in places:
            if word != most:
                instead = "" if "*" in most else _capitalised_as(match[0], most)
                yield number, StyleHit(rule, match.start(), match.end(), match[0], instead)


@lru_cache(maxsize=2048)
def _first_parts(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The first parts of the words, case-folded: whole ones, and those that any letters may follow."""
    firsts = [(word, _PART.search(word.casefold())) for word in words]
    whole = frozenset(first[0] for word, first in firsts if first and word[first.end() : first.end() + 1] != "*")
    beginnings = [first[0] if first else "" for word, first in firsts if not first or first[0] not in whole]
    return whole, tuple(beginnings)


@lru_cache(maxsize=2048)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for any of the words, the longest first; nothing in it can take long."""
    alternatives = "|".join(_pattern(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)")


def _pattern(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['’]")
    return escaped if word != word.casefold() else f"(?i:{escaped})"


def _capitalised_as(words: str, instead: str) -> str:
    """What is to stand there, with a capital where the words have one."""
    return instead[:1].upper() + instead[1:] if words[:1].isupper() else instead


_FINDERS: dict[StyleCheck, Callable[[StyleRule, str], Iterator[StyleHit]]] = {
    StyleCheck.EXISTENCE: _existing,
    StyleCheck.SUBSTITUTION: _swapped,
    StyleCheck.CAPITALISATION: _wrongly_capitalised,
    StyleCheck.REPETITION: _repeated,
    StyleCheck.OCCURRENCE: _too_many,
}
