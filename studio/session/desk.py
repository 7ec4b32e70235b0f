"""The desk: the object graph of the running program, passed to whoever needs it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.errors import KnownError, StoryNotFound
from studio.library.library import Library
from studio.library.records import ListQuery, SectionCount, StoredStory, StoryRow
from studio.library.recovery import OpenEvent
from studio.rendering.houses import House
from studio.rescue.rescue_copies import RescueCopies
from studio.session.backup_keeper import BackupKeeper
from studio.session.box_service import BoxService
from studio.session.house_shelf import HouseShelf, Shelf
from studio.session.known_keeper import KnownKeeper
from studio.session.library_lane import LibraryLane
from studio.session.notices import Notice
from studio.session.open_story import OpenStory
from studio.session.picture_library import PictureLibrary
from studio.session.picture_service import PictureService
from studio.session.review_feed import ReviewFeed
from studio.session.story_history import StoryHistory
from studio.session.story_session import StorySession
from studio.session.task_runner import TaskRunner
from studio.settings.places import rescue_folder
from studio.settings.settings import Settings, with_recent_library
from studio.story.story import Status, Story, new_story
from studio.wording import explain, sentence

if TYPE_CHECKING:
    from studio.session.hand_off_order import HandOffDone, HandOffOrder
    from studio.session.hand_off_progress import HandOffProgress

TIDY_DELAY_MS = 5000
"""How long after the last save the library brings its search index and its files in order."""


class Desk(QObject):
    """Holds the library, the houses, the settings and the open story, and moves between stories safely."""

    session_opened = Signal(object)
    """Emitted with the `StorySession` that is now on the desk."""

    house_changed = Signal(object)
    """Emitted with the `House` now in use."""

    stories_changed = Signal()
    """Emitted when the story list may look different."""

    notice = Signal(object)
    """Emitted with a `Notice` for a toast."""

    def __init__(
        self, settings: Settings, houses: tuple[House, ...], library_folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.runner = TaskRunner(self)
        self.runner.failed.connect(self._on_failed)
        self.shelf = HouseShelf(houses, settings.house, self.runner, self)
        self.shelf.changed.connect(self._on_shelf_changed)
        self.shelf.noticed.connect(self.notice)
        self.session_opened.connect(self.shelf.use_session)
        self.houses, self.house = houses, self.shelf.now.in_use
        self.lane = LibraryLane(self.runner, library_folder)
        self.rescue_copies = RescueCopies(rescue_folder(library_folder), library_folder)
        second_place = Path(settings.backup_folder) if settings.backup_folder else None
        self.backups = BackupKeeper(self.lane, self, second_place=second_place)
        self.backups.failed.connect(self._on_failed)
        self.boxes = BoxService(self.lane, self)
        self.picture_library = PictureLibrary(self.runner, self.lane, self)
        self.picture_library.prints.failed.connect(self._on_failed)
        self._open: OpenStory | None = None
        self.opening: tuple[OpenEvent, ...] = ()
        self.closing_error: Exception | None = None
        self._tidy = QTimer(self, singleShot=True, interval=TIDY_DELAY_MS)
        self._tidy.timeout.connect(self._on_idle)

    @property
    def open_story(self) -> OpenStory | None:
        """What is on the desk, or None before the first story is."""
        return self._open

    @property
    def story(self) -> Story | None:
        """The open story as it is now, or None."""
        return self._open.session.story if self._open is not None else None

    @property
    def session(self) -> StorySession | None:
        """The open story's session, or None."""
        return self._open.session if self._open is not None else None

    @property
    def review(self) -> ReviewFeed | None:
        """The open story's review feed, or None."""
        return self._open.review if self._open is not None else None

    @property
    def pictures(self) -> PictureService | None:
        """The open story's picture service, or None."""
        return self._open.pictures if self._open is not None else None

    @property
    def known(self) -> KnownKeeper | None:
        """What the library and the calendar have to say of the open story, or None."""
        return self._open.known if self._open is not None else None

    @property
    def history(self) -> StoryHistory | None:
        """The open story's past, or None."""
        return self._open.history if self._open is not None else None

    def open_library(self, *, create: bool = False) -> None:
        """Open the library, or make it with the sample story in it. Blocks until that is done.

        Raises LibraryError with its sentence.
        """
        self.opening = self.lane.open(create=create)
        if create:
            from studio.session.sample_story import add_sample_story

            self.lane.call_and_wait(add_sample_story)
        self.rescue_copies.set_aside()
        self.settings = with_recent_library(self.settings, str(self.lane.folder))

    def list_stories(self, query: ListQuery, on_done: Callable[[tuple[StoryRow, ...]], None]) -> None:
        """Look up one page of the story list."""
        self.lane.call(lambda library: library.list_stories(query), on_done)

    def count_stories(self, on_done: Callable[[tuple[dict[Status, int], tuple[SectionCount, ...]]], None]) -> None:
        """Count the stories by status and by section."""

        def count(library: Library) -> tuple[dict[Status, int], tuple[SectionCount, ...]]:
            return library.counts(), library.sections()

        self.lane.call(count, on_done)

    def show_story(self, story_id: str) -> None:
        """Put a story of the library on the desk; the one that was there is saved first."""
        if self._open is not None and self._open.session.story.id == story_id:
            return
        self.lane.call(lambda library: library.load(story_id), self._put_on_desk)

    def show_last_story(self) -> None:
        """Put the story of the last time on the desk: the one edited last where that is gone, or after a crash."""
        last = "" if self.lane.was_unclean else self.settings.last_story

        def load(library: Library) -> StoredStory | None:
            newest = library.list_stories(ListQuery(statuses=(Status.DRAFT, Status.READY), limit=1))
            try:
                return library.load(last)
            except StoryNotFound:
                return library.load(newest[0].id) if newest else None

        def on_loaded(stored: StoredStory | None) -> None:
            if stored is not None and self._open is None:
                self._put_on_desk(stored)

        self.lane.call(load, on_loaded)

    def start_story(self) -> None:
        """Put a new, empty story on the desk; it reaches the library with its first word."""
        self._put_on_desk(StoredStory(new_story(language=self.house.language), 0, ""))

    def take_in(self, story: Story) -> None:
        """Put a story that intake made on the desk, and into the library, where it stays as it was taken in."""
        self._put_on_desk(StoredStory(story, 0, ""), is_saved=False)
        if self._open is not None and self._open.session.story is story:
            self._open.autosave.keep("intake")

    def set_status(self, story_id: str, status: Status) -> None:
        """Give a story of the library a status; spiking says so and offers to take it back."""
        if self._open is not None and self._open.session.story.id == story_id:
            self._set_open_status(status)
            return

        def change(library: Library) -> Status:
            stored = library.load(story_id)
            library.save(replace(stored.story, status=status), f"status: {status}")
            return stored.story.status

        def on_done(before: Status) -> None:
            self._say_status(story_id, before, status)
            self.stories_changed.emit()

        self.lane.call(change, on_done)

    def use_house(self, house_id: str) -> None:
        """Show, check and hand stories off in another house, if there is one of that id."""
        if self.shelf.use(house_id):
            self.settings = replace(self.settings, house=house_id)

    def hand_off(
        self,
        order: "HandOffOrder",
        on_done: "Callable[[HandOffDone], None]",
        on_failed: Callable[[Exception], None] | None = None,
        progress: "HandOffProgress | None" = None,
    ) -> None:
        """Export the open story as a package; what goes wrong is told to `on_failed`, or else becomes a notice."""
        if self._open is not None:
            from studio.session.hand_off_job import HandOffJob

            job = HandOffJob(self.runner, self.lane, progress)
            told = _telling(self.stories_changed.emit, on_done)
            job.start(self._open, self.house, order, told, on_failed or self._on_failed)

    def before_danger(self, reason: str) -> bool:
        """Keep a revision of the open story, durably, before something that could cost words; `reason` is its code.

        False when that failed, which is then said: the dangerous thing must not be done.
        """
        if self._open is None or self._open.session.edit_number == 0 == self._open.autosave.held_from:
            return True  # nothing was ever written in it
        try:
            self._open.autosave.flush(reason)
        except KnownError as error:
            self._on_failed(error)
            return False
        return True

    def rescue_now(self) -> Path | None:
        """Write the rescue copy of the open story, whatever goes on; its path, or None when there is no story.

        Raises StorageError.
        """
        return self._open.rescue.write_now() if self._open is not None else None

    def close(self) -> None:
        """Save the open story, close the library and end the background work.

        Raises what saving raises; the desk is then still open, and nothing is lost.
        """
        if self._open is not None:
            self._open.close()
            self._open = None
        self._end()

    def abandon(self) -> None:
        """Close without saving: the rescue copy of the open story stays, and is offered at the next start.

        Raises StorageError, with the desk still open, when that copy cannot be written either.
        """
        if self._open is not None:
            self._open.rescue.write_now()
            self._open.end()
            self._open = None
        self._end()

    def _end(self) -> None:
        """Back up what changed, and close. All words are safe by now, so nothing here keeps the desk open."""
        self._tidy.stop()
        self.shelf.close()
        self.picture_library.close()
        for step in (self.backups.close, self.lane.close):
            try:
                step()
            except Exception as error:  # noqa: BLE001  # whoever closed the desk reports it
                self.closing_error = error
        self.runner.close()

    def say(self, notice: Notice) -> None:
        """Tell the editor something in passing."""
        self.notice.emit(notice)

    def _put_on_desk(self, stored: StoredStory, *, is_saved: bool = True) -> None:
        if self._open is not None:
            try:
                self._open.close()
            except KnownError as error:
                self._on_failed(error)
                return
        worker = self.picture_library.worker
        opened = OpenStory(
            stored, self.runner, self.lane, self.house, self.rescue_copies, worker, self, is_saved=is_saved
        )
        for part in (opened.pictures.failed, opened.autosave.keeping_failed):
            part.connect(self._on_failed)
        opened.autosave.status_changed.connect(self._on_save_status)
        self.boxes.changed.connect(opened.known.look_up)
        self.picture_library.prints.grown.connect(opened.known.look_up)
        opened.pictures.picture_added.connect(self.picture_library.on_picture_added)
        self._open = opened
        self.settings = replace(self.settings, last_story=stored.story.id)
        self.session_opened.emit(opened.session)
        opened.review.review()
        opened.known.look_up()
        self._tidy.start()
        if stored.revision and not self.lane.is_read_only:
            self.lane.call(partial(keep_as_opened, stored), _ignore)

    def _set_open_status(self, status: Status) -> None:
        if self._open is None:
            return
        session = self._open.session
        before = session.story.status
        session.edit("desk", step=sentence(f"steps.status-{status}"), status=status)
        self._open.autosave.save()
        self._say_status(session.story.id, before, status)

    def _say_status(self, story_id: str, before: Status, status: Status) -> None:
        def take_back() -> None:
            self.set_status(story_id, before)

        if before is not status and Status.SPIKED in {before, status}:
            code = "notice.spiked" if status is Status.SPIKED else "notice.unspiked"
            self.say(Notice(code=code, act=take_back))

    @Slot(object)
    def _on_shelf_changed(self, shelf: Shelf) -> None:
        before = self.house
        self.houses, self.house = shelf.houses, shelf.in_use
        if self.house != before:
            if self._open is not None:
                self._open.review.use_house(self.house)
            self.house_changed.emit(self.house)

    @Slot(object)
    def _on_save_status(self, _status: object) -> None:
        if self._open is not None and self._open.session.is_saved:
            self.stories_changed.emit()
            self._tidy.start()

    @Slot()
    def _on_idle(self) -> None:
        self.lane.call(Library.checkpoint, _ignore)
        self.picture_library.prints.wake()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.say(Notice(code="notice.problem", parameters={"sentence": explain(error)}, is_problem=True))
        else:
            raise error


def keep_as_opened(stored: StoredStory, library: Library) -> None:
    """Keep a story that was just opened as a revision, unless its last revision is this very state."""
    kept = library.revisions(stored.story.id)
    if not kept or kept[0].revision < stored.revision:
        library.save(stored.story, "opened")


def _telling(first: Callable[[], None], on_done: "Callable[[HandOffDone], None]") -> "Callable[[HandOffDone], None]":
    """A callback that does `first`, then what `on_done` does."""

    def told(hand_off: "HandOffDone") -> None:
        first()
        on_done(hand_off)

    return told


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
