"""Texts as statements: one sentence each, with the line it stands on and the words that say what it is about."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from studio.checking.body_scan import scan_body

_DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-ZÀ-Þ\d])")
_MARKS = re.compile(r"[*`#>|]|(?<=\])\([^()\n]{0,2000}\)|[\[\]]|<[^<>\n]{0,300}>|\{#[^}\n]{0,80}\}")
_HAS_MARKS = re.compile(r"[*`#>|\[\]<]")
_CLAUSE_END = re.compile(r"[,;:()]|\s[–—]\s|—|\s-\s")
_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y")
_STOP = frozenset(
    WORD.findall(
        """a about above after again against all almost already also among an and any are around as at away be became
        because become been before being below between both but by can come could did do does down during each either
        ever for from further gave get got had has have he her here him his how i if in into is it its itself just least
        less many may more most much must nearly no nor not now of off on once one only or other our out over own per
        same she should since so some such than that the their them then there these they this those through to too
        under until up upon us very was we were what when where which while who whom whose why will with within without
        would yet you your say says said according put set make made went gone total number"""
    )
)


class Statement:
    """One sentence. `line` counts from 0; `label` is what it answers, such as the question of a fact.

    Words are kept as stems, so that "killed" and "killing" are one.
    """

    def __init__(self, text: str, line: int = 0, label: str = "") -> None:
        self.text = text
        self.line = line
        self.label = label

    @cached_property
    def has_digit(self) -> bool:
        """True where a figure stands in it; most sentences need not be looked at any closer."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of all words that say something."""
        return stems(self.text)

    @cached_property
    def label_words(self) -> frozenset[str]:
        """The stems of the label."""
        return stems(self.label)

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of capitalised words that are not simply the first of the sentence."""
        found = (match for match in WORD.finditer(self.text) if match.start() and _is_inside(self.text, match.start()))
        return frozenset(name_stem(match[0]) for match in found if match[0][0].isupper() and match[0] not in NO_NAMES)

    def clause_words(self, start: int, end: int) -> frozenset[str]:
        """The stems of the part of the sentence around a position, between its commas."""
        before = max((match.end() for match in _CLAUSE_END.finditer(self.text, 0, start)), default=0)
        after = _CLAUSE_END.search(self.text, end)
        return stems(f"{self.text[before:start]} {self.text[end : after.start() if after else len(self.text)]}")


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_NAMES = frozenset(
    {*MONTHS, *WEEKDAYS, *(month[:3] for month in MONTHS), "Sept", "I", "He", "She", "It", "They", "We"}
)


def statements(text: str) -> tuple[Statement, ...]:
    """The sentences of a body: no directives, no code marks, no addresses."""
    return tuple(_of_lines(text))


def statements_of(text: str, label: str = "") -> tuple[Statement, ...]:
    """The sentences of a short text, such as a caption or an answer."""
    return tuple(Statement(each.text, each.line, label) for each in _of_lines(text))


def _of_lines(text: str) -> Iterator[Statement]:
    for number, line in enumerate(text.split("\n")):
        if line.strip() and not line.startswith("::"):
            for sentence in _SENTENCE_END.split(_MARKS.sub("", line) if _HAS_MARKS.search(line) else line):
                yield Statement(sentence, number)


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(_stem(word) for word in WORD.findall(text.casefold()) if word not in _STOP and len(word) > 1)


@lru_cache(maxsize=8192)
def name_stem(word: str) -> str:
    """A name without its case, its genitive, and the ending that makes a people of a country."""
    bare = re.sub(r"[’']s?$", "", word).casefold()
    return bare[:6] if len(bare) > 6 else bare


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _is_inside(text: str, at: int) -> bool:
    """True where a word does not open a sentence or a quotation, so that a capital means something."""
    before = text[:at].rstrip(" ")
    return bool(before) and before[-1] not in "“‘\"'.!?:…"


def fenced_out(body: str) -> str:
    """A body whose directives and code do not speak; its lines keep their numbers."""
    scan = scan_body(body)
    return body if not scan.directives and "```" not in body and "~~~" not in body else _without_code(body)


def _without_code(body: str) -> str:
    kept: list[str] = []
    inside = False
    for line in body.split("\n"):
        is_fence = line.lstrip().startswith(("```", "~~~"))
        kept.append("" if inside or is_fence else line)
        inside ^= is_fence
    return "\n".join(kept)
