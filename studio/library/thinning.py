"""Which of many moments in the past are kept: the rule that thins revisions and backups, as pure functions.

Of the last two days everything, then one a day, one a week, one a month; each time the last one. "The last days" are
days on which something happened, not days of the calendar: so neither a long holiday nor a clock that jumped ahead
makes anything old at once. What lies in the future is always kept.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from studio.library.records import RevisionRow

RECENT = timedelta(days=2)
WHOLE_DAYS = 3

KEPT_FOR_GOOD = frozenset(
    {
        "hand-off",
        "named",
        "intake",
        "recovered",
        "before-restore",
        "before-recovery",
        "before-intake",
        "before-replace",
        "before-credits",
        "before-words-dropped",
    }
)
"""Reasons whose revisions are never thinned: each holds words that the revisions around it may not hold."""


class Rule(Struct, frozen=True):
    """How many days, weeks and months back the last one of each is kept; None is for ever."""

    days: int
    weeks: int
    months: int | None


BACKUPS = Rule(days=3 + 12, weeks=3 + 10, months=4 + 9)
"""All of two days, then 12 daily, 10 weekly, 9 monthly, a year in all.

Each stretch begins where the one before ends: two days touch 3 dates, two weeks 3 weeks, twelve weeks 4 months.
"""

REVISIONS = Rule(days=3 + 12, weeks=3 + 10, months=None)
"""The same, and one a month for ever."""


def kept(
    times: Iterable[datetime], now: datetime, rule: Rule = BACKUPS, *, whole_since: date | None = None
) -> frozenset[datetime]:
    """The moments to keep, of `times`; all are UTC.

    Everything from `whole_since` on is kept; without it, from the third latest date among the times themselves on.
    Keeping is idempotent, what is kept later was kept before, and thinning often ends where thinning once ends.
    """
    latest_first = sorted(set(times), reverse=True)
    past = [time for time in latest_first if time <= now]
    days = _last_of_each(past, datetime.date)
    whole = whole_since or min((time.date() for time in days[:WHOLE_DAYS]), default=date.max)
    return frozenset(
        (
            *(time for time in latest_first if time > now - RECENT or time.date() >= whole),
            *days[: rule.days],
            *_last_of_each(past, _week)[: rule.weeks],
            *_last_of_each(past, _month)[: rule.months],
        )
    )


def kept_revisions(
    rows: Sequence[RevisionRow],
    handed_off: Iterable[int],
    now: datetime,
    whole_since: date | None = None,
) -> frozenset[int]:
    """The numbers of a story's revisions to keep.

    Named ones, hand-offs, the newest, those of `KEPT_FOR_GOOD` and those whose time cannot be read are always among
    them, and everything of the last two days.
    """
    times = {row.revision: time for row in rows if (time := moment(row.created_at)) is not None}
    chosen = kept(times.values(), now, REVISIONS, whole_since=whole_since)
    always = {row.revision for row in rows if row.name or row.reason in KEPT_FOR_GOOD or row.revision not in times}
    newest = max((row.revision for row in rows), default=0)
    known = {row.revision for row in rows}
    thinned = {revision for revision, time in times.items() if time in chosen}
    return frozenset(thinned | always | ({newest, *handed_off} & known))


def moment(text: str) -> datetime | None:
    """The time that the library wrote as ``2026-01-08T14:02:00Z``; None where that cannot be read."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z")
    except ValueError:
        return None


def _last_of_each(latest_first: Iterable[datetime], stretch: Callable[[datetime], object]) -> list[datetime]:
    found: dict[object, datetime] = {}
    for time in latest_first:
        found.setdefault(stretch(time), time)
    return list(found.values())


def _week(time: datetime) -> tuple[int, int]:
    return time.isocalendar()[:2]


def _month(time: datetime) -> tuple[int, int]:
    return time.year, time.month
