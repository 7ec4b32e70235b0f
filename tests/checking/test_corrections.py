"""Corrections say something, are dated, and can be dated today."""

from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.cures.all_cures import cured, cures_of
from studio.checking.known import NOTHING_KNOWN, Known
from studio.story.elements import Correction
from studio.story.findings import Place, Severity
from tests.checking.stories import GOOD, HOUSE, codes, the_finding

NOTE = Correction(text="There were eleven boats, not nine.", date="2026-01-09")


def test_a_correction_says_something_on_a_day() -> None:
    assert codes(corrections=(NOTE, replace(NOTE, date="2026-01"))) == []


def test_one_that_says_nothing_is_an_error_at_its_words() -> None:
    found = the_finding(corrections=(NOTE, replace(NOTE, text=" ")))
    assert (found.code, found.severity) == ("check.correction.no-text", Severity.ERROR)
    assert found.place == Place(field="corrections", element="1", part="text")
    assert found.parameters == {"number": "2"}


def test_one_without_a_day_or_with_none_is_mentioned() -> None:
    assert the_finding(corrections=(replace(NOTE, date=""),)).code == "check.correction.no-date"
    found = the_finding(corrections=(replace(NOTE, date="Friday"),))
    assert (found.code, found.severity) == ("check.correction.date-malformed", Severity.WARNING)
    assert found.parameters == {"number": "1", "text": "Friday"}


def test_it_can_be_dated_today_once_the_day_is_known() -> None:
    story = replace(GOOD, corrections=(NOTE, replace(NOTE, date="")))
    (finding,) = check(story, HOUSE)
    assert cures_of(story, finding, NOTHING_KNOWN) == ()
    known = Known(today="2026-01-10")
    (cure,) = cures_of(story, finding, known)
    after = cured(cure, story, finding, known)
    assert after is not None
    assert after.corrections == (NOTE, replace(NOTE, date="2026-01-10"))
