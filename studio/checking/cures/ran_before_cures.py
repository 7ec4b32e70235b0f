"""Cures of pictures that other stories know: take over the credit, or the alt text, they ran with."""

from msgspec.structs import replace

from studio.checking.cures.cure import Cure
from studio.checking.known import Known
from studio.checking.ran_before import credited_before, described_before
from studio.story.findings import Finding
from studio.story.story import Story, with_picture


def use_credit(story: Story, finding: Finding, known: Known) -> Story | None:
    """The picture has the whole credit it has in the other story."""
    picture = story.picture(finding.place.element)
    before = credited_before(known.ran_before.get(picture.sha256, ())) if picture is not None else None
    if picture is None or before is None:
        return None
    return with_picture(story, replace(picture, credit=before.use.credit))


def use_alt(story: Story, finding: Finding, known: Known) -> Story | None:
    """The picture has the alt text it has in the other story."""
    picture = story.picture(finding.place.element)
    before = described_before(known.ran_before.get(picture.sha256, ())) if picture is not None else None
    if picture is None or before is None:
        return None
    return with_picture(story, replace(picture, alt=before.use.alt))


RAN_BEFORE_CURES = (
    Cure(id="use-credit", codes=("check.picture.credit-differs", "check.picture.no-credit"), by=use_credit),
    Cure(id="use-alt", codes=("check.picture.no-alt", "check.alt.file-name", "check.alt.placeholder"), by=use_alt),
)
