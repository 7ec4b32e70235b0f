"""Findings as a command prints them: one line each, or one JSON object each."""

from studio.story.findings import Finding, Place
from studio.wording import sentence


def finding_line(finding: Finding) -> tuple[str, str, str]:
    """Severity, place and sentence of a finding, for a row of output."""
    return finding.severity, place_text(finding.place), finding_sentence(finding)


def finding_data(finding: Finding) -> dict[str, object]:
    """A finding as JSON data: the struct's own fields, and its sentence."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "place": finding.place,
        "parameters": finding.parameters,
        "sentence": finding_sentence(finding),
    }


def finding_sentence(finding: Finding) -> str:
    """The sentence that says what to do."""
    return sentence(finding.code, **finding.parameters)


def place_text(place: Place) -> str:
    """A place in one word: ``body:12`` counts lines from 1, ``pictures.harbour.alt`` names an element's field."""
    parts = ".".join(part for part in (place.field, place.element, place.part) if part)
    return parts if place.line is None else f"{place.field}:{place.line + 1}"
