"""What the checks are told besides the story and the house: the date, and what the library remembers."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from studio.checking.source_cautions import SourceCaution, cautions_from
from studio.story.library_box import LibraryBox
from studio.story.story import Story

if TYPE_CHECKING:
    from studio.library.library import Library
    from studio.library.linked_stories import LinkedStory
    from studio.library.picture_memory import RanBefore


class Known(Struct, frozen=True, kw_only=True):
    """What is known when a story is checked.

    `today` is an ISO date; empty when nobody asked the calendar. `boxes` are the library's boxes that the story holds
    copies of, by id, as they are now. `quotes` are the words that stood between the story's quotation marks.
    `ran_before` are the uses in other stories of each of the story's pictures, by hash, those of the very file first.
    `linked` are the stories of the library that related links lead to, by id.
    `cautions` are the sources of pictures to be careful with, the shipped ones where it is None; `cautions_unread` says
    why an own table of them could not be read, or nothing.
    """

    today: str = ""
    boxes: Mapping[str, LibraryBox] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    ran_before: "Mapping[str, tuple[RanBefore, ...]]" = field(default_factory=dict)
    linked: "Mapping[str, LinkedStory]" = field(default_factory=dict)
    cautions: tuple[SourceCaution, ...] | None = None
    cautions_unread: str = ""


NOTHING_KNOWN = Known()


def gather_known(library: "Library", story: Story, today: str, cautions_file: Path | None = None) -> Known:
    """Ask the library what there is to know of a story; on the library's thread.

    `today` is an ISO date; `cautions_file` the editor's own table of cautions, which need not be there. Raises what
    reading from the library raises.
    """
    cautions, unread = (None, "") if cautions_file is None else cautions_from(cautions_file)
    hashes = {picture.sha256 for picture in story.pictures if picture.has_file}
    return Known(
        today=today,
        boxes=library.boxes.known(box.library_box for box in story.fact_boxes),
        quotes=library.remembered_quotes(story.id),
        ran_before={sha256: ran for sha256 in hashes if (ran := library.picture_memory.ran_before(sha256, story.id))},
        linked=library.linked_stories(link.library_story for link in story.related),
        cautions=cautions,
        cautions_unread=unread,
    )
