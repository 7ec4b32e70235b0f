"""A picture runs only on days it may run on, and its supplier is listened to."""

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.known import Known
from studio.story.credit import Credit
from studio.story.findings import Severity
from tests.checking.stories import GOOD, HOUSE, PICTURE, POSTER, SECOND


def _found(today: str = "", embargo: str = "", **credit: str) -> list[tuple[str, Severity]]:
    picture = replace(PICTURE, credit=Credit(creator="Ada Reyes", rights_class="staff", **credit))
    story = replace(GOOD, pictures=(picture, SECOND, POSTER), embargoed_until=embargo)
    found = check(story, HOUSE, Known(today=today))
    return [
        (each.code.removeprefix("check.rights."), each.severity) for each in found if "embargo.set" not in each.code
    ]


@pytest.mark.parametrize(
    ("expires", "found"),
    [
        ("2026-01-07", [("expired", Severity.ERROR)]),
        ("2026-01-08", [("expires-soon", Severity.WARNING)]),
        ("2026-01-15", [("expires-soon", Severity.WARNING)]),
        ("2026-01-16", []),
        ("", []),
    ],
)
def test_the_last_day(expires: str, found: list[tuple[str, Severity]]) -> None:
    assert _found("2026-01-08", expires=expires) == found


def test_without_a_calendar_nothing_is_said_of_today() -> None:
    assert _found(expires="2020-01-01", not_before="2019-01-01") == []


def test_the_first_day() -> None:
    assert _found("2026-01-08", not_before="2026-01-09") == [("too-early", Severity.WARNING)]
    assert _found("2026-01-08", not_before="2026-01-08") == []


def test_a_story_under_embargo_runs_when_that_is_over() -> None:
    embargo = "2026-01-20T06:00:00Z"
    assert _found("2026-01-08", embargo, not_before="2026-01-20") == []
    assert _found("2026-01-08", embargo, not_before="2026-01-21") == [("too-early", Severity.WARNING)]
    assert _found("2026-01-08", embargo, expires="2026-01-19") == [("ends-before-embargo", Severity.ERROR)]
    assert _found("2026-01-08", embargo, expires="2026-01-22") == [("expires-soon", Severity.WARNING)]
    assert _found("2026-01-08", embargo, expires="2026-02-22") == []
    assert _found("2026-01-08", "2020-01-01T00:00:00Z", expires="2026-02-22") == []


@pytest.mark.parametrize("text", ["8 January", "2026-13-01", "20260108", "2026-1-8", "next week", "2026-W02-4"])
def test_a_date_that_is_none_is_an_error(text: str) -> None:
    assert _found("2026-01-08", expires=text) == [("malformed", Severity.ERROR)]
    assert _found(not_before=text) == [("malformed", Severity.ERROR)]


def test_dates_that_leave_no_day_are_an_error() -> None:
    assert _found(not_before="2026-03-02", expires="2026-03-01") == [("never", Severity.ERROR)]
    assert _found(not_before="2026-03-01", expires="2026-03-01") == []


@pytest.mark.parametrize(
    "instructions",
    [
        "NO SALES; NO ARCHIVE",
        "Mandatory credit: Ada Reyes",
        "Embargoed until noon",
        "AUSTRALIA OUT",
        "For editorial use only.",
        "UK OUT, NO MAGS",
    ],
)
def test_what_the_supplier_asks_for_is_shown(instructions: str) -> None:
    assert _found(instructions=instructions) == [("instructions", Severity.WARNING)]


@pytest.mark.parametrize("instructions", ["", "Thank you", "Taken out at sea", "Archived 2026", "Sales of fish fell"])
def test_a_harmless_instruction_is_not(instructions: str) -> None:
    assert _found(instructions=instructions) == []


def test_very_long_instructions_are_cut() -> None:
    picture = replace(PICTURE, credit=replace(PICTURE.credit, instructions="no sales " * 500))
    (found,) = check(replace(GOOD, pictures=(picture, SECOND, POSTER)), HOUSE)
    assert found.parameters["words"] == "no sales"
    assert len(found.parameters["instructions"]) == 201
