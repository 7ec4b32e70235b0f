"""Checks and counts the open story beside the typing, a moment after the last edit."""

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.checking.check import check
from studio.checking.known import NOTHING_KNOWN, Known
from studio.rendering.houses import House
from studio.session.story_session import StorySession
from studio.session.task_runner import Lane, TaskRunner
from studio.story.findings import Finding
from studio.story.story import Story
from studio.story.words import count_words, reading_minutes

REVIEW_DELAY_MS = 250


class Review(Struct, frozen=True):
    """What the checks and counts say of a story as of one edit."""

    edit_number: int
    findings: tuple[Finding, ...] = ()
    words: int = 0
    minutes: int = 0


class ReviewFeed(QObject):
    """Emits a fresh `Review` when the story has rested for `REVIEW_DELAY_MS`; reviews never pile up."""

    reviewed = Signal(object)

    def __init__(self, session: StorySession, runner: TaskRunner, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._house = house
        self._known = NOTHING_KNOWN
        self._under_way = False
        self._closed = False
        self.latest = Review(-1)
        self._delay = QTimer(self, singleShot=True, interval=REVIEW_DELAY_MS)
        self._delay.timeout.connect(self.review)
        session.changed.connect(self._on_changed)

    def use_house(self, house: House) -> None:
        """Review by another house's rules from now on."""
        self._house = house
        self.review()

    def use_known(self, known: Known) -> None:
        """Review by what the library and the calendar have to say from now on."""
        if known != self._known:
            self._known = known
            self.review()

    @Slot()
    def review(self) -> None:
        """Review the story as it is now, unless a review is under way: then again after it."""
        if self._under_way:
            self._delay.start()
            return
        self._under_way = True
        story, house, edit_number = self._session.story, self._house, self._session.edit_number
        known = self._known
        self._runner.run(Lane.WORKER, lambda: review_story(story, house, edit_number, known), self._on_reviewed)

    def review_now(self) -> Review:
        """Review the story on this thread, for a decision that cannot wait; emits the review too."""
        review = review_story(self._session.story, self._house, self._session.edit_number, self._known)
        self.latest = review
        self.reviewed.emit(review)
        return review

    def close(self) -> None:
        """Stop reviewing; a review under way is dropped."""
        self._closed = True
        self._delay.stop()

    @Slot()
    def _on_changed(self) -> None:
        self._delay.start()

    def _on_reviewed(self, review: Review) -> None:
        self._under_way = False
        is_late = review.edit_number < self.latest.edit_number  # a review at once may have overtaken it
        if not self._closed and not is_late:
            self.latest = review
            self.reviewed.emit(review)


def review_story(story: Story, house: House, edit_number: int, known: Known = NOTHING_KNOWN) -> Review:
    """Check and count one story."""
    words = count_words(story.body)
    return Review(edit_number, check(story, house, known), words, reading_minutes(words))
