"""The words and patterns that credits are cleaned with: data in ``resources/credits/rules.toml``, compiled once."""

import re
import tomllib
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from studio.resources import resource

_NAME_PART = r"[^\W\d_][\w.’'-]*"
_CAPITAL_PART = r"[^\W\d_a-z][\w.’'-]*"
_LICENCE = re.compile(r"cc[ -]?(?:by\b|0\b)|creative commons\b|public domain\Z", re.IGNORECASE)
_PARTS_AND = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b)\s*")


class CreditWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell who a credited name is, and which words are written in their own way."""

    capitals: tuple[str, ...]
    particles: tuple[str, ...]
    small: tuple[str, ...]
    abbreviations: tuple[str, ...]
    handout: tuple[str, ...]
    organisations: tuple[str, ...]
    social: tuple[str, ...]
    screengrab: tuple[str, ...]
    creative_commons: tuple[str, ...]
    public_domain: tuple[str, ...]
    ai_generated: tuple[str, ...]


class CreditRuleFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rule file as it is written. `agencies` and `institutions` are other spellings by the name to print."""

    notices: tuple[str, ...]
    labels: tuple[str, ...]
    copyright: tuple[str, ...]
    reserved: tuple[str, ...]
    dates: tuple[str, ...]
    courtesy: tuple[str, ...]
    via: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    agencies: dict[str, tuple[str, ...]]
    institutions: dict[str, tuple[str, ...]]
    words: CreditWords


class CreditRules:
    """The rules, ready to be asked."""

    def __init__(self, file: CreditRuleFile) -> None:
        self.words = file.words
        self.notice = any_of(file.notices)
        self.label = any_of(file.labels, before=r"\s*")
        self.copyright = any_of(file.copyright, before=r"\s*")
        self.reserved = any_of(file.reserved, after=r"[\s.;,]*\Z")
        self.date = any_of(file.dates, after=r"[\s.;,]*\Z")
        self.courtesy = any_of(file.courtesy, before=r"\s*")
        self.via = re.compile(rf"(?:\A|[,;/]?\s+|/)(?:{'|'.join(file.via)})(?:\s+|\Z)", re.IGNORECASE)
        self.capitals = frozenset(file.words.capitals)
        self.roles = {word: role for role, words in file.roles.items() for word in words}
        self.agencies = _spellings(file.agencies)
        self.institutions = _spellings(file.institutions)
        words = file.words
        self.handout, self.social = any_word(words.handout), any_word(words.social)
        self.screengrab, self.ai_generated = any_word(words.screengrab), any_word(words.ai_generated)
        self.public_domain, self.creative_commons = any_word(words.public_domain), any_word(words.creative_commons)
        self._no_person = any_word((*words.handout, *words.organisations, *words.social, *words.screengrab))
        particles = "|".join(map(re.escape, words.particles))
        self._person = re.compile(rf"{_NAME_PART}(?: (?:{particles}|{_CAPITAL_PART})){{1,4}}")

    def spelling(self, name: str) -> str:
        """The name an agency or institution goes by, or "" for any other name."""
        folded = name.casefold()
        return self.agencies.get(folded) or self.institutions.get(folded) or ""

    def is_known(self, name: str) -> bool:
        """True for an agency, an institution, a licence, and a word for how a picture came."""
        return bool(self.spelling(name)) or name.casefold() in self.roles or bool(_LICENCE.match(name))

    def is_organisation(self, name: str) -> bool:
        """True when a name is known, or says itself what it is."""
        return self.is_known(name) or bool(self._no_person.search(name))

    def is_person(self, name: str) -> bool:
        """True when `name` looks like one person's: two to five words, or a handle."""
        if re.fullmatch(r"@[\w.]{2,40}", name):
            return True
        return bool(self._person.fullmatch(name)) and not self.is_organisation(name)

    def is_people(self, name: str) -> bool:
        """True when `name` is one person, or several with commas and “and” between them."""
        return all(self.is_person(each) for each in _PARTS_AND.split(name))


def any_of(patterns: tuple[str, ...], *, before: str = "", after: str = "") -> re.Pattern[str]:
    """One expression for all of `patterns`, whatever the capitals."""
    return re.compile(rf"{before}(?:{'|'.join(patterns) or '(?!)'}){after}", re.IGNORECASE)


def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that finds any of `words` as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _spellings(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {form.casefold(): name for name, forms in table.items() for form in (name, *forms)}


def credit_rules_from(table: dict[str, Any]) -> CreditRules:
    """The rules from a parsed file. Raises msgspec.ValidationError or re.error where the file is wrong."""
    return CreditRules(msgspec.convert(table, CreditRuleFile))


@cache
def load_credit_rules() -> CreditRules:
    """The shipped rules, read once."""
    return credit_rules_from(tomllib.loads(resource("credits", "rules.toml").read_text("utf-8")))
