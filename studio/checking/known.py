"""What the checks are told besides the story and the house: the date, and what the library remembers."""

from collections.abc import Mapping

from msgspec import Struct, field

from studio.checking.source_cautions import SourceCaution
from studio.story.library_box import LibraryBox


class Known(Struct, frozen=True, kw_only=True):
    """What is known when a story is checked.

    `today` is an ISO date; empty when nobody asked the calendar. `boxes` are the library's boxes that the story holds
    copies of, by id, as they are now. `quotes` are the words that stood between the story's quotation marks.
    `cautions` are the sources of pictures to be careful with, the shipped ones where it is None; `cautions_unread` says
    why an own table of them could not be read, or nothing.
    """

    today: str = ""
    boxes: Mapping[str, LibraryBox] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    cautions: tuple[SourceCaution, ...] | None = None
    cautions_unread: str = ""


NOTHING_KNOWN = Known()
