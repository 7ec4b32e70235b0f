"""How severe an outlet takes a finding: as it wishes, but never milder where credits and rights are at stake."""

from collections.abc import Mapping
from enum import StrEnum

from studio.story.findings import Severity


class SeverityChoice(StrEnum):
    """What an outlet can make of a finding."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


MILDEST: Mapping[str, Severity] = {
    "check.body.image": Severity.ERROR,
    "check.picture.no-credit": Severity.ERROR,
    "check.picture.no-rights": Severity.ERROR,
    "check.picture.rights-unknown": Severity.WARNING,
    "check.picture.no-creator": Severity.WARNING,
    "check.picture.no-link": Severity.WARNING,
    "check.picture.no-expiry": Severity.WARNING,
    "check.picture.no-terms": Severity.WARNING,
    "check.rights.malformed": Severity.ERROR,
    "check.rights.never": Severity.ERROR,
    "check.rights.ends-before-embargo": Severity.ERROR,
    "check.rights.expired": Severity.ERROR,
    "check.rights.too-early": Severity.WARNING,
    "check.rights.instructions": Severity.WARNING,
    "check.origin.no-permission": Severity.ERROR,
    "check.origin.no-permission-unnamed": Severity.ERROR,
}
"""The findings without which a picture could leave without its credit, or without the right to run it.

Each with the severity it has by itself, which no outlet can go below.
"""

_STRICTNESS = {SeverityChoice.OFF: 0, SeverityChoice.WARNING: 1, SeverityChoice.ERROR: 2}


def may_choose(code: str, choice: SeverityChoice) -> bool:
    """True unless that would make a finding milder which guards credits or rights."""
    mildest = MILDEST.get(code)
    return mildest is None or _STRICTNESS[choice] >= _STRICTNESS[SeverityChoice(mildest.value)]
