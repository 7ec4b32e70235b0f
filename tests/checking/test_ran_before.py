"""A picture whose credit differs from what it ran with in another story is told of."""

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.known import Known
from studio.checking.ran_before import credited_before, described_before
from studio.library.picture_memory import PictureUse, RanBefore
from studio.story.credit import Credit
from studio.story.findings import Finding
from studio.story.story import Status
from tests.checking.stories import GOOD, HOUSE, PICTURE

ELSEWHERE = Credit(creator="Aigerim Bek", organisation="Steppe Pictures")


def ran(credit: Credit = ELSEWHERE, alt: str = "", *, handed_off: bool = False, status: str = "draft") -> RanBefore:
    use = PictureUse(
        story_id="other", headline="Plateau", status=status, picture_id="herd", credit=credit, alt=alt, caption="",
        cropped=False, handed_off=handed_off,
    )  # fmt: skip
    return RanBefore(use=use, is_same_file=True, is_part=False)


def _found(credit: Credit, *before: RanBefore) -> tuple[Finding, ...]:
    picture = replace(PICTURE, credit=credit)
    findings = check(replace(GOOD, pictures=(picture,)), HOUSE, Known(ran_before={PICTURE.sha256: before}))
    return tuple(finding for finding in findings if finding.code == "check.picture.credit-differs")


def test_another_credit_is_told_of_with_both_credits_and_the_story() -> None:
    (found,) = _found(Credit(creator="Tomas Rivera"), ran())
    assert (found.place.element, found.place.part) == (PICTURE.id, "credit")
    assert found.parameters["other"] == ELSEWHERE.text
    assert found.parameters["credit"] == "Tomas Rivera"
    assert found.parameters["headline"] == "Plateau"


@pytest.mark.parametrize(
    ("credit", "before"),
    [
        (Credit(creator="AIGERIM  bek", organisation="Steppe pictures"), ran()),
        (replace(ELSEWHERE, usage_terms="Two weeks"), ran()),
        (Credit(creator="Tomas Rivera"), ran(Credit())),
        (Credit(creator="Tomas Rivera"), ran(status=Status.SPIKED)),
    ],
)
def test_the_same_names_and_stories_that_say_nothing_are_not_told_of(credit: Credit, before: RanBefore) -> None:
    assert _found(credit, before) == ()


def test_a_missing_credit_is_one_finding_and_not_two() -> None:
    assert _found(Credit(), ran()) == ()


def test_what_left_the_desk_counts_more_than_what_was_changed_last() -> None:
    draft, printed = ran(Credit(creator="A"), "Draft"), ran(ELSEWHERE, "Printed", handed_off=True)
    assert credited_before((draft, printed)) == printed
    assert described_before((draft, printed)) == printed
    assert described_before((ran(), draft)) == draft
    assert credited_before((ran(Credit()),)) is None
