"""A finding: one thing the checks noticed about a story, with its place."""

from enum import StrEnum

from msgspec import Struct, field


class Severity(StrEnum):
    """An error blocks the hand-off; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, kw_only=True):
    """Where a finding points: a field of the story, and the element or body line in it.

    `field` is a field name of `Story`. `element` is the id of a picture, fact box or embed, or the 0-based index of
    an item in `related` or `corrections` as text. `part` is the element's own field, such as ``alt``, ``credit`` or
    ``facts.2.answer``. `line` is a 0-based line of the body, or None.
    """

    field: str
    element: str = ""
    part: str = ""
    line: int | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """One thing noticed. `code` with `parameters` gives the sentence (see `studio.wording`)."""

    code: str
    severity: Severity
    place: Place
    parameters: dict[str, str] = field(default_factory=dict)


def blocks_hand_off(findings: tuple[Finding, ...]) -> bool:
    """True when any of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
