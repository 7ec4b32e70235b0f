"""What the names in a page's markup mean: data in ``resources/intake/page.toml``, compiled once."""

import re
import tomllib
from functools import cache, lru_cache

import msgspec
from bs4.element import Tag
from msgspec import Struct

from studio.intake.html_tree import class_names
from studio.resources import resource

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_MOST_NAMES = 40
_REMEMBERED = 8192


class Furniture(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of parts of a page that are no part of the story, with the reason that the review gives."""

    reason: str
    names: tuple[str, ...]


class NameFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of names as it is written."""

    headline: tuple[str, ...]
    standfirst: tuple[str, ...]
    byline: tuple[str, ...]
    section: tuple[str, ...]
    date: tuple[str, ...]
    pull_quote: tuple[str, ...]
    caption: tuple[str, ...]
    credit: tuple[str, ...]
    picture: tuple[str, ...]
    credit_attributes: tuple[str, ...]
    caption_attributes: tuple[str, ...]
    furniture: tuple[Furniture, ...]


class PageNames:
    """Asks what an element is by the names it bears."""

    def __init__(self, file: NameFile) -> None:
        self.file = file
        roles = ("headline", "standfirst", "byline", "section", "date", "pull_quote", "caption", "credit", "picture")
        self._roles = {role: _any_of(getattr(file, role)) for role in roles}
        self._furniture = [(each.reason, _any_of(each.names)) for each in file.furniture]
        self._roles_of = lru_cache(maxsize=_REMEMBERED)(self._find_roles)
        self._reason_of = lru_cache(maxsize=_REMEMBERED)(self._find_reason)

    def is_a(self, role: str, tag: Tag) -> bool:
        """True when one of the element's names is one of `role`, such as "byline"."""
        return any(role in self._roles_of(name) for name in _names(tag))

    def furniture(self, tag: Tag) -> str:
        """The reason to leave an element out; empty when its names give none."""
        return next((reason for name in _names(tag) if (reason := self._reason_of(name))), "")

    def _find_roles(self, name: str) -> frozenset[str]:
        words = _parted(name)
        return frozenset(role for role, pattern in self._roles.items() if pattern.search(words))

    def _find_reason(self, name: str) -> str:
        words = _parted(name)
        return next((reason for reason, pattern in self._furniture if pattern.search(words)), "")


def _names(tag: Tag) -> list[str]:
    if not tag.attrs:
        return []
    names = [*class_names(tag)[:_MOST_NAMES]]
    names += [str(value)[:80] for key in ("id", "role", "itemprop") if (value := tag.get(key))]
    return names


def _parted(name: str) -> str:
    return f" {' '.join(word.casefold() for word in _WORDS.findall(name[:80]))} "


def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f" {re.escape(name)} " for name in names))


@cache
def page_names() -> PageNames:
    """The shipped names, read once."""
    return PageNames(msgspec.convert(tomllib.loads(resource("intake", "page.toml").read_text("utf-8")), NameFile))
