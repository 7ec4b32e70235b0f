"""The order of corrections."""

from studio.story.corrections import newest_first
from studio.story.elements import Correction


def test_the_newest_stands_first_and_what_has_no_date_last() -> None:
    notes = [Correction(text=text, date=date) for text, date in (
        ("undated", ""), ("old", "2026-01-08"), ("first of a day", "2026-01-10"), ("second of it", "2026-01-10"),
        ("wrong", "Friday"), ("month", "2026-01"),
    )]  # fmt: skip
    assert [note.text for note in newest_first(notes)] == [
        "month",
        "first of a day",
        "second of it",
        "old",
        "undated",
        "wrong",
    ]
