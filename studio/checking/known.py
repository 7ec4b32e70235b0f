"""What the checks are told besides the story and the house: the date, and what the library remembers."""

from collections.abc import Mapping

from msgspec import Struct, field

from studio.story.library_box import LibraryBox


class Known(Struct, frozen=True, kw_only=True):
    """What is known when a story is checked.

    `today` is an ISO date; empty when nobody asked the calendar. `boxes` are the library's boxes that the story holds
    copies of, by id, as they are now. `quotes` are the words that stood between the story's quotation marks.
    """

    today: str = ""
    boxes: Mapping[str, LibraryBox] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()


NOTHING_KNOWN = Known()
