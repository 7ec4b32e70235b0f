"""Cures of dates: one that can be read in one way only is written as 2026-01-08."""

from datetime import date

import pytest
from msgspec.structs import replace

from studio.checking.cures.date_cures import date_read
from studio.story.elements import Fact
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import BOX, GOOD, PICTURE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8 January 2026", date(2026, 1, 8)),
        ("8th of January, 2026", date(2026, 1, 8)),
        ("January 8, 2026", date(2026, 1, 8)),
        ("Jan. 8, 2026.", date(2026, 1, 8)),
        (" 2026/1/8 ", date(2026, 1, 8)),
        ("2026.01.08", date(2026, 1, 8)),
        ("8/1/2026", None),
        ("01-08-2026", None),
        ("8 January", None),
        ("until 8 January 2026", None),
        ("8 January 2026 or 9 January 2026", None),
        ("31 February 2026", None),
        ("2026-13-45", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_read_where_it_is_one_and_only_one(text: str, day: date | None) -> None:
    assert date_read(text) == day


def test_dates_of_facts_are_written_as_dates() -> None:
    fact = Fact(question="Who?", answer="We.", as_of="8 January 2026", review_by="2026/12/1")
    story = story_with(fact_boxes=(replace(BOX, facts=(BOX.facts[0], fact)),))
    assert after("write-date", "fact.as-of-malformed", story).fact_boxes[0].facts[1].as_of == "2026-01-08"
    assert after("write-date", "fact.review-malformed", story).fact_boxes[0].facts[1].review_by == "2026-12-01"


@pytest.mark.parametrize("part", ["expires", "not_before"])
def test_days_a_picture_may_run_on_are_written_as_dates(part: str) -> None:
    picture = replace(PICTURE, credit=replace(PICTURE.credit, **{part: "Jan 8, 2027"}))
    story = story_with(pictures=(picture, *GOOD.pictures[1:]))
    cured = after("write-date", "rights.malformed", story).pictures[0].credit
    assert getattr(cured, part) == "2027-01-08"
    vague = replace(PICTURE, credit=replace(PICTURE.credit, **{part: "8/1/2027"}))
    assert cure_ids("rights.malformed", story_with(pictures=(vague, *GOOD.pictures[1:]))) == []
