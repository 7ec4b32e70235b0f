"""The rights class that the names in a credit suggest: a proposal, for an editor to confirm."""

import re

from studio.pictures.credit_rules import CreditRules
from studio.rights import rights_rules
from studio.story.credit import RightsClass

_EDGES = " \t\u00a0.,;:()[]"
_CC_ZERO = re.compile(r"\bcc[ -]?(?:0|zero)\b", re.IGNORECASE)
_LICENCE = re.compile(r"\bcc[ -](by(?:[ -](?:sa|nd|nc))*)[ -]?(\d\.\d)?", re.IGNORECASE)


def propose_rights(text: str, rules: CreditRules, names: tuple[str, ...] = ()) -> str:
    """The id of the rights class a credit line suggests; `unknown` when it suggests none.

    `names` are the names read from it, where that is done.
    """
    parts = [
        part.strip(_EDGES).casefold() for part in re.split(r"[/,|:;()]|\s[–—-]\s|\bvia\b|\bby\b", text, flags=re.I)
    ]
    roles = {rules.roles.get(part) for part in parts} | {rules.roles.get(part.rpartition(" ")[2]) for part in parts}
    if rules.ai_generated.search(text):
        return RightsClass.AI_GENERATED
    if "handout" in roles or re.search(r"\b(?:handout|courtesy)\b", text, re.IGNORECASE):
        return RightsClass.HANDOUT
    if _CC_ZERO.search(text):
        return "cc0"
    if licence := _LICENCE.search(text):
        return _licence_class(licence)
    if any(part == "x" or part.startswith("@") for part in parts):
        return RightsClass.SOCIAL
    for rights_class, cue in ((RightsClass.SCREENGRAB, rules.screengrab), (RightsClass.SOCIAL, rules.social)):
        if cue.search(text):
            return rights_class
    if "pool" in roles or any(each.casefold() in rules.agencies for each in (*parts, *names)):
        return RightsClass.AGENCY
    if "staff" in roles:
        return RightsClass.STAFF
    for rights_class, cue in (
        (RightsClass.PUBLIC_DOMAIN, rules.public_domain),
        (RightsClass.CREATIVE_COMMONS, rules.creative_commons),
        (RightsClass.HANDOUT, rules.handout),
    ):
        if cue.search(text):
            return rights_class
    return RightsClass.UNKNOWN


def _licence_class(licence: re.Match[str]) -> str:
    named = re.sub(r"[ -]+", "-", f"cc-{licence[1]}-{licence[2] or ''}".casefold()).rstrip("-")
    known = {rule.id for rule in rights_rules()}
    return named if named in known else RightsClass.CREATIVE_COMMONS
