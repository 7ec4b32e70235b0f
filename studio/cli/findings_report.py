"""Findings as a command prints them, with their cures: one line each, or one JSON object each."""

from studio.checking.cures.cure import Cure
from studio.checking.cures.cure_words import cure_title, cures_sentence
from studio.story.findings import Finding, Place
from studio.wording import sentence


def finding_line(finding: Finding, cures: tuple[Cure, ...] = ()) -> tuple[str, str, str]:
    """Severity, place and sentence of a finding, for a row of output; its cures are told after the sentence."""
    told = f"{finding_sentence(finding)} {cures_sentence(cures, finding)}".rstrip()
    return finding.severity, place_text(finding.place), told


def finding_data(finding: Finding) -> dict[str, object]:
    """A finding as JSON data: the struct's own fields, and its sentence."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "place": finding.place,
        "parameters": finding.parameters,
        "sentence": finding_sentence(finding),
    }


def cures_data(cures: tuple[Cure, ...], finding: Finding) -> list[dict[str, str]]:
    """The cures of a finding as JSON data: their ids, and what the desk calls them."""
    return [{"id": cure.id, "title": cure_title(cure, finding)} for cure in cures]


def finding_sentence(finding: Finding) -> str:
    """The sentence that says what to do."""
    return sentence(finding.code, **finding.parameters)


def place_text(place: Place) -> str:
    """A place in one word: ``body:12`` counts lines from 1, ``pictures.harbour.alt`` names an element's field."""
    parts = ".".join(part for part in (place.field, place.element, place.part) if part)
    return parts if place.line is None else f"{place.field}:{place.line + 1}"
