"""The steps that clean the names of a credit once they are apart: spelling, capitals, roles, names said twice."""

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from studio.pictures.credit_rules import CreditRules

_EDGES = ' \t,;:/|\\·•*_~=+<>«»"“”„–—-'
_APART = re.compile(r"[-.,&()]+")
_WORD = re.compile(r"[^\W\d_]+")


class CreditNames(Struct, frozen=True):
    """The names of a credit in order, and those it came through."""

    names: tuple[str, ...]
    via: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " via ".join(part for part in ("/".join(self.names), *self.via) if part)


NameStep = Callable[[CreditNames, CreditRules], CreditNames]


def split_names(text: str, rules: CreditRules) -> CreditNames:
    """The names of a line: at slashes, and at “via”."""
    first, *others = (part.strip(_EDGES) for part in rules.via.split(text))
    names = tuple(piece for each in first.split("/") if (piece := each.strip(_EDGES)))
    via = tuple("/".join(p for each in part.split("/") if (p := each.strip(_EDGES))) for part in others)
    via = tuple(part for part in via if part)
    if not names and via:
        return CreditNames(tuple(via[0].split("/")), via[1:])
    return CreditNames(names, via)


def spell_known(names: CreditNames, rules: CreditRules) -> CreditNames:
    """Agencies and institutions as they write themselves."""
    return _each(names, lambda name: rules.spelling(name) or name)


def lower_capitals(names: CreditNames, rules: CreditRules) -> CreditNames:
    """Shouted names in proper case; the names of agencies and other abbreviations stay."""
    return _each(names, lambda name: _proper(name, rules))


def drop_roles(names: CreditNames, rules: CreditRules) -> CreditNames:
    """Without “Handout”, “Pool” and “Stringer” where a name remains."""
    kept = tuple(name for name in names.names if name.casefold() not in rules.roles)
    via = tuple(part for part in names.via if part.casefold() not in rules.roles)
    if any(_WORD.search(name) for name in kept):
        return CreditNames(kept, via)
    return names


def drop_repeated(names: CreditNames, _rules: CreditRules) -> CreditNames:
    """With each name once."""
    seen: set[str] = set()
    return CreditNames(
        _new(names.names, seen), tuple(filter(None, ("/".join(_new(part.split("/"), seen)) for part in names.via)))
    )


def agency_last(names: CreditNames, rules: CreditRules) -> CreditNames:
    """The person before the agency: “AP Photo/Ada Reyes” is by Ada Reyes."""
    people = [name for name in names.names if rules.is_people(name)]
    others = [name for name in names.names if name not in people]
    if people and others and all(rules.spelling(name) for name in others):
        return replace(names, names=(*people, *others))
    return names


def _each(names: CreditNames, change: Callable[[str], str]) -> CreditNames:
    via = tuple("/".join(change(name) for name in part.split("/")) for part in names.via)
    return CreditNames(tuple(change(name) for name in names.names), via)


def _new(names: tuple[str, ...] | list[str], seen: set[str]) -> tuple[str, ...]:
    kept = []
    for name in names:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            kept.append(name)
    return tuple(kept)


def _proper(name: str, rules: CreditRules) -> str:
    words = name.split(" ")
    if rules.spelling(name) or len(words) < 2:
        return name
    shouts = name.isupper() and sum(map(str.isalpha, name)) > 3
    if not shouts and not rules.is_person(name):
        return name
    return " ".join(_proper_word(word, rules, is_first=not at, shouts=shouts) for at, word in enumerate(words))


def _proper_word(word: str, rules: CreditRules, *, is_first: bool, shouts: bool) -> str:
    letters = [each for each in word if each.isalpha()]
    if (
        not word.isupper()
        or all(part in rules.capitals for part in _APART.split(word) if part)
        or len(letters) < (2 if shouts else 4)
    ):
        return word
    if "." in word[:-1]:
        return word
    lower = word.lower()
    if not is_first and lower in (*rules.words.particles, *rules.words.small):
        return lower
    proper = _WORD.sub(lambda match: match[0][:1].upper() + match[0][1:], lower)
    proper = re.sub(r"\bMc(\w)", lambda match: f"Mc{match[1].upper()}", proper)
    return re.sub(r"(?<=[^\W\d_]{2})(['’])S\b", r"\1s", proper)
