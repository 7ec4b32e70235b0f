"""The rule that thins: what it keeps, and that it never depends on how often it ran or where the clock stood."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studio.library.records import RevisionRow
from studio.library.thinning import BACKUPS, KEPT_FOR_GOOD, REVISIONS, kept, kept_revisions

NOW = datetime(2026, 1, 8, 14, 2, tzinfo=UTC)
moments = st.integers(0, 2 * 365 * 96).map(
    lambda quarters: NOW - timedelta(days=600) + timedelta(minutes=15) * quarters
)
some = st.lists(moments, max_size=60)


def test_all_of_two_days_then_daily_weekly_and_monthly_for_a_year() -> None:
    every_half_hour = [NOW - timedelta(minutes=30) * number for number in range(48 * 800)]
    chosen = sorted(kept(every_half_hour, NOW), reverse=True)
    ages = [(NOW - time).days for time in chosen]
    assert sum(age < 2 for age in ages) == 96
    assert len({time.date() for time in chosen if (NOW.date() - time.date()).days < 15}) == 15
    weekly = [age for age in ages if 15 <= age < 85]
    assert 10 <= len(weekly) <= 13
    monthly = [age for age in ages if age >= 85]
    assert 8 <= len(monthly) <= 10
    assert max(ages) > 330


def test_of_each_day_the_last_is_kept() -> None:
    week_ago = NOW - timedelta(days=7)
    times = [week_ago - timedelta(hours=hour) for hour in range(5)] + [NOW - timedelta(days=day) for day in range(4)]
    assert kept(times, NOW) == {week_ago, *times[5:]}


@given(some, moments)
def test_it_is_idempotent_and_keeps_the_newest(times: list[datetime], now: datetime) -> None:
    once = kept(times, now)
    assert kept(once, now) == once <= set(times)
    assert not times or max(times) in once


@given(some, moments, moments)
def test_what_is_kept_later_was_kept_before(times: list[datetime], one: datetime, other: datetime) -> None:
    early, late = sorted((one, other))
    assert kept(times, late) <= kept(times, early)


@given(some, some, moments, moments)
def test_thinning_often_ends_where_thinning_once_does(
    times: list[datetime], more: list[datetime], one: datetime, other: datetime
) -> None:
    early, late = sorted((one, other))
    assert kept({*kept(times, early), *more}, late) == kept({*times, *more}, late)


@given(st.lists(moments, max_size=300), moments)
def test_it_is_bounded(times: list[datetime], now: datetime) -> None:
    chosen = kept(times, now)
    whole = sorted({time.date() for time in times if time <= now}, reverse=True)[:3]
    thinned = [time for time in chosen if time <= now - timedelta(days=2) and time.date() not in whole]
    assert len(thinned) <= BACKUPS.days + BACKUPS.weeks + (BACKUPS.months or 0)


@given(some, moments)
def test_a_clock_that_jumps_makes_nothing_of_the_last_days_old(times: list[datetime], now: datetime) -> None:
    past = [time for time in times if time <= now]
    last_days = sorted({time.date() for time in past}, reverse=True)[:2]
    jumped = now + timedelta(days=5_000)
    chosen = kept([*past, jumped], jumped)
    assert {time for time in past if time.date() in last_days} <= chosen
    back = now - timedelta(days=5_000)
    assert kept(past, back) == set(past)


@given(some, moments, st.data())
def test_some_revisions_are_never_thinned(times: list[datetime], now: datetime, data: st.DataObject) -> None:
    reasons = st.sampled_from(["opened", "idle", *sorted(KEPT_FOR_GOOD)])
    rows = [
        RevisionRow(
            number + 1,
            data.draw(reasons),
            0,
            time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            data.draw(st.sampled_from(["", "", "A name"])),
        )
        for number, time in enumerate(times)
    ]
    handed_off = data.draw(st.sets(st.integers(1, 70), max_size=3))
    chosen = kept_revisions(rows, handed_off, now)
    for row in rows:
        is_precious = row.name or row.reason in KEPT_FOR_GOOD or row.revision in handed_off
        is_recent = times[row.revision - 1] > now - timedelta(days=2)
        if is_precious or is_recent or row.revision == len(rows):
            assert row.revision in chosen
    assert chosen <= {row.revision for row in rows}
    assert kept_revisions([row for row in rows if row.revision in chosen], handed_off, now) == chosen


def test_a_time_that_cannot_be_read_is_no_reason_to_let_go() -> None:
    rows = [RevisionRow(1, "idle", 0, "yesterday"), RevisionRow(2, "idle", 0, "2020-01-01T00:00:00Z")]
    assert kept_revisions(rows, (), NOW) == {1, 2}
    assert REVISIONS.months is None
