"""Every cure, and which of them a finding has. Adding a cure adds a record to one of these tuples."""

from studio.checking.cures.box_cures import BOX_CURES
from studio.checking.cures.correction_cures import CORRECTION_CURES
from studio.checking.cures.cure import Cure, DeskAction
from studio.checking.cures.date_cures import DATE_CURES
from studio.checking.cures.link_cures import LINK_CURES
from studio.checking.cures.picture_cures import PICTURE_CURES
from studio.checking.cures.ran_before_cures import RAN_BEFORE_CURES
from studio.checking.cures.style_cures import STYLE_CURES
from studio.checking.cures.text_cures import TEXT_CURES
from studio.checking.known import Known
from studio.story.findings import Finding
from studio.story.story import Story

CURES: tuple[Cure, ...] = (
    *TEXT_CURES,
    *PICTURE_CURES,
    *RAN_BEFORE_CURES,
    *BOX_CURES,
    *DATE_CURES,
    *LINK_CURES,
    *CORRECTION_CURES,
    *STYLE_CURES,
)


def cures_of(story: Story, finding: Finding, known: Known) -> tuple[Cure, ...]:
    """The cures that a finding of this story has now, the likelier one first; for many there is none but to write."""
    return tuple(cure for cure in CURES if finding.code in cure.codes and _is_there(cure, story, finding, known))


def cured(cure: Cure, story: Story, finding: Finding, known: Known) -> Story | None:
    """The story after a cure; None where the cure changes no story, or none of this one any more."""
    if isinstance(cure.by, DeskAction):
        return None
    after = cure.by(story, finding, known)
    return None if after == story else after


def _is_there(cure: Cure, story: Story, finding: Finding, known: Known) -> bool:
    return isinstance(cure.by, DeskAction) or cured(cure, story, finding, known) is not None
