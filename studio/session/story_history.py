"""The past of the open story: its revisions, what differs between them, keeping one by name, and going back to one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import KnownError
from studio.library.backup_files import Backup, list_backup_files
from studio.library.backup_reading import story_in
from studio.library.library_folder import library_folder
from studio.library.records import RevisionRow
from studio.session.autosave import Autosave, SaveState, SaveStatus
from studio.session.library_lane import LibraryLane
from studio.session.story_session import StorySession
from studio.session.task_runner import Lane, TaskRunner
from studio.story.differences import StoryDifference, difference
from studio.story.story import Story

ORIGIN = "history"
"""The name under which going back edits the story."""


class StoryHistory(QObject):
    """What the library remembers of one open story. Answers come back on the GUI thread, or not at all once closed.

    What the library cannot do is told as any failed job is, by the task runner.
    """

    grown = Signal()
    """Emitted when the library may hold a revision more than before."""

    def __init__(
        self, session: StorySession, autosave: Autosave, runner: TaskRunner, lane: LibraryLane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._autosave = autosave
        self._runner = runner
        self._lane = lane
        self._is_closed = False
        autosave.status_changed.connect(self._on_save_status)

    @property
    def session(self) -> StorySession:
        """The story's session."""
        return self._session

    def list_revisions(self, on_done: Callable[[tuple[RevisionRow, ...]], None]) -> None:
        """Look up the kept revisions, newest first."""
        story_id = self._session.story.id
        self._lane.call(lambda library: library.revisions(story_id), self._unless_closed(on_done))

    def load(self, revision: int, on_done: Callable[[Story], None]) -> None:
        """Read the whole story as it was at a kept revision."""
        story_id = self._session.story.id
        self._lane.call(lambda library: library.revision(story_id, revision), self._unless_closed(on_done))

    def list_backups(self, on_done: Callable[[tuple[Backup, ...]], None]) -> None:
        """Look up the backups that hold the story, newest first; one that cannot be read is passed over."""
        story_id, folder = self._session.story.id, self._lane.folder
        self._runner.run(
            Lane.WORKER, lambda: _backups_with(library_folder(folder).backups, story_id), self._unless_closed(on_done)
        )

    def load_from_backup(self, backup: Backup, on_done: Callable[[Story], None]) -> None:
        """Read the story as a backup has it."""
        story_id = self._session.story.id
        self._runner.run(Lane.WORKER, lambda: story_in(backup, story_id), self._unless_closed(on_done))

    def compare(self, before: Story, after: Story, on_done: Callable[[StoryDifference], None]) -> None:
        """Find how one version became another, beside the GUI thread."""
        self._runner.run(Lane.WORKER, lambda: difference(before, after), self._unless_closed(on_done))

    def keep(self, name: str, on_done: Callable[[], None]) -> None:
        """Keep the story as it is now under a name; `on_done` is called once it is durably kept."""

        def on_kept() -> None:
            self.grown.emit()
            on_done()

        self._autosave.keep("named", name, on_kept)

    def restore(self, story: Story, step: str, on_done: Callable[[], None]) -> None:
        """Make an earlier version the story again, as one step of that name that can be undone.

        First the story as it is now is kept, durably; if it cannot be, nothing changes. The restored story becomes a
        revision of its own.
        """
        edit_number = self._session.edit_number

        def on_kept() -> None:
            if self._session.edit_number != edit_number:
                self.restore(story, step, on_done)  # somebody typed meanwhile: that is kept first, too
                return
            self._session.edit_story(ORIGIN, story, step=step)
            self._autosave.keep("restored", on_kept=self.grown.emit)
            on_done()

        self._autosave.keep("before-restore", on_kept=on_kept)

    def close(self) -> None:
        """Answer nobody any more."""
        self._is_closed = True

    def _unless_closed(self, on_done: Callable[..., None]) -> Callable[..., None]:
        def answer(result: object) -> None:
            if not self._is_closed:
                on_done(result)

        return answer

    @Slot(object)
    def _on_save_status(self, status: SaveStatus) -> None:
        if status.state is SaveState.SAVED:
            self.grown.emit()


def _backups_with(folder: Path, story_id: str) -> tuple[Backup, ...]:
    return tuple(backup for backup in list_backup_files(folder) if _holds(backup, story_id))


def _holds(backup: Backup, story_id: str) -> bool:
    try:
        story_in(backup, story_id)
    except KnownError:
        return False
    return True
