"""Findings with their cures: a story, what is known of it, and what a cure leaves behind."""

from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.cures.all_cures import CURES, cured, cures_of
from studio.checking.known import NOTHING_KNOWN, Known
from studio.story.findings import Finding
from studio.story.story import Story
from tests.checking.stories import GOOD, HOUSE, PlainHouse


def story_with(**changes: object) -> Story:
    """The good story after some changes."""
    return replace(GOOD, **changes)


def found(code: str, story: Story, known: Known = NOTHING_KNOWN, house: PlainHouse = HOUSE) -> Finding:
    """The one finding of that code."""
    (finding,) = [each for each in check(story, house, known) if each.code == f"check.{code}"]
    return finding


def cure_ids(code: str, story: Story, known: Known = NOTHING_KNOWN, house: PlainHouse = HOUSE) -> list[str]:
    """The ids of the cures that the finding of that code has."""
    return [cure.id for cure in cures_of(story, found(code, story, known, house), known)]


def after(cure_id: str, code: str, story: Story, known: Known = NOTHING_KNOWN, house: PlainHouse = HOUSE) -> Story:
    """The story after a cure of that finding, which has then gone."""
    finding = found(code, story, known, house)
    (cure,) = [each for each in cures_of(story, finding, known) if each.id == cure_id]
    changed = cured(cure, story, finding, known)
    assert changed is not None
    assert finding.code not in {each.code for each in check(changed, house, known)}
    return changed


def cure_called(cure_id: str):
    """The cure of that id."""
    return next(cure for cure in CURES if cure.id == cure_id)
