"""Autosave: "Saved" is said only when the library durably has the story as it is now, whatever happens meanwhile."""

import threading

from msgspec.structs import replace

from studio.errors import StorageError
from studio.library.library import Library
from studio.session.autosave import SaveState
from studio.session.desk import Desk
from studio.story.story import new_story


def open_new_story(desk: Desk, qtbot):
    story = replace(new_story(), headline="Fuel")
    desk.take_in(story)
    qtbot.waitUntil(lambda: desk.open_story.autosave.status.state is SaveState.SAVED)
    return desk.open_story


def stored(desk: Desk, story_id: str):
    return desk.lane.call_and_wait(lambda library: library.load(story_id)).story


def test_an_edit_is_saved_by_itself(qtbot, desk):
    opened = open_new_story(desk, qtbot)
    states: list[SaveState] = []
    opened.autosave.status_changed.connect(lambda status: states.append(status.state))
    opened.session.edit("editor", body="Words that must not be lost.")
    qtbot.waitUntil(lambda: opened.autosave.status.state is SaveState.SAVED)
    assert states == [SaveState.UNSAVED, SaveState.SAVING, SaveState.SAVED]
    assert stored(desk, opened.session.story.id) == opened.session.story


def test_saved_is_not_said_while_a_later_edit_waits(qtbot, desk, monkeypatch):
    opened = open_new_story(desk, qtbot)
    may_finish, has_begun = threading.Event(), threading.Event()
    real_save = Library.save

    def slow_save(self, story, reason=""):
        has_begun.set()
        may_finish.wait(10)
        return real_save(self, story, reason)

    monkeypatch.setattr(Library, "save", slow_save)
    opened.session.edit("editor", body="First")
    opened.autosave.save()
    qtbot.waitUntil(has_begun.is_set)
    opened.session.edit("editor", body="First and second")
    states: list[SaveState] = []
    opened.autosave.status_changed.connect(lambda status: states.append(status.state))
    may_finish.set()
    qtbot.waitUntil(lambda: opened.autosave.status.state is SaveState.SAVED)
    assert states == [SaveState.UNSAVED, SaveState.SAVING, SaveState.SAVED]
    assert stored(desk, opened.session.story.id).body == "First and second"


def test_a_failed_save_is_said_and_tried_again(qtbot, desk, monkeypatch):
    opened = open_new_story(desk, qtbot)
    real_save, failures = Library.save, [StorageError("storage.write", path="library.db", reason="No space left")]

    def failing_save(self, story, reason=""):
        if failures:
            raise failures.pop()
        return real_save(self, story, reason)

    monkeypatch.setattr(Library, "save", failing_save)
    monkeypatch.setattr("studio.session.autosave.RETRY_DELAY_MS", 50)
    statuses = []
    opened.autosave.status_changed.connect(statuses.append)
    opened.session.edit("editor", body="Words")
    qtbot.waitUntil(lambda: opened.autosave.status.state is SaveState.SAVED)
    assert [status.state for status in statuses] == [
        SaveState.UNSAVED,
        SaveState.SAVING,
        SaveState.FAILED,
        SaveState.SAVING,
        SaveState.SAVED,
    ]
    assert isinstance(statuses[2].error, StorageError)
    assert stored(desk, opened.session.story.id).body == "Words"


def test_a_flush_is_durable_when_it_returns(qtbot, desk):
    opened = open_new_story(desk, qtbot)
    opened.session.edit("editor", body="At the last moment")
    revision = opened.autosave.flush("hand-off")
    assert opened.session.is_saved
    assert stored(desk, opened.session.story.id).body == "At the last moment"
    kept = desk.lane.call_and_wait(lambda library: library.revisions(opened.session.story.id))
    assert kept[0].reason == "hand-off"
    assert kept[0].revision == revision.revision


def test_a_new_empty_story_is_not_called_unsaved(qtbot, desk):
    desk.start_story()
    status = desk.open_story.autosave.status
    assert status.state is SaveState.SAVED
    assert status.saved_at is None


def test_saved_names_the_time_the_library_holds(qtbot, desk):
    opened = open_new_story(desk, qtbot)
    before = opened.autosave.status.saved_at
    opened.autosave.flush()  # nothing changed, so nothing is written
    assert opened.autosave.status.saved_at == before
