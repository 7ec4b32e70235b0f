"""Has paragraphs of the open story read for mistakes beside the typing, and keeps the words that are right."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.library.library import Library
from studio.proofing.known_words import known_form
from studio.proofing.reading import read
from studio.proofing.remark import Proofreader, Remark
from studio.session.changes import StoryChange
from studio.session.library_lane import LibraryLane
from studio.session.notices import Notice
from studio.session.story_session import StorySession
from studio.session.task_runner import Lane, TaskRunner
from studio.session.word_lists import own_words, with_own_word, without_own_word
from studio.story.style_rules import StyleRule

FIRST_READ_MS = 1500
"""So long after a story is opened the first of it is read: the desk and its preview come first."""

Remarks = tuple[Remark, ...]
_MOST_KEPT = 20_000
"""Paragraphs whose remarks are kept; beyond that they are all read again as they are needed."""


class WordPlace(StrEnum):
    """Where a word is right: wherever this editor writes, in the whole library, or in this story."""

    MINE = "mine"
    LIBRARY = "library"
    STORY = "story"


class ProofService(QObject):
    """Reads what it is given, each paragraph once. Proofreaders live on a lane of their own and are made when needed.

    What goes wrong becomes a notice of the desk.
    """

    changed = Signal()
    """Emitted when paragraphs may be judged otherwise than before."""

    told = Signal(object)
    """Emitted with a `Notice` after a word was taken into a list."""

    def __init__(
        self,
        runner: TaskRunner,
        lane: LibraryLane,
        words_file: Path,
        dictionaries: Path,
        parent: QObject,
        *,
        is_on: bool,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._lane = lane
        self._words_file = words_file
        self._readers = _Readers(dictionaries)
        self._session: StorySession | None = None
        self._language = ""
        self._known: frozenset[str] = frozenset()
        self._rules: tuple[StyleRule, ...] = ()
        self._has_known = False
        self._read: dict[str, Remarks] = {}
        self._under_way: set[str] = set()
        self._waiting: dict[Callable[[], None], None] = {}
        self.has_reader = True
        self.is_on = is_on
        self._opening = QTimer(self, singleShot=True, interval=FIRST_READ_MS)
        self._opening.timeout.connect(self._look_up_words)

    def turn(self, *, on: bool) -> None:
        """Read, or read no more."""
        self.is_on = on
        self._forget()

    def use_session(self, session: StorySession) -> None:
        """Read in the language of another story, with the words that are right there, in a moment."""
        if self._session is not None:
            self._session.changed.disconnect(self._on_changed)
        self._session = session
        self._language, self._has_known = session.story.language, False
        session.changed.connect(self._on_changed)
        self._forget()
        self._opening.start()

    def use_rules(self, rules: tuple[StyleRule, ...]) -> None:
        """Hold paragraphs to other rules of style from now on."""
        if rules != self._rules:
            self._rules = rules
            self._forget()

    def known_remarks(self, paragraph: str) -> Remarks | None:
        """The remarks on a paragraph, or None while it was not read."""
        return self._read.get(paragraph) if self.is_on else ()

    def read(self, paragraphs: Iterable[str], on_read: Callable[[], None]) -> None:
        """Have paragraphs read that were not; then, and only then, `on_read` is called, once there is more known.

        Nothing is read while reading is off.
        """
        unread = {each for each in paragraphs if each not in self._read}
        if not self.is_on or not unread:
            return
        self._waiting[on_read] = None
        wanted = tuple(unread - self._under_way)
        if not self._has_known or not wanted:
            return
        self._under_way.update(wanted)
        judged_by = (self._language, self._known, self._rules)

        def keep(found: tuple[bool, Mapping[str, Remarks]]) -> None:
            self._under_way.difference_update(wanted)
            if judged_by == (self._language, self._known, self._rules):
                if len(self._read) > _MOST_KEPT:
                    self._read.clear()
                self.has_reader, remarks = found
                self._read.update(remarks)
            self._tell_waiting()

        def give_up(error: Exception) -> None:
            keep((False, dict.fromkeys(wanted, ())))
            self._runner.failed.emit(error)

        self._runner.run(Lane.PROOF, partial(self._readers.read, wanted, *judged_by), keep, give_up)

    def suggest(self, word: str, on_done: Callable[[tuple[str, ...]], None]) -> None:
        """Look for what could stand in place of a word; this may take half a second."""
        self._runner.run(Lane.PROOF, partial(self._readers.suggestions, self._language, word), on_done)

    def learn(self, word: str, place: WordPlace) -> None:
        """Let a word be right from now on; a notice offers to take that back."""
        self._change(word, place, is_right=True)

    def _change(self, word: str, place: WordPlace, *, is_right: bool) -> None:
        session = self._session
        if session is None:
            return

        def done(_result: object) -> None:
            self._look_up_words()
            if is_right:
                take_back = partial(self._change, word, place, is_right=False)
                self.told.emit(Notice(code=f"proofing.learned-{place}", parameters={"word": word}, act=take_back))

        if place is WordPlace.MINE:
            change = with_own_word if is_right else without_own_word
            self._runner.run(Lane.WORKER, partial(change, self._words_file, word), done)
        else:
            self._lane.call(partial(_change_list, session.story.id, word, place, is_right), done)

    @Slot()
    def _look_up_words(self) -> None:
        session = self._session
        if session is None:
            return
        story_id = session.story.id

        def on_mine(library_words: frozenset[str], mine: frozenset[str]) -> None:
            if self._session is session:
                self._known, self._has_known = library_words | mine, True
                self._forget()

        def on_library(library_words: frozenset[str]) -> None:
            def without_mine(error: Exception) -> None:
                on_mine(library_words, frozenset())
                self._runner.failed.emit(error)

            on_done = partial(on_mine, library_words)
            self._runner.run(Lane.WORKER, partial(own_words, self._words_file), on_done, without_mine)

        self._lane.call(lambda library: library.words.known(story_id), on_library)

    def _forget(self) -> None:
        self._read.clear()
        self.changed.emit()
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for on_read in waiting:
            on_read()

    @Slot(object)
    def _on_changed(self, change: StoryChange) -> None:
        if change.story.language != self._language:
            self._language = change.story.language
            self._forget()


class _Readers:
    """The proofreaders made so far, by language; used from the lane of proofreading only."""

    def __init__(self, dictionaries: Path) -> None:
        self._dictionaries = dictionaries
        self._made: dict[str, Proofreader | None] = {}

    def read(
        self, paragraphs: tuple[str, ...], language: str, known: frozenset[str], rules: tuple[StyleRule, ...]
    ) -> tuple[bool, dict[str, Remarks]]:
        """Whether there is a reader of the language, and the remarks on each paragraph."""
        reader = self._reader(language)
        return reader is not None, {text: read(text, reader, known, rules) for text in paragraphs}

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        reader = self._reader(language)
        return () if reader is None else reader.suggestions(word)

    def _reader(self, language: str) -> Proofreader | None:
        if language not in self._made:
            from studio.proofing.proofreaders import proofreader_for

            self._made[language] = None  # what is no dictionary is told of once
            self._made[language] = proofreader_for(language, self._dictionaries)
        return self._made[language]


def _change_list(story_id: str, words: str, place: WordPlace, is_right: bool, library: Library) -> None:
    word = known_form(words)
    match place, is_right:
        case WordPlace.LIBRARY, True:
            library.words.add(word)
        case WordPlace.LIBRARY, False:
            library.words.remove(word)
        case _, True:
            library.words.add_to_story(story_id, word)
        case _:
            library.words.remove_from_story(story_id, word)
