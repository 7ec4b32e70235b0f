"""Checks of the terms a story runs on: the permission to republish it, and its embargo."""

from collections.abc import Iterator
from datetime import datetime

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
    """An embargo is a time, and is mentioned as long as it is set.

    What time it is now is not asked: the same story has the same findings on any day, and so the same package.
    """
    if not story.embargoed_until:
        return
    place = Place(field="embargoed_until")
    if _is_moment(story.embargoed_until):
        yield warning("embargo.set", place, until=story.embargoed_until)
    else:
        yield error("embargo.malformed", place, text=story.embargoed_until)


def _is_moment(text: str) -> bool:
    """True for an ISO time that names its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
