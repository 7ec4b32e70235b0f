"""The order of a story's corrections: the newest first."""

from collections.abc import Iterable
from datetime import date

from studio.story.box_kinds import last_day
from studio.story.elements import Correction


def newest_first(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections by their dates, the newest first; of one day as they stand, and those without a date last."""
    return tuple(sorted(corrections, key=lambda note: last_day(note.date) or date.min, reverse=True))
