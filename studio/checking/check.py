"""Preflight: every rule run over a story, its findings in the order a reader meets their places."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from studio.checking.agreement_with_body import check_agreement
from studio.checking.alt_texts import check_alt_wording
from studio.checking.body import check_length, check_markdown_images, check_pull_quotes
from studio.checking.copy_to_come import check_copy_to_come
from studio.checking.corrections import check_corrections
from studio.checking.credit_labels import check_credit_labels
from studio.checking.crops import check_crops, check_shapes
from studio.checking.elements import check_directives, check_placement, check_references, check_unique_ids
from studio.checking.facts import (
    check_fact_boxes,
    check_fact_dates,
    check_facts,
    check_library_boxes,
    check_review_dates,
)
from studio.checking.headline import check_byline, check_headline, check_section, check_standfirst
from studio.checking.house_style import check_style
from studio.checking.known import NOTHING_KNOWN, Known
from studio.checking.links import check_embeds, check_linked_stories, check_related
from studio.checking.origin import check_embargo, check_permission
from studio.checking.pictures import check_alt_texts, check_credits, check_picture_files, check_rights
from studio.checking.provenance import check_provenance
from studio.checking.quotes import check_quotes
from studio.checking.ran_before import check_ran_before
from studio.checking.rights_dates import check_instructions, check_rights_dates, check_rights_today
from studio.checking.rule import HouseRules, InformedRuleSpec, RuleSpec
from studio.checking.sources import check_sources
from studio.story.findings import Finding, Severity
from studio.story.severities import SeverityChoice
from studio.story.story import Story

RULES: tuple[RuleSpec, ...] = (
    RuleSpec("section", check_section),
    RuleSpec("headline", check_headline),
    RuleSpec("standfirst", check_standfirst),
    RuleSpec("byline", check_byline),
    RuleSpec("length", check_length),
    RuleSpec("markdown-images", check_markdown_images),
    RuleSpec("pull-quotes", check_pull_quotes),
    RuleSpec("agreement", check_agreement),
    RuleSpec("style", check_style),
    RuleSpec("directives", check_directives),
    RuleSpec("references", check_references),
    RuleSpec("unique-ids", check_unique_ids),
    RuleSpec("placement", check_placement),
    RuleSpec("picture-files", check_picture_files),
    RuleSpec("credits", check_credits),
    RuleSpec("credit-labels", check_credit_labels),
    RuleSpec("alt-texts", check_alt_texts),
    RuleSpec("alt-wording", check_alt_wording),
    RuleSpec("crops", check_crops),
    RuleSpec("shapes", check_shapes),
    RuleSpec("rights", check_rights),
    RuleSpec("rights-dates", check_rights_dates),
    RuleSpec("instructions", check_instructions),
    RuleSpec("provenance", check_provenance),
    RuleSpec("fact-boxes", check_fact_boxes),
    RuleSpec("facts", check_facts),
    RuleSpec("fact-dates", check_fact_dates),
    RuleSpec("embeds", check_embeds),
    RuleSpec("related", check_related),
    RuleSpec("corrections", check_corrections),
    RuleSpec("permission", check_permission),
    RuleSpec("embargo", check_embargo),
    RuleSpec("copy-to-come", check_copy_to_come),
)
"""Every rule. Adding one adds a line here and a function beside its subject."""

INFORMED_RULES: tuple[InformedRuleSpec, ...] = (
    InformedRuleSpec("quotes", check_quotes),
    InformedRuleSpec("rights-today", check_rights_today),
    InformedRuleSpec("sources", check_sources),
    InformedRuleSpec("ran-before", check_ran_before),
    InformedRuleSpec("review-dates", check_review_dates),
    InformedRuleSpec("library-boxes", check_library_boxes),
    InformedRuleSpec("linked-stories", check_linked_stories),
)
"""The rules that need to know more than the story and the house: the date, and what the library remembers."""

_FIELD_ORDER = {field: position for position, field in enumerate(Story.__struct_fields__)}


def check(story: Story, house: HouseRules, known: Known = NOTHING_KNOWN) -> tuple[Finding, ...]:
    """All findings of all rules, in story order: by field, then by element and line within it.

    Each is as severe as the house makes it. `known` is what the library and the calendar have to say; without it, the
    rules that ask for it find nothing.
    """
    found = [finding for rule in RULES for finding in rule.check(story, house)]
    found += [finding for rule in INFORMED_RULES for finding in rule.check(story, known)]
    findings = with_severities(found, dict(house.severities))
    elements = _element_order(story)

    def position(finding: Finding) -> tuple[int, int, int]:
        place = finding.place
        line = -1 if place.line is None else place.line
        inside = line if place.field == "body" else elements.get((place.field, place.element), -1)
        return _FIELD_ORDER[place.field], inside, line

    return tuple(sorted(findings, key=position))


def with_severities(findings: Iterable[Finding], choices: Mapping[str, SeverityChoice]) -> list[Finding]:
    """The findings as severe as an outlet chose to make them, by code; those it turned off are gone."""
    chosen = ((finding, choices.get(finding.code, SeverityChoice(finding.severity.value))) for finding in findings)
    return [
        replace(finding, severity=Severity(choice.value))
        for finding, choice in chosen
        if choice is not SeverityChoice.OFF
    ]


def _element_order(story: Story) -> dict[tuple[str, str], int]:
    order: dict[tuple[str, str], int] = {}
    for field in ("pictures", "fact_boxes", "embeds", "related", "corrections"):
        for index, element in enumerate(getattr(story, field)):
            order.setdefault((field, getattr(element, "id", str(index))), index)
    return order
