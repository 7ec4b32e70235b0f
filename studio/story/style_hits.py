"""Where rules of house style find something in a text; never in quotations, code or addresses."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from studio.story.prose import BLANK, own_prose_of, own_prose_of_body
from studio.story.style_rules import StyleCheck, StyleRule

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_PART = re.compile(r"[^\W_]+")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_TWICE = re.compile(r"(?<![\w’'-])(\w+)(?:\s+\1)+(?![\w’'-])", re.IGNORECASE)
_BEFORE_A_WORD = " \t\n#*_~>+-–—()[]’‘'\"“”„«»‹›"
"""What may stand between the end of a sentence and the first word of the next."""
_ENDS_SENTENCE = f".!?…|{BLANK}"
"""The end of a sentence, of a cell, or of a quotation, which may have ended a sentence."""


class StyleHit(Struct, frozen=True):
    """What a rule found in a paragraph: its words from `start` up to `end`, and what is to stand there, if known.

    `entry` is what of the rule found it: a word, a pair that is swapped, or words for the same, of which the first is
    the one the text uses most.
    """

    rule: StyleRule
    start: int
    end: int
    words: str
    instead: str = ""
    entry: tuple[str, ...] = ()


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


def style_hits(rules: Iterable[StyleRule], paragraphs: Iterable[str]) -> tuple[tuple[int, StyleHit], ...]:
    """Every hit in a text with the number of its paragraph, in order."""
    return hits_in_prose(rules, map(own_prose_of, paragraphs))


def hits_in_prose(rules: Iterable[StyleRule], paragraphs: Iterable[str]) -> tuple[tuple[int, StyleHit], ...]:
    """As `style_hits`, in paragraphs of which all but the writer's own prose is blanked out."""
    rules = tuple(rules)
    prose = [_Prose.of(paragraph) for paragraph in paragraphs]
    alone = [(rule, _needed_words(rule)) for rule in rules if rule.check is not StyleCheck.CONSISTENCY]
    found = [
        (number, hit)
        for number, text in enumerate(prose)
        if text.parts
        for rule, words in alone
        if not words or text.may_hold(words)
        for hit in _FINDERS[rule.check](rule, text.text)
    ]
    found += [hit for rule in rules if rule.check is StyleCheck.CONSISTENCY for hit in _inconsistent(rule, prose)]
    return tuple(sorted(found, key=lambda hit: (hit[0], hit[1].start, hit[1].end)))


def paragraph_hits(rules: Iterable[StyleRule], paragraph: str) -> tuple[StyleHit, ...]:
    """The hits of the rules that need no more than one paragraph, in order: of all but those of consistency."""
    alone = (rule for rule in rules if rule.check is not StyleCheck.CONSISTENCY)
    return tuple(hit for _, hit in style_hits(alone, (paragraph,)))


def failing_examples(rule: StyleRule) -> tuple[str, ...]:
    """The examples that a rule does not pass: wrong ones in which it finds nothing, right ones in which it does."""
    missed = (example for example in rule.wrong if not hits_in_prose((rule,), own_prose_of_body(example)))
    alarmed = (example for example in rule.right if hits_in_prose((rule,), own_prose_of_body(example)))
    return (*missed, *alarmed)


def _existing(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    for match in _any_of(rule.words).finditer(text):
        yield StyleHit(rule, match.start(), match.end(), match[0])


def _swapped(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    for match in _any_of(_needed_words(rule)).finditer(text):
        entry = next(pair for pair in rule.swap if _any_of(pair[:1]).fullmatch(match[0]))
        if not _stands_already(entry[1], match, text):
            instead = _capitalised_as(match[0], entry[1])
            yield StyleHit(rule, match.start(), match.end(), match[0], instead, entry)


def _stands_already(instead: str, found: re.Match[str], text: str) -> bool:
    """True for words that stand in what is to stand there, as “Macedonia” does in “North Macedonia”."""
    if len(instead) <= len(found[0]):
        return False
    there = (match.span() for match in _literally(instead).finditer(text))
    return any(start <= found.start() and found.end() <= end for start, end in there)


def _wrongly_capitalised(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    for word in rule.words:
        for match in _any_of((word.lower(),)).finditer(text):
            if match[0] != word and not (match[0] == _capital(word) and _begins_sentence(text, match.start())):
                yield StyleHit(rule, match.start(), match.end(), match[0], word, (word,))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(_BEFORE_A_WORD)
    return not before or before[-1] in _ENDS_SENTENCE


def _repeated(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    may_stand_twice = {word.casefold() for word in rule.words}
    for match in _TWICE.finditer(text):
        if match[1].casefold() not in may_stand_twice:
            yield StyleHit(rule, match.start(), match.end(), match[0], match[1])


def _too_many(rule: StyleRule, text: str) -> Iterator[StyleHit]:
    counted = _any_of(rule.words) if rule.words else _WORD
    for sentence in _SENTENCE.finditer(text):
        if sum(1 for _ in counted.finditer(sentence[0])) > rule.most:
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            yield StyleHit(rule, start, sentence.end(), text[start : sentence.end()])


def _needed_words(rule: StyleRule) -> tuple[str, ...]:
    """The words of which a text needs one for the rule to find anything; none where any text will do."""
    match rule.check:
        case StyleCheck.EXISTENCE | StyleCheck.CAPITALISATION:
            return rule.words
        case StyleCheck.SUBSTITUTION:
            return tuple(word for word, _ in rule.swap)
    return ()


def _inconsistent(rule: StyleRule, prose: Sequence[_Prose]) -> Iterator[tuple[int, StyleHit]]:
    whole = _Prose("", frozenset().union(*(text.parts for text in prose)))
    for group in rule.either:
        if sum(whole.may_hold((word,)) for word in group) < 2:
            continue
        places = [
            (next(word for word in group if _any_of((word,)).fullmatch(match[0])), number, match)
            for number, text in enumerate(prose)
            if text.may_hold(group)
            for match in _any_of(group).finditer(text.text)
        ]
        used = Counter(word for word, _, _ in places)
        most = max(group, key=lambda word: used[word])
        entry = (most, *(word for word in group if word != most))
        for word, number, match in places:
            if word != most:
                instead = "" if "*" in most else _capitalised_as(match[0], most)
                yield number, StyleHit(rule, match.start(), match.end(), match[0], instead, entry)


@lru_cache(maxsize=2048)
def _first_parts(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The first parts of the words, case-folded: whole ones, and how those begin that any letters may follow."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for word in (word.casefold() for word in words):
        first = _PART.search(word)
        if first is None or word[: first.start()].endswith("*"):
            beginnings.add("")
        elif word[first.end() :].startswith("*"):
            beginnings.add(first[0])
        else:
            whole.add(first[0])
    return frozenset(whole), tuple(beginnings)


@lru_cache(maxsize=2048)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for any of the words, the longest first; nothing in it can take long."""
    alternatives = "|".join(_pattern(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{alternatives or '(?!)'})(?![^\W_])")


def _pattern(word: str) -> str:
    escaped = _spaced(word).replace(r"\*", r"[^\W_]*")
    return escaped if word != word.lower() else f"(?i:{escaped})"


@lru_cache(maxsize=2048)
def _literally(words: str) -> re.Pattern[str]:
    """The very words, with any capitals."""
    return re.compile(rf"(?<![^\W_]){_spaced(words)}(?![^\W_])", re.IGNORECASE)


def _spaced(words: str) -> str:
    """An expression for words with any white space between, and either apostrophe."""
    return re.sub("['’]", "['’]", re.escape(words).replace(r"\ ", r"\s+"))


def _capitalised_as(words: str, instead: str) -> str:
    """What is to stand there, with a capital where the words have one."""
    return _capital(instead) if words[:1].isupper() else instead


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_FINDERS: dict[StyleCheck, Callable[[StyleRule, str], Iterator[StyleHit]]] = {
    StyleCheck.EXISTENCE: _existing,
    StyleCheck.SUBSTITUTION: _swapped,
    StyleCheck.CAPITALISATION: _wrongly_capitalised,
    StyleCheck.REPETITION: _repeated,
    StyleCheck.OCCURRENCE: _too_many,
}
