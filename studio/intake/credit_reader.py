"""A credit read from the words under a picture: who made it, through whom, and on what footing."""

import re
from functools import cache

from studio.intake.rules import CreditWords, IntakeRules
from studio.story.credit import Credit, RightsClass

_VIA = re.compile(r"\s+(?:via|through|courtesy of)\s+", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: (?:de|van|von|der|al|el|bin|la|di|[^\W\d_a-z][\w.’'-]*)){1,3}")
_EDGES = " \t\u00a0,;:()[]"


def read_credit(text: str, rules: IntakeRules, *, raw: str = "") -> Credit:
    """The credit in `text`, the words without their label; `raw` is the whole line as found.

    ``A/B`` is creator and organisation where A is a person, ``X via Y`` gives via. The rights class is a proposal.
    """
    words = rules.file.credit
    named = text.strip(_EDGES).removeprefix("©").strip(_EDGES)
    names, via = _split_via(named)
    creator, organisation = _split_names(names, words)
    return Credit(
        creator=creator,
        organisation=organisation,
        via=via,
        rights_class=propose_rights(named, words),
        raw=raw or text,
    )


def propose_rights(text: str, words: CreditWords) -> RightsClass:
    """The rights class the names in a credit suggest; UNKNOWN when they suggest none."""
    parts = [part.strip(_EDGES).casefold() for part in re.split(r"[/,]|\bvia\b", text)]
    if any(part in words.agencies for part in parts):
        handout = _mentions(text, words.handout)
        return RightsClass.HANDOUT if handout and "handout" in text.casefold() else RightsClass.AGENCY
    for rights_class, cues in (
        (RightsClass.PUBLIC_DOMAIN, words.public_domain),
        (RightsClass.CREATIVE_COMMONS, words.creative_commons),
        (RightsClass.SCREENGRAB, words.screengrab),
        (RightsClass.SOCIAL, words.social),
        (RightsClass.HANDOUT, words.handout),
    ):
        if _mentions(text, cues):
            return rights_class
    return RightsClass.UNKNOWN


def _mentions(text: str, cues: tuple[str, ...]) -> bool:
    return _any_cue(cues).search(text) is not None


@cache
def _any_cue(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _split_via(text: str) -> tuple[str, str]:
    parts = _VIA.split(text, maxsplit=1)
    return (parts[0].strip(_EDGES), parts[1].strip(_EDGES)) if len(parts) == 2 else (text, "")


def _split_names(names: str, words: CreditWords) -> tuple[str, str]:
    first, slash, others = names.partition("/")
    if slash:
        if first.strip().casefold() in words.agencies and _is_person(others.strip(), words):
            return others.strip(), first.strip()
        return (first.strip(), others.strip()) if _is_person(first.strip(), words) else ("", names)
    return (names, "") if _is_person(names, words) else ("", names)


def _is_person(name: str, words: CreditWords) -> bool:
    known = (*words.agencies, *words.handout, *words.organisations, *words.social, *words.screengrab)
    return bool(_PERSON.fullmatch(name)) and not _mentions(name, known)
