"""Reading a page: the passes in their order, each deciding only what the earlier ones left open."""

from collections.abc import Mapping

from studio.intake.body_lines import decide_body
from studio.intake.fact_boxes import decide_fact_boxes
from studio.intake.fates import Fate
from studio.intake.front import decide_front
from studio.intake.line_rules import apply_choices, apply_hints, apply_line_rules
from studio.intake.offers import set_offers_aside, take_offers
from studio.intake.page import Page, Piece, Verdict
from studio.intake.picture_lines import decide_picture_lines
from studio.intake.rules import IntakeRules
from studio.intake.zones import decide_zones


def understand(pieces: list[Piece], rules: IntakeRules, choices: Mapping[int, Fate]) -> list[Verdict]:
    """The verdict on each piece, none of them blank. `choices` are indexes into `pieces` and are always honoured."""
    page = Page(pieces, rules)
    apply_choices(page, choices)
    set_offers_aside(page)
    apply_hints(page)
    apply_line_rules(page)
    decide_picture_lines(page)
    decide_zones(page)
    decide_front(page)
    decide_fact_boxes(page)
    decide_body(page)
    take_offers(page)
    return [verdict for verdict in page.verdicts if verdict is not None]
