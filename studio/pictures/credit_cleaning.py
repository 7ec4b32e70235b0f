"""Cleaning a credit line: named steps in a fixed order, then who made the picture, through whom, on what footing."""

import re

from msgspec import Struct
from msgspec.structs import replace

from studio.pictures.credit_name_steps import (
    CreditNames,
    NameStep,
    agency_last,
    drop_repeated,
    drop_roles,
    lower_capitals,
    spell_known,
    split_names,
)
from studio.pictures.credit_rights import propose_rights
from studio.pictures.credit_rules import CreditRules, load_credit_rules
from studio.pictures.credit_text_steps import (
    TextStep,
    drop_copyright,
    drop_courtesy,
    drop_date,
    drop_label,
    drop_notice,
    drop_stray_marks,
    join_names,
    open_brackets,
    tidy_characters,
)
from studio.story.credit import Credit

LONGEST_CLEANED = 1000
"""Characters; a longer text is no credit line and stays as it is."""

TEXT_STEPS: tuple[tuple[str, TextStep], ...] = (
    ("characters", tidy_characters),
    ("notice", drop_notice),
    ("brackets", open_brackets),
    ("label", drop_label),
    ("copyright", drop_copyright),
    ("date", drop_date),
    ("courtesy", drop_courtesy),
    ("joiners", join_names),
    ("marks", drop_stray_marks),
)
NAME_STEPS: tuple[tuple[str, NameStep], ...] = (
    ("spelling", spell_known),
    ("capitals", lower_capitals),
    ("roles", drop_roles),
    ("repeated", drop_repeated),
    ("order", agency_last),
)
_MOST_ROUNDS = 12


class CleaningStep(Struct, frozen=True, kw_only=True):
    """What one step did: its name, and the line before and after it."""

    name: str
    before: str
    after: str


class CleanedCredit(Struct, frozen=True, kw_only=True):
    """A cleaned credit and the steps that changed something, in order. The text as found is `credit.raw`."""

    credit: Credit
    steps: tuple[CleaningStep, ...] = ()


def clean_credit(text: str, rules: CreditRules | None = None, *, raw: str = "") -> CleanedCredit:
    """The credit in `text`; `raw` is the whole line as found, where that is more than `text`.

    The steps run until the line stays as it is, so cleaning the text of the result changes nothing. A line that has a
    letter never ends empty: where nothing else remains it stays as it was. The rights class is a proposal.
    """
    rules = rules or load_credit_rules()
    found = raw or text
    if len(text) > LONGEST_CLEANED:
        return CleanedCredit(credit=Credit(organisation=text.strip(), raw=found))
    steps: list[CleaningStep] = []
    line = text
    for _round in range(_MOST_ROUNDS):
        names = _names_of(line, rules, steps)
        if names.text == line:
            break
        line = names.text
    named = (*names.names, *(name for part in names.via for name in part.split("/")))
    rights_class = propose_rights(tidy_characters(text, rules), rules, named)
    credit = replace(_credit_of(names, rules), raw=found, rights_class=rights_class)
    return CleanedCredit(credit=credit, steps=tuple(steps))


def clean_wording(text: str, rules: CreditRules) -> str:
    """A supplier's own wording without its label and without a notice that it is too long; all else stays."""
    for change in (drop_notice, drop_label):
        changed = change(text, rules)
        text = changed if _has_letter(changed) else text
    return text


def _names_of(line: str, rules: CreditRules, steps: list[CleaningStep]) -> CreditNames:
    if rules.notice.fullmatch(line.strip()):
        return CreditNames((line.strip(),))
    for name, change_text in TEXT_STEPS:
        changed = _settled(line, change_text, rules)
        if changed != line:
            steps.append(CleaningStep(name=name, before=line, after=changed))
            line = changed
    names = split_names(line, rules)
    if not _has_letter(names.text):
        return CreditNames((line,) if line else ())
    for name, change_names in NAME_STEPS:
        changed_names = change_names(names, rules)
        if changed_names != names and _has_letter(changed_names.text):
            steps.append(CleaningStep(name=name, before=names.text, after=changed_names.text))
            names = changed_names
    return names


def _settled(line: str, change: TextStep, rules: CreditRules) -> str:
    """`line` after a step, and after the same step again for as long as that makes it shorter and leaves a letter."""
    while True:
        changed = change(line, rules)
        if changed == line or (_has_letter(line) and not _has_letter(changed)):
            return line
        if len(changed) >= len(line):
            return changed
        line = changed


def _credit_of(names: CreditNames, rules: CreditRules) -> Credit:
    people: list[str] = []
    for name in names.names:
        if not rules.is_people(name):
            break
        people.append(name)
    return Credit(
        creator="/".join(people), organisation="/".join(names.names[len(people) :]), via=" via ".join(names.via)
    )


def _has_letter(text: str) -> bool:
    return re.search(r"[^\W\d_]", text) is not None
