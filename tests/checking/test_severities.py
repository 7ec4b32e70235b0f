"""A house makes findings as severe as it wants them, but lets no picture leave without its credit or its rights."""

import pytest

from studio.checking.check import check
from studio.story.findings import Severity, blocks_hand_off
from studio.story.severities import MILDEST, SeverityChoice, may_choose
from tests.checking.stories import GOOD, PICTURE, PlainHouse, replace
from tests.checking.test_documented_findings import _severities

BARE = replace(PICTURE, alt="")


def severities(house: PlainHouse, **fields) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in check(replace(GOOD, **fields), house)}


def test_by_themselves_findings_are_what_their_rules_say() -> None:
    assert severities(PlainHouse(), headline="", byline="") == {
        "check.headline.missing": Severity.ERROR,
        "check.byline.missing": Severity.WARNING,
    }


def test_a_house_makes_them_stricter_and_milder() -> None:
    house = PlainHouse(
        severities=(
            ("check.byline.missing", SeverityChoice.ERROR),
            ("check.headline.missing", SeverityChoice.WARNING),
        )
    )
    assert severities(house, headline="", byline="") == {
        "check.headline.missing": Severity.WARNING,
        "check.byline.missing": Severity.ERROR,
    }


def test_a_house_turns_a_finding_off_and_no_other() -> None:
    house = PlainHouse(severities=(("check.picture.no-alt", SeverityChoice.OFF),))
    story = replace(GOOD, headline="", pictures=(BARE, *GOOD.pictures[1:]))
    assert {finding.code for finding in check(story, PlainHouse())} == {
        "check.picture.no-alt",
        "check.headline.missing",
    }
    assert [finding.code for finding in check(story, house)] == ["check.headline.missing"]


def test_what_is_an_error_in_the_house_blocks_its_hand_off() -> None:
    story = replace(GOOD, byline="")
    strict = PlainHouse(severities=(("check.byline.missing", SeverityChoice.ERROR),))
    assert not blocks_hand_off(check(story, PlainHouse()))
    assert blocks_hand_off(check(story, strict))


def test_the_guarded_findings_are_what_their_rules_make_them() -> None:
    known = _severities()
    assert {code: known.get(code) for code in MILDEST} == {code: {severity} for code, severity in MILDEST.items()}


@pytest.mark.parametrize("code", MILDEST)
def test_a_guarded_finding_can_only_be_made_stricter(code: str) -> None:
    assert not may_choose(code, SeverityChoice.OFF)
    assert may_choose(code, SeverityChoice.ERROR)
    assert may_choose(code, SeverityChoice.WARNING) == (MILDEST[code] is Severity.WARNING)


def test_what_keeps_a_picture_from_leaving_without_a_credit_is_guarded() -> None:
    assert {"check.picture.no-credit", "check.body.image", "check.picture.no-rights"} <= MILDEST.keys()
