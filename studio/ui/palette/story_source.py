"""The stories of the library, for the palette: those changed last, by letters of their headlines or words in them."""

from functools import partial

from studio.library.library import Library
from studio.library.records import ListQuery, SearchHit, StoryRow
from studio.session.desk import Desk
from studio.story.story import Status
from studio.ui.palette.entry import OnFound, PaletteEntry, answering
from studio.wording import sentence

_LATEST = 300
"""So many of the stories changed last are found by letters of their headlines."""
_HITS = 30
_STANDING = (Status.DRAFT, Status.READY)


class StorySource:
    """Headlines that hold the letters in order come first, then stories that hold the words."""

    hint = "palette.stories-hint"
    nothing = "palette.no-story"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._is_under_way = False
        self._next: tuple[str, OnFound] | None = None

    def find(self, text: str, on_found: OnFound) -> None:
        """Find stories; the answer comes from the library's lane.

        What is asked while a look-up is under way waits for its end, and only the last of it: a save must not wait
        behind every key.
        """
        if self._is_under_way:
            self._next = (text, on_found)
            return
        self._is_under_way = True

        def look_up(library: Library) -> tuple[tuple[StoryRow, ...], tuple[SearchHit, ...]]:
            latest = library.list_stories(ListQuery(statuses=_STANDING, limit=_LATEST))
            return latest, library.search(text, _HITS) if text.strip() else ()

        def on_looked_up(found: tuple[tuple[StoryRow, ...], tuple[SearchHit, ...]]) -> None:
            latest, hits = found
            by_headline = answering(tuple(self._entry(row, row.section) for row in latest), text)
            known = {entry.id for entry in by_headline}
            by_words = tuple(self._entry(hit, hit.snippet.text) for hit in hits if hit.id not in known)
            on_found((*by_headline, *by_words))
            go_on()

        def go_on() -> None:
            self._is_under_way = False
            if self._next is not None:
                following, self._next = self._next, None
                self.find(*following)

        def on_failed(error: Exception) -> None:
            go_on()
            self._desk.runner.failed.emit(error)

        self._desk.lane.call(look_up, on_looked_up, on_failed)

    def _entry(self, story: StoryRow | SearchHit, detail: str) -> PaletteEntry:
        return PaletteEntry(
            id=story.id,
            title=story.headline.strip() or sentence("library.untitled"),
            detail=detail,
            aside=sentence(f"library.status.{story.status}"),
            icon="story",
            act=partial(self._desk.show_story, story.id),
        )
