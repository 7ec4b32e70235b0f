"""What a hand-off of the open story would meet now: findings, what changed since the last, what readers are owed."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from studio.exporting.earlier_hand_off import (
    EarlierHandOff,
    changes_since,
    earlier_hand_off,
    unexplained_changes,
)
from studio.session.library_lane import LibraryLane
from studio.session.open_story import OpenStory
from studio.session.task_runner import Lane, TaskRunner
from studio.story.findings import Finding
from studio.story.hand_off_changes import HandOffChange
from studio.story.story import Story


class HandOffOutlook(Struct, frozen=True, kw_only=True):
    """A story as it would leave. `earlier` is what its house was handed before, or None.

    `changes` is what differs since, and `unexplained` those of the changes that neither a note under the story nor,
    yet, a reason answers.
    """

    story: Story
    edit_number: int
    findings: tuple[Finding, ...] = ()
    earlier: EarlierHandOff | None = None
    changes: tuple[HandOffChange, ...] = ()
    unexplained: tuple[HandOffChange, ...] = ()


class OutlookFeed(QObject):
    """Emits a fresh outlook when asked, and after each review of the story; late answers of older edits are dropped."""

    changed = Signal(object)
    """Emitted with a `HandOffOutlook`."""

    def __init__(
        self, open_story: OpenStory, house_id: str, runner: TaskRunner, lane: LibraryLane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._open = open_story
        self._house_id = house_id
        self._runner = runner
        self._lane = lane
        self._is_closed = False
        open_story.review.reviewed.connect(self._on_reviewed)

    def look(self) -> None:
        """Review the story as it is now and look everything else up; the answer comes with `changed`."""
        self._open.review.review_now()

    def close(self) -> None:
        """Answer nobody any more."""
        self._is_closed = True

    @Slot()
    def _on_reviewed(self) -> None:
        session = self._open.session
        if self._is_closed or self._open.review.latest.edit_number != session.edit_number:
            return
        story, edit_number, revision = session.story, session.edit_number, self._open.autosave.held_from
        self._lane.call(
            lambda library: earlier_hand_off(library, story.id, self._house_id, revision),
            lambda earlier: self._compare(story, edit_number, earlier),
        )

    def _compare(self, story: Story, edit_number: int, earlier: EarlierHandOff | None) -> None:
        findings = self._open.review.latest.findings

        def outlook() -> HandOffOutlook:
            return HandOffOutlook(
                story=story,
                edit_number=edit_number,
                findings=findings,
                earlier=earlier,
                changes=changes_since(earlier, story),
                unexplained=unexplained_changes(earlier, story),
            )

        self._runner.run(Lane.WORKER, outlook, self._on_outlook)

    def _on_outlook(self, outlook: HandOffOutlook) -> None:
        if not self._is_closed and outlook.edit_number == self._open.session.edit_number:
            self.changed.emit(outlook)
