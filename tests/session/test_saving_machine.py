""" "Saved" is never shown for a state that is not durably stored, whatever order things happen in."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace
from PySide6.QtCore import QObject

from studio.errors import LibraryDamaged, LibraryLocked, StorageError, StoryNotFound
from studio.library.library import Library
from studio.library.records import StoredStory
from studio.session.autosave import Autosave, SaveState, SaveStatus
from studio.session.story_session import StorySession
from studio.story.story import Story, new_story
from tests.session.manual_lane import ManualLane

ERRORS = (
    StorageError("library.full", path="library.db"),
    StorageError("library.unreachable", path="library.db", reason="Input/output error"),
    StorageError("library.read_only", path="library.db"),
    LibraryLocked("library.busy", path="library.db"),
    LibraryDamaged("library.damaged", path="library.db", reason="malformed"),
)


class Saving(RuleBasedStateMachine):
    """The real autosave on a real library, whose lane works, fails and answers when a rule says so."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="saving-"))
        self.library = Library.create(self.folder / "Stories.offstone")
        self.lane = ManualLane(self.library)
        self.owner = QObject()
        self.shown: list[tuple[SaveStatus, Story]] = []
        self.left: list[Story] = []
        self._open(StoredStory(new_story(), 0, ""))

    def _open(self, stored: StoredStory) -> None:
        self.session = StorySession(stored.story, parent=self.owner)
        self.autosave = Autosave(self.session, self.lane, stored, self.owner)
        self.autosave.status_changed.connect(self._on_status)
        self.held_from: list[tuple[int, Story]] = []
        self.is_fresh = True

    def _on_status(self, status: SaveStatus) -> None:
        if status.state is SaveState.SAVED:
            assert self._stored() == self.session.story, "Saved was shown, and the library has something else"

    def _stored(self) -> Story | None:
        try:
            return self.library.load(self.session.story.id).story
        except StoryNotFound:
            return None

    @rule(text=st.text("ab ", min_size=1, max_size=4), field=st.sampled_from(["body", "headline"]))
    def type(self, text: str, field: str) -> None:
        self.session.edit("editor", step="Typing", **{field: getattr(self.session.story, field) + text})
        self.is_fresh = False

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule()
    def a_timer_fires(self) -> None:
        self.autosave.save()

    @rule()
    def note_what_a_rescue_copy_says(self) -> None:
        self.held_from.append((self.autosave.held_from, self.session.story))

    @rule()
    def a_revision_is_wanted(self) -> None:
        self.autosave.keep("idle")

    @precondition(lambda self: self.lane.waiting)
    @rule()
    def the_save_ends(self) -> None:
        self.lane.work()

    @precondition(lambda self: self.lane.waiting)
    @rule(error=st.sampled_from(ERRORS), after=st.booleans())
    def the_save_fails(self, error: Exception, after: bool) -> None:
        self.lane.fail(error, after_the_work=after)

    @precondition(lambda self: self.lane.delivered)
    @rule()
    def the_answer_comes(self) -> None:
        self.lane.deliver()

    @rule(error=st.sampled_from(ERRORS))
    def flushing_fails(self, error: Exception) -> None:
        self.lane.waits_fail = error
        was_saved = self.session.is_saved
        with pytest.raises(type(error)):
            self.autosave.flush("before-restore")
        self.lane.waits_fail = None
        assert (self.autosave.status.state is SaveState.FAILED) or was_saved

    @rule(reason=st.sampled_from(["", "hand-off"]))
    def flush(self, reason: str) -> None:
        self.autosave.flush(reason)
        assert self.autosave.status.state is SaveState.SAVED
        assert self._stored() == self.session.story

    @rule()
    def switch_story(self) -> None:
        """What the desk does: saved, or it stays."""
        if not self.session.is_saved:
            self.autosave.flush()
        self.autosave.close()
        assert self.is_fresh or self._stored() == self.session.story or self._stored() is None
        if self._stored() is not None:
            self.left.append(self.session.story)
        self._open(StoredStory(replace(new_story(), headline="Another"), 0, ""))

    @invariant()
    def saved_is_the_truth(self) -> None:
        if self.autosave.status.state is SaveState.SAVED and not self.is_fresh:
            assert self._stored() == self.session.story
        if self.session.is_saved and not self.is_fresh:
            assert self._stored() == self.session.story

    @invariant()
    def what_was_left_is_in_the_library(self) -> None:
        for story in self.left[-2:]:
            assert self.library.load(story.id).story == story

    @invariant()
    def failing_is_never_silent(self) -> None:
        is_at_work = self.lane.waiting or self.lane.delivered
        if not self.session.is_saved and not is_at_work:
            timers = (self.autosave._idle, self.autosave._longest, self.autosave._retry)
            assert any(timer.isActive() for timer in timers), "unsaved, and nothing will ever save it"

    def teardown(self) -> None:
        self.autosave.close()
        self.owner.deleteLater()
        self.library.close()
        shutil.rmtree(self.folder)


Saving.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.usefixtures("qtbot")
class TestSaving(Saving.TestCase):
    """Run under Qt's application, for the timers."""
