"""Names in texts: places that go by two names, and spellings of one name that are nearly the same."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from studio.checking.agreement.statements import MONTHS, WEEKDAYS
from studio.resources import resource

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{3,}")
_RUN = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ \-](?:(?:al|el|de|von|van|bin|ibn)[ \-])?[^\W\d_a-z][^\W\d_]+)*")
_APART = re.compile(r"[ \-]")
_SAYS_SO = re.compile(
    r"\b(?:renamed|former|formerly|then|called|known as|previously|old name|until|now|also|named|name|spelled|spelt)\b",
    re.I,
)
_SHORTEST = 5
_SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("zh", "j"), ("dzh", "j"), ("ck", "k"), ("ts", "tz"),
    ("x", "ks"), ("iy", "y"), ("ij", "y"), ("yi", "y"), ("ii", "y"), ("ye", "e"), ("je", "e"), ("ie", "e"),
    ("yo", "o"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("aye", "ae"), ("q", "k"), ("w", "v"), ("j", "y"),
)  # fmt: skip


class _Place(Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    not_in: tuple[str, ...] = ()


class _Spelling(Struct, frozen=True, forbid_unknown_fields=True):
    never: frozenset[str]
    titles: frozenset[str]


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    place: tuple[_Place, ...]
    spelling: _Spelling


class NamesIn(Struct, frozen=True):
    """The names a text holds: each single one, and for each of them the others it stands with."""

    text: str
    companions: Mapping[str, frozenset[str]]
    places: Mapping[str, frozenset[int]]


def names_in(text: str) -> NamesIn:
    """The names of a text."""
    companions: dict[str, frozenset[str]] = {}
    if not text:
        return NamesIn(text, companions, {})
    for run in dict.fromkeys(_RUN.findall(text)):
        words = _APART.split(run)
        for word in words:
            if len(word) >= _SHORTEST and word not in _ordinary():
                others = frozenset(words) - {word} - titles()
                companions[word] = companions.get(word, frozenset()) | others
    places: dict[str, frozenset[int]] = {}
    for match in _place_names().finditer(text):
        group = _group_of()[match[0]]
        if not any(text.startswith(phrase, max(0, match.start() - phrase.find(match[0]))) for phrase in _not_in(group)):
            places[match[0]] = places.get(match[0], frozenset()) | {match.start()}
    return NamesIn(text, companions, places)


def renamed(here: NamesIn, there: NamesIn) -> Iterator[tuple[str, str, int]]:
    """The places that `here` and `there` call by different names: the two names, and where `there` has its one."""
    if not here.places or not there.places:
        return
    groups = _group_of()
    for name in here.places:
        others = [other for other in there.places if groups[other] == groups[name]]
        if not others or name in others or len({other for other in here.places if groups[other] == groups[name]}) > 1:
            continue
        if len(others) == 1 and not _SAYS_SO.search(here.text):
            yield name, others[0], min(there.places[others[0]])


def misspelt(here: NamesIn, there: NamesIn) -> Iterator[tuple[str, str]]:
    """Pairs of a name `here` and one `there` that differ in a letter or in how a sound is written."""
    sounds: dict[str, list[str]] = {}
    for other in there.companions:
        sounds.setdefault(_sound(other), []).append(other)
    for name, others in here.companions.items():
        if name in there.companions or _ends_apart(name, there.companions):
            continue
        same = next((other for other in sounds.get(_sound(name), ()) if _is_slip(name, other)), None)
        if same is not None and _could_be_one(others, there.companions[same]) and same not in here.companions:
            yield name, same
        elif same is None and others:
            yield from _by_companion(name, others, there, here)


def _by_companion(name: str, others: frozenset[str], there: NamesIn, here: NamesIn) -> Iterator[tuple[str, str]]:
    """A name that is a letter away from one that stands with the same other name."""
    for other, known in there.companions.items():
        if other[0] == name[0] and known & others and other not in here.companions and _is_misprint(name, other):
            yield name, other
            return


def _could_be_one(first: frozenset[str], second: frozenset[str]) -> bool:
    return not first or not second or bool(first & second)


def _ends_apart(name: str, known: Mapping[str, frozenset[str]]) -> bool:
    """True for a plural, genitive or adjective of a name that is there."""
    return any(
        f"{name}{ending}" in known or name.removesuffix(ending) in known for ending in ("s", "n", "i", "an", "y", "e")
    )


def _is_slip(name: str, other: str) -> bool:
    """False for names of which one is the other with an ending, and for pairs that are known to be two."""
    first, second = name.casefold(), other.casefold()
    return first != second and not first.startswith(second) and not second.startswith(first)


def _is_misprint(name: str, other: str) -> bool:
    return _is_slip(name, other) and _is_one_letter_away(name, other)


def _is_one_letter_away(first: str, second: str) -> bool:
    first, second = _plain(first), _plain(second)
    if abs(len(first) - len(second)) > 1 or first == second:
        return first == second
    start = next(
        (i for i, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(second)),
    )
    if len(first) == len(second):
        swapped = (
            first[start : start + 2] == second[start : start + 2][::-1] and first[start + 2 :] == second[start + 2 :]
        )
        return swapped or first[start + 1 :] == second[start + 1 :]
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return longer[start + 1 :] == shorter[start:]


@cache
def _sound(name: str) -> str:
    """How a name sounds, as far as transliterations differ: Tokayev and Tokaev are one."""
    plain = _plain(name)
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    plain = re.sub(r"(?<=[aeiou])y(?=[aeiou])", "", plain)
    return re.sub(r"(.)\1+", r"\1", plain)


def _plain(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if letter.isalpha())


@cache
def _table() -> _Table:
    return msgspec.convert(tomllib.loads(resource("checking", "names.toml").read_text("utf-8")), _Table)


def titles() -> frozenset[str]:
    """Words that stand before a name and are no part of it."""
    return _table().spelling.titles


@cache
def _ordinary() -> frozenset[str]:
    return frozenset({*MONTHS, *WEEKDAYS, *_table().spelling.never})


@cache
def _group_of() -> Mapping[str, int]:
    return {name: number for number, place in enumerate(_table().place) for name in place.names}


def _not_in(group: int) -> tuple[str, ...]:
    return _table().place[group].not_in


@cache
def _place_names() -> re.Pattern[str]:
    names = sorted(_group_of(), key=len, reverse=True)
    return re.compile(rf"(?<![\w\-])(?:{'|'.join(map(re.escape, names))})(?![\w\-])")
