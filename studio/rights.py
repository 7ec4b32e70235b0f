"""Rights classes as data: on what footing a picture may run, what that asks for, and what to beware of."""

import tomllib
from enum import StrEnum
from functools import cache

import msgspec
from msgspec import Struct

from studio.resources import resource


class Need(StrEnum):
    """What a rights class can ask for; each is a field of a credit."""

    CREATOR = "creator"
    CONTEXT_NOTE = "context_note"
    LINK = "link"
    EXPIRES = "expires"
    USAGE_TERMS = "usage_terms"


class RightsRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class. `title`, `cost` and `caution` are plain sentences for editors; `licence` is the licence's address.

    A class that `blocks` keeps the story from its hand-off. `is_ai` marks pictures made by a model. `proposed_for`
    are words of a credit line that suggest the class.
    """

    id: str
    title: str
    cost: str = ""
    caution: str = ""
    needs: tuple[Need, ...] = ()
    blocks: bool = False
    is_ai: bool = False
    licence: str = ""


@cache
def rights_rules() -> tuple[RightsRule, ...]:
    """Every class, in the order an editor chooses from."""
    table = tomllib.loads(resource("rights", "classes.toml").read_text("utf-8"))
    return tuple(msgspec.convert(table["class"], list[RightsRule]))


def rights_rule(rights_class: str) -> RightsRule:
    """The class of that id; one that is not in the table has its id for a title, and asks for nothing."""
    known = {rule.id: rule for rule in rights_rules()}
    return known.get(rights_class, RightsRule(id=rights_class, title=rights_class))
