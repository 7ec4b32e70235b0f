"""The first pass over a page: what single lines say by themselves, and what the editor has chosen for them."""

from collections.abc import Mapping

from studio.intake.credit_reader import is_handout
from studio.intake.fates import Fate
from studio.intake.page import Page, Verdict
from studio.intake.rules import RuleMatch

CHOSEN = "chosen"
"""The reason code of a line whose fate a person chose."""

_LABELLED = frozenset({Fate.CAPTION, Fate.CREDIT})


def apply_choices(page: Page, choices: Mapping[int, Fate]) -> None:
    """Give the lines in `choices` the fate a person chose; a label in front still counts as a label."""
    for index, fate in choices.items():
        match = next((match for match in page.rules.matches(page.texts[index]) if match.rule.fate is fate), None)
        if match is None or not match.text.strip():
            page.decide(index, fate, CHOSEN)
        else:
            page.give(index, _verdict(match, CHOSEN))


def apply_hints(page: Page) -> None:
    """Give the blocks whose markup says what they are that fate."""
    for index, piece in enumerate(page.pieces):
        if piece.hint is not None:
            page.give(index, Verdict(fate=piece.hint, reason=piece.reason, text=piece.text, kind=piece.kind))


def apply_line_rules(page: Page) -> None:
    """Decide every open line that a rule answers to. A label alone gives its fate to the next open line."""
    for index in page.open_lines():
        if not page.is_open(index):
            continue
        match = next((m for m in page.rules.matches(page.texts[index]) if _applies(page, index, m)), None)
        if match is None:
            continue
        if match.rule.fate in _LABELLED and not match.text.strip():
            page.decide(index, Fate.DROPPED, "label-alone")
            if page.is_open(index + 1):
                page.decide(index + 1, match.rule.fate, match.rule.reason)
        else:
            page.give(index, _verdict(match, _reason(match)))


def _applies(page: Page, index: int, match: RuleMatch) -> bool:
    return match.rule.only_after is None or page.fate(index - 1) is match.rule.only_after


def _reason(match: RuleMatch) -> str:
    credit = {Fate.CREDIT: match.text, Fate.CAPTION_AND_CREDIT: match.rest}.get(match.rule.fate, "")
    if credit and is_handout(credit):
        return "credit-handout"
    return match.rule.reason


def _verdict(match: RuleMatch, reason: str) -> Verdict:
    rule = match.rule
    return Verdict(
        fate=rule.fate,
        reason=reason,
        text=match.text,
        rest=match.rest,
        label=match.label,
        kind=rule.kind,
        zone=rule.zone,
    )
