"""A house says how long headline, standfirst and alt texts may be before that is mentioned."""

import pytest

from studio.checking.check import check
from tests.checking.stories import GOOD, PICTURE, PlainHouse, PlainLimits, replace

WORDS = "Nine words of text that say a little more. "


def codes(limits: PlainLimits, **fields) -> set[str]:
    return {finding.code for finding in check(replace(GOOD, **fields), PlainHouse(limits=limits))}


@pytest.mark.parametrize(
    ("limit", "code", "field"),
    [("headline", "check.headline.long", "headline"), ("standfirst", "check.standfirst.long", "standfirst")],
)
def test_a_text_longer_than_the_limit_is_mentioned(limit: str, code: str, field: str) -> None:
    assert code in codes(PlainLimits(**{limit: 20}), **{field: "x" * 21})
    assert code not in codes(PlainLimits(**{limit: 20}), **{field: "x" * 20})
    assert code not in codes(PlainLimits(**{limit: 0}), **{field: "x" * 2000})


def test_an_alt_text_longer_than_the_limit_is_mentioned() -> None:
    pictures = (replace(PICTURE, alt=WORDS.strip()), *GOOD.pictures[1:])
    assert "check.alt.long" in codes(PlainLimits(alt=20), pictures=pictures)
    assert "check.alt.long" not in codes(PlainLimits(alt=0), pictures=pictures)
    assert "check.alt.long" not in codes(PlainLimits(), pictures=pictures)
