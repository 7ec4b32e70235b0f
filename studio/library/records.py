"""What the library hands out and takes in besides stories: rows, queries, hits and hand-offs, as frozen structs."""

from msgspec import Struct

from studio.story.story import Status, Story

DEFAULT_LIMIT = 50


class SavedRevision(Struct, frozen=True):
    """A save that is durable: the story's revision number (from 1) and the UTC time as ``2026-01-08T14:02:00Z``."""

    revision: int
    saved_at: str


class StoredStory(Struct, frozen=True):
    """A story as the library holds it, with its revision and the UTC time it was saved at."""

    story: Story
    revision: int
    saved_at: str


class ListQuery(Struct, frozen=True, kw_only=True):
    """What a story list asks for.

    No `statuses` means every status; `section` None means every section, and "" the stories without one. `words` are
    searched for as they are typed: the last one is a prefix. The newest stories come first: the last changed, or, with
    `words`, the last made. `after` is the `place` of the last row of the page before.
    """

    statuses: tuple[Status, ...] = ()
    section: str | None = None
    words: str = ""
    limit: int = DEFAULT_LIMIT
    after: int | None = None


class Mark(Struct, frozen=True):
    """A stretch of a snippet that matched: start and length in code points."""

    start: int
    length: int


class Snippet(Struct, frozen=True):
    """A few words around a match, as plain text, with the places of the matching words."""

    text: str
    marks: tuple[Mark, ...] = ()


class StoryRow(Struct, frozen=True):
    """One line of a story list. `lead_sha256` is empty without a lead picture that has its file.

    `handed_off_revision` is the revision of the latest hand-off, or None. `place` continues the list after this row.
    `snippet` holds a few words around what was searched for; empty where nothing was.
    """

    id: str
    slug: str
    headline: str
    section: str
    status: Status
    words: int
    updated_at: str
    revision: int
    lead_sha256: str
    handed_off_revision: int | None
    place: int
    snippet: Snippet = Snippet("")

    @property
    def is_edited_since_hand_off(self) -> bool:
        """True when the story was handed off and has been saved since."""
        return self.handed_off_revision is not None and self.revision > self.handed_off_revision


class SearchHit(Struct, frozen=True):
    """One story that answers to a search, with the words around the match."""

    id: str
    slug: str
    headline: str
    section: str
    status: Status
    updated_at: str
    snippet: Snippet


class SectionCount(Struct, frozen=True):
    """A section that stories run in, and how many; the empty section counts those without one."""

    section: str
    stories: int


class RevisionRow(Struct, frozen=True):
    """One whole story kept from the past: its revision, why it was kept, its words, when (UTC), and its name if any.

    `reason` is a code, such as ``opened``, ``hand-off`` or ``named``.
    """

    revision: int
    reason: str
    words: int
    created_at: str
    name: str = ""


class HandOff(Struct, frozen=True, kw_only=True):
    """One export that left the desk: of which story and revision, when (UTC), for which house, and the file's hash."""

    story_id: str
    revision: int
    at: str
    house: str
    sha256: str
    file_name: str


class PictureRow(Struct, frozen=True, kw_only=True):
    """One original of the picture store. `width` and `height` are upright pixels, or 0 where nobody measured."""

    sha256: str
    media_type: str
    byte_size: int
    width: int = 0
    height: int = 0
    added_at: str
