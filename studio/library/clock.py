"""The time as the library writes it."""

from datetime import UTC, datetime


def utc_now() -> str:
    """Now, in whole seconds of UTC: ``2026-01-08T14:02:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
