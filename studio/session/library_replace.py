"""Replaces in many stories at once: the open one by its session, the others in the library; and takes it back."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from studio.library.library import Library
from studio.library.story_rows import storable
from studio.session.desk import Desk
from studio.session.library_search import TextHit
from studio.session.notices import Notice
from studio.session.text_search import SearchTerms, TextMatcher
from studio.story.canonical import story_to_json
from studio.story.findings import Place
from studio.story.story import Story
from studio.story.text_changes import TextChange, with_text_changes
from studio.wording import counted, sentence

ORIGIN = "library-replace"
REASON = "before-replace"
"""Why the library keeps each story as it was."""


class StoryChanges(Struct, frozen=True, kw_only=True):
    """What becomes of some texts of one story.

    With a `mark` the story is changed only where it is, as a whole, as `mark_of` marks it.
    """

    story_id: str
    changes: tuple[TextChange, ...]
    mark: str = ""

    @property
    def hits(self) -> int:
        """How many hits that replaces."""
        return _hits(self.changes)


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of changing stories.

    `done` are those that changed, each with what takes it back. `left` hits, in `stories_left` stories that stayed as
    they are, were left.
    """

    done: tuple[StoryChanges, ...] = ()
    left: int = 0
    stories_left: int = 0

    @property
    def hits(self) -> int:
        """How many hits were replaced."""
        return sum(each.hits for each in self.done)


def changes_of(
    terms: SearchTerms, replacement: str, wanted: Mapping[str, Iterable[TextHit]]
) -> tuple[StoryChanges, ...]:
    """What replacing some hits changes, by the id of their story; nothing where the words stay what they are.

    Raises what looking for the terms raises.
    """
    matcher = TextMatcher(terms)
    made = (
        StoryChanges(story_id=story_id, changes=tuple(_changes_in(matcher, replacement, hits)))
        for story_id, hits in wanted.items()
    )
    return tuple(story for story in made if story.changes)


def _changes_in(matcher: TextMatcher, replacement: str, hits: Iterable[TextHit]) -> Iterator[TextChange]:
    texts: dict[tuple[Place, str], set[int]] = {}
    for hit in hits:
        texts.setdefault((hit.place, hit.text), set()).add(hit.number)
    for (place, text), numbers in texts.items():
        after = matcher.with_some_replaced(text, replacement, numbers)
        if after != text:
            yield TextChange(place=place, before=text, after=after, hits=len(numbers))


class LibraryReplace:
    """Carries changes out. A story that fails is told by the desk; the others go on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def carry_out(
        self,
        changes: Iterable[StoryChanges],
        on_done: Callable[[Outcome], None],
        on_progress: Callable[[int], None] | None = None,
    ) -> None:
        """Make the changes where the texts are as they were found, then say so and offer to take it back.

        Each story is first kept as a revision. The open one changes as one step that can be undone. `on_progress` is
        told how many stories are still to come.
        """
        wanted = tuple(changes)
        step = counted("library-search.step", count=sum(each.hits for each in wanted))
        _Run(self._desk, wanted, step, partial(self._on_done, on_done), on_progress).start()

    def take_back(self, done: Iterable[StoryChanges]) -> None:
        """Put back the stories that nobody edited since, and say how many were."""
        _Run(self._desk, tuple(done), sentence("library-search.back-step"), self._say_back).start()

    def _on_done(self, on_done: Callable[[Outcome], None], outcome: Outcome) -> None:
        on_done(outcome)
        words = outcome_words(outcome)
        if outcome.done:
            act = partial(self.take_back, outcome.done)
            self._desk.say(Notice(code="library-search.said", parameters={"words": words}, act=act))
        elif words:
            self._desk.say(Notice(code="library-search.said", parameters={"words": words}, is_problem=True))

    def _say_back(self, outcome: Outcome) -> None:
        words = [counted("library-search.back", count=len(outcome.done))]
        if outcome.stories_left:
            words.append(counted("library-search.back-left", count=outcome.stories_left))
        self._desk.say(Notice(code="library-search.said", parameters={"words": " ".join(words)}))


def outcome_words(outcome: Outcome) -> str:
    """How many hits were replaced in how many stories, and how many were left."""
    words = []
    if outcome.done:
        stories = counted("library-search.in-stories", count=len(outcome.done))
        words.append(counted("library-search.replaced", count=outcome.hits, stories=stories))
    if outcome.left:
        words.append(counted("library-search.left", count=outcome.left))
    return " ".join(words)


class _Changed(Struct, frozen=True):
    """What came of one story: what takes it back, if it changed, and how many of its hits were left."""

    back: StoryChanges | None
    left: int


class _Run:
    """One pass over the stories that some changes concern.

    Each is a job of the library by itself, begun when the one before is done: so a save of what is being typed waits
    for one of them at most.
    """

    def __init__(
        self,
        desk: Desk,
        wanted: tuple[StoryChanges, ...],
        step: str,
        on_done: Callable[[Outcome], None],
        on_progress: Callable[[int], None] | None = None,
    ) -> None:
        self._desk = desk
        self._wanted = list(wanted)
        self._step = step
        self._on_done = on_done
        self._on_progress = on_progress
        self._outcome = Outcome()

    def start(self) -> None:
        """Change the stories one after the other, the open one in its turn."""
        if not self._wanted:
            self._desk.stories_changed.emit()
            self._on_done(self._outcome)
            return
        if self._on_progress is not None:
            self._on_progress(len(self._wanted))
        wanted = self._wanted.pop(0)
        opened = self._desk.story
        if opened is not None and opened.id == wanted.story_id:
            self._on_changed(self._change_open(wanted))
        else:
            work = partial(_change_stored, wanted)
            self._desk.lane.call(work, partial(self._on_stored, wanted), partial(self._on_failed, wanted))

    def _on_stored(self, wanted: StoryChanges, changed: _Changed) -> None:
        opened = self._desk.story
        if opened is not None and opened.id == wanted.story_id:
            # It was put on the desk meanwhile, perhaps as it was: then it changes there as well, to the same.
            there = self._change_open(wanted)
            changed = there if there.back is not None else changed
        self._on_changed(changed)

    def _change_open(self, wanted: StoryChanges) -> _Changed:
        """Change the story on the desk, once it is kept as it was."""
        session = self._desk.session
        if session is None:
            return _Changed(None, wanted.hits)
        after, back = _changed(session.story, wanted)
        if back.back is None:
            return back
        if not self._desk.before_danger(REASON):  # that is told by the desk
            return _Changed(None, wanted.hits)
        session.edit_story(ORIGIN, after, step=self._step)
        return _Changed(replace(back.back, mark=mark_of(session.story)), back.left)

    def _on_changed(self, changed: _Changed) -> None:
        done = (*self._outcome.done, changed.back) if changed.back is not None else self._outcome.done
        self._outcome = Outcome(
            done=done,
            left=self._outcome.left + changed.left,
            stories_left=self._outcome.stories_left + (changed.back is None),
        )
        self.start()

    def _on_failed(self, wanted: StoryChanges, error: Exception) -> None:
        self._desk.runner.failed.emit(error)
        self._on_changed(_Changed(None, wanted.hits))


def mark_of(story: Story) -> str:
    """Marks a story as it is: another mark, another story or another state of it."""
    return hashlib.sha256(story_to_json(storable(story))).hexdigest()


def _changed(story: Story, wanted: StoryChanges) -> tuple[Story, _Changed]:
    """The story with the changes; where none can be made, the same story."""
    if wanted.mark and mark_of(story) != wanted.mark:
        return story, _Changed(None, wanted.hits)
    after, left = with_text_changes(story, wanted.changes)
    made = tuple(change for change in wanted.changes if change not in left)
    if not made:
        return story, _Changed(None, wanted.hits)
    back = tuple(change.reversed for change in made)
    return after, _Changed(StoryChanges(story_id=story.id, changes=back, mark=mark_of(after)), _hits(left))


def _hits(changes: Iterable[TextChange]) -> int:
    return sum(change.hits for change in changes)


def _change_stored(wanted: StoryChanges, library: Library) -> _Changed:
    """Change one story of the library, kept as it was first. On the library's lane."""
    stored = library.load(wanted.story_id)
    after, changed = _changed(stored.story, wanted)
    if changed.back is not None:
        library.save(stored.story, REASON)
        library.save(after)
    return changed
