"""Checks of corrections: what readers are told, and since when."""

from collections.abc import Iterator

from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.box_kinds import last_day
from studio.story.findings import Finding, Place
from studio.story.story import Story


def check_corrections(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every correction says something, and is dated."""
    for index, note in enumerate(story.corrections):
        number, element = str(index + 1), str(index)
        date = Place(field="corrections", element=element, part="date")
        if is_blank(note.text):
            yield error("correction.no-text", Place(field="corrections", element=element, part="text"), number=number)
        if is_blank(note.date):
            yield warning("correction.no-date", date, number=number)
        elif last_day(note.date) is None:
            yield warning("correction.date-malformed", date, number=number, text=note.date)
