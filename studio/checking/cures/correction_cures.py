"""Cures of corrections: the day they are made on."""

from msgspec.structs import replace

from studio.checking.cures.cure import Cure
from studio.checking.known import Known
from studio.story.findings import Finding
from studio.story.story import Story


def date_today(story: Story, finding: Finding, known: Known) -> Story | None:
    """A correction bears the date of today; nothing where nobody asked the calendar."""
    index = finding.place.element
    if not known.today or not index.isdigit() or int(index) >= len(story.corrections):
        return None
    at = int(index)
    dated = replace(story.corrections[at], date=known.today)
    return replace(story, corrections=(*story.corrections[:at], dated, *story.corrections[at + 1 :]))


CORRECTION_CURES = (
    Cure(id="date-today", codes=("check.correction.no-date", "check.correction.date-malformed"), by=date_today),
)
