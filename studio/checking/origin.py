"""Checks of the terms a story runs on: the permission to republish it, and its embargo."""

from collections.abc import Iterator
from datetime import UTC, datetime

from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.findings import Finding, Place
from studio.story.story import Story


def check_permission(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """A story that came from elsewhere says who allowed it."""
    if story.origin is not None and is_blank(story.origin.permission):
        publisher = story.origin.publisher.strip()
        place = Place(field="origin", part="permission")
        if publisher:
            yield error("origin.no-permission", place, publisher=publisher)
        else:
            yield error("origin.no-permission-unnamed", place)


def check_embargo(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """An embargo is a time, and one that still lies ahead is mentioned."""
    if not story.embargoed_until:
        return
    place, until = Place(field="embargoed_until"), _time(story.embargoed_until)
    if until is None:
        yield error("embargo.malformed", place, text=story.embargoed_until)
    elif until > datetime.now(UTC):
        yield warning("embargo.ahead", place, until=story.embargoed_until)


def _time(text: str) -> datetime | None:
    """The moment an ISO time with its zone names, or None for any other text."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
