"""Everything that belongs to the story on the desk: its session, its saving, its review and its pictures."""

from PySide6.QtCore import QObject

from studio.library.records import StoredStory
from studio.pictures.worker.picture_worker import PictureWorker
from studio.rendering.houses import House
from studio.rescue.rescue_copies import RescueCopies
from studio.session.autosave import Autosave
from studio.session.known_keeper import KnownKeeper
from studio.session.library_lane import LibraryLane
from studio.session.picture_service import PictureService
from studio.session.rescue_keeper import RescueKeeper
from studio.session.review_feed import ReviewFeed
from studio.session.revision_keeper import RevisionKeeper
from studio.session.story_history import StoryHistory
from studio.session.story_session import StorySession
from studio.session.task_runner import TaskRunner


class OpenStory(QObject):
    """One open story. `close` ends its background work; what it queued for the library still gets there."""

    def __init__(
        self,
        stored: StoredStory,
        runner: TaskRunner,
        lane: LibraryLane,
        house: House,
        copies: RescueCopies,
        worker: PictureWorker,
        parent: QObject,
        *,
        is_saved: bool,
    ) -> None:
        super().__init__(parent)
        self.session = StorySession(stored.story, saved=is_saved, parent=self)
        self.autosave = Autosave(self.session, lane, stored, self)
        self.rescue = RescueKeeper(self.session, self.autosave, copies, runner, self)
        self.revisions = RevisionKeeper(self.session, self.autosave, self)
        self.history = StoryHistory(self.session, self.autosave, runner, lane, self)
        self.review = ReviewFeed(self.session, runner, house, self)
        self.known = KnownKeeper(self.session, lane, self)
        self.known.changed.connect(self.review.use_known)
        self.history.grown.connect(self.known.look_up)
        self.pictures = PictureService(self.session, runner, lane, worker, self)

    def close(self) -> None:
        """Save what is not saved, and stop. Raises what `Library.save` raises; the story is then still open."""
        if not self.session.is_saved:
            self.autosave.flush()
        self.end()

    def end(self) -> None:
        """Stop. Where the library does not hold the story, its rescue copy stays."""
        self.autosave.close()
        self.revisions.close()
        self.history.close()
        self.rescue.close(is_saved=self.session.is_saved)
        self.review.close()
        self.known.close()
        self.pictures.close()
        self.deleteLater()
