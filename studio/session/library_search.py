"""Looks for something in every story of the library, a few stories at a time, and tells what it found as it goes."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from studio.checking.house_style import placed_texts
from studio.checking.rule_trial import tried_hits, words_wanted
from studio.errors import KnownError
from studio.library.library import Library
from studio.library.story_walk import WalkQuery
from studio.session.desk import Desk
from studio.session.text_search import SearchTerms, TextMatcher
from studio.story.findings import Place
from studio.story.story import Status, Story
from studio.story.style_rules import StylePack

MOST_HITS = 5000
"""After so many the search ends by itself: nobody reads through more."""

_FROM_THE_TOP = -1
"""Where the library itself has not been begun."""


class TextHit(Struct, frozen=True, kw_only=True):
    """Something that was found in the text at a place, from `start` up to `end`, in characters.

    `number` counts the hits in one text, from 0. `instead` is what is to stand there, where that is known.
    """

    place: Place
    text: str
    number: int
    start: int
    end: int
    instead: str = ""

    @property
    def words(self) -> str:
        """What was found."""
        return self.text[self.start : self.end]


class FoundStory(Struct, frozen=True, kw_only=True):
    """A story in which something was found, at least once."""

    story_id: str
    headline: str
    status: Status
    was_handed_off: bool
    hits: tuple[TextHit, ...]


class SearchEnd(Struct, frozen=True, kw_only=True):
    """How a search ended: at the end of the library, at `MOST_HITS`, or with an error that has a sentence."""

    has_all: bool = True
    unreadable: int = 0
    error: KnownError | None = None


Finder = Callable[[Story], Iterable[TextHit]]
"""Gives what it finds in a story, in the order of the texts. Called on the library's lane. May raise KnownError."""


class _Step(Struct, frozen=True):
    found: tuple[FoundStory, ...]
    goes_on_at: int
    part: float
    unreadable: int


class LibrarySearch(QObject):
    """One search at a time. Each step is a job of the library by itself: what is being typed is saved in between."""

    found = Signal(object)
    """Emitted with stories in which something was found, a tuple, those made last first; the open story before all."""

    progressed = Signal(float)
    """Emitted with the part of the library that was searched, from 0 to 1."""

    ended = Signal(object)
    """Emitted with a `SearchEnd`; not for a search that was cancelled."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run = 0
        self._hits = self._unreadable = 0
        self.is_running = False

    def start(self, finder: Finder, query: WalkQuery) -> None:
        """Search anew; what went on before is cancelled. The open story is searched as it is on the desk."""
        self.cancel()
        self.is_running = True
        self._hits = self._unreadable = 0
        story = self._desk.story
        work = partial(_search_open, finder, query, story)
        self._ask(work, partial(self._on_step, self._run, finder, query, story.id if story is not None else ""))

    def cancel(self) -> None:
        """End the search; nothing more is told of it."""
        self._run += 1
        self.is_running = False

    def _ask(self, work: Callable[[Library], _Step], on_done: Callable[[_Step], None]) -> None:
        self._desk.lane.call(work, on_done, partial(self._on_failed, self._run))

    def _on_step(self, run: int, finder: Finder, query: WalkQuery, open_id: str, step: _Step) -> None:
        if run != self._run:
            return
        self._hits += sum(len(story.hits) for story in step.found)
        self._unreadable += step.unreadable
        if step.found:
            self.found.emit(step.found)
        self.progressed.emit(step.part)
        if run != self._run:  # whoever heard of it cancelled
            return
        if step.goes_on_at == 0 or self._hits >= MOST_HITS:
            self._end(SearchEnd(has_all=self._hits < MOST_HITS, unreadable=self._unreadable))
            return
        work = partial(_search_next, finder, query, max(0, step.goes_on_at), open_id, MOST_HITS - self._hits)
        self._ask(work, partial(self._on_step, run, finder, query, open_id))

    def _on_failed(self, run: int, error: Exception) -> None:
        if run != self._run:
            return
        if isinstance(error, KnownError):
            self._end(SearchEnd(has_all=False, unreadable=self._unreadable, error=error))
        else:
            self.cancel()
            self._desk.runner.failed.emit(error)

    def _end(self, end: SearchEnd) -> None:
        self.cancel()
        self.ended.emit(end)


def words_finder(terms: SearchTerms) -> Finder:
    """A finder of the words in all texts that readers get. Raises SearchError for an expression that is none."""
    return partial(_hits_of_words, TextMatcher(terms))


def words_query(terms: SearchTerms, statuses: tuple[Status, ...]) -> WalkQuery:
    """Which stories can hold the words at all."""
    if terms.is_pattern:
        return WalkQuery(statuses=statuses)
    words = terms.words.encode("utf-8", "replace").decode("utf-8")
    return WalkQuery(statuses=statuses, any_of=(words,) if words else (), are_whole=terms.whole_words)


def _hits_of_words(matcher: TextMatcher, story: Story) -> Iterator[TextHit]:
    for placed in placed_texts(story):
        for number, match in enumerate(matcher.matches(placed.text)):
            start, end = _characters(placed.text, match.start), _characters(placed.text, match.end)
            yield TextHit(place=placed.place, text=placed.text, number=number, start=start, end=end)


def _characters(text: str, units: int) -> int:
    """How many characters so many UTF-16 units are, counted from the beginning."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))


def found_in(finder: Finder, story: Story, *, was_handed_off: bool, most: int = MOST_HITS) -> FoundStory | None:
    """What is found in a story, so many hits at `most`, or None for nothing."""
    hits = tuple(islice(finder(story), most))
    if not hits:
        return None
    return FoundStory(
        story_id=story.id,
        headline=story.headline,
        status=story.status,
        was_handed_off=was_handed_off,
        hits=hits,
    )


def _search_open(finder: Finder, query: WalkQuery, story: Story | None, library: Library) -> _Step:
    """The open story, as it is on the desk; on the library's lane."""
    is_wanted = story is not None and (not query.statuses or story.status in query.statuses)
    if story is None or not is_wanted:
        return _Step((), _FROM_THE_TOP, 0, 0)
    found = found_in(finder, story, was_handed_off=bool(library.hand_offs(story.id)))
    return _Step((found,) if found is not None else (), _FROM_THE_TOP, 0, 0)


def _search_next(finder: Finder, query: WalkQuery, starts_at: int, open_id: str, most: int, library: Library) -> _Step:
    """A few stories of the library; on the library's lane."""
    step = library.walk.step(query, starts_at)
    found: list[FoundStory] = []
    for walked in step.stories:
        story = walked.story
        if story.id != open_id and most > 0:
            each = found_in(finder, story, was_handed_off=walked.was_handed_off, most=most)
            if each is not None:
                found.append(each)
                most -= len(each.hits)
    return _Step(tuple(found), step.goes_on_at, step.part, step.unreadable)


def rules_finder(packs: tuple[StylePack, ...]) -> Finder:
    """A finder of what rules of style find, whatever their level."""
    return partial(_hits_of_rules, packs)


def rules_query(packs: tuple[StylePack, ...], statuses: tuple[Status, ...]) -> WalkQuery:
    """Which stories can hold anything that the rules find."""
    return WalkQuery(statuses=statuses, any_of=words_wanted(packs))


def _hits_of_rules(packs: tuple[StylePack, ...], story: Story) -> Iterator[TextHit]:
    for number, tried in enumerate(tried_hits(packs, story)):
        hit, placed = tried.hit, tried.placed
        yield TextHit(
            place=placed.place, text=placed.text, number=number, start=hit.start, end=hit.end, instead=hit.instead
        )
