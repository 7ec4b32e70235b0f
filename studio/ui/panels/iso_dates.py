"""Dates and times as editors write them: ISO, and what they mean at the desk."""

import re
from datetime import UTC, date, datetime

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_iso_date(text: str) -> bool:
    """True for a real date written as ``2026-01-08``."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def local_time(text: str) -> datetime | None:
    """The local time of an ISO time; UTC is meant where it names no zone. None for anything else."""
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return (time if time.tzinfo is not None else time.replace(tzinfo=UTC)).astimezone()


def today() -> str:
    """Today's date at the desk, as ``2026-01-08``."""
    return datetime.now().astimezone().date().isoformat()


def utc_text(time: datetime) -> str:
    """An aware time in UTC, as ``2026-01-08T14:00:00Z``."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
