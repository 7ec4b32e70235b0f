"""Autosave: "Saved" is said only when the library durably has the story as it is now, whatever happens meanwhile."""

import threading

import pytest
from msgspec.structs import replace

from studio.errors import StorageError
from studio.library.library import Library
from studio.session.autosave import IDLE_DELAY_MS, LONGEST_DELAY_MS, SaveState
from studio.session.desk import Desk
from studio.session.revision_keeper import RevisionKeeper
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

    def slow_save(self, story, reason="", name=""):
        has_begun.set()
        may_finish.wait(10)
        return real_save(self, story, reason, name)

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

    def failing_save(self, story, reason="", name=""):
        if failures:
            raise failures.pop()
        return real_save(self, story, reason, name)

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


def test_the_delays_keep_the_promises():
    """Half a second after the last key, a second while typing goes on, with time left for the save itself."""
    assert IDLE_DELAY_MS <= 300
    assert LONGEST_DELAY_MS <= 600


def test_typing_on_saves_within_a_second(qtbot, desk):
    opened = open_new_story(desk, qtbot)
    opened.session.edit("editor", body="a")
    longest = opened.autosave._longest.remainingTime()
    opened.session.edit("editor", body="ab")
    assert opened.autosave._longest.remainingTime() <= longest <= LONGEST_DELAY_MS
    with qtbot.waitSignal(opened.autosave.status_changed):
        opened.autosave._longest.timeout.emit()
    opened.autosave.flush()


def test_what_becomes_due_during_a_save_is_saved_right_after_it(qtbot, desk, monkeypatch):
    opened = open_new_story(desk, qtbot)
    may_finish, has_begun = threading.Event(), threading.Event()
    real_save = Library.save

    def slow_save(self, story, reason="", name=""):
        has_begun.set()
        may_finish.wait(10)
        return real_save(self, story, reason, name)

    monkeypatch.setattr(Library, "save", slow_save)
    opened.session.edit("editor", body="First")
    opened.autosave.save()
    qtbot.waitUntil(has_begun.is_set)
    opened.session.edit("editor", body="First and second")
    opened.autosave.save()  # a timer fired
    opened.autosave._stop_timers()
    may_finish.set()
    qtbot.waitUntil(lambda: opened.autosave.status.state is SaveState.SAVED)
    assert stored(desk, opened.session.story.id).body == "First and second"


def test_a_failed_save_is_tried_again_after_its_own_delay(qtbot, desk, monkeypatch):
    opened = open_new_story(desk, qtbot)

    def fails(*_):
        raise StorageError("library.full", path="library.db")

    with monkeypatch.context() as patch:
        patch.setattr(Library, "save", fails)
        opened.session.edit("editor", body="Words")
        opened.autosave.save()
        qtbot.waitUntil(lambda: opened.autosave.status.state is SaveState.FAILED)
        assert opened.autosave._retry.remainingTime() > LONGEST_DELAY_MS
    opened.autosave.flush()


def test_a_revision_that_fails_is_not_called_unsaved_words(qtbot, desk, monkeypatch):
    opened = open_new_story(desk, qtbot)

    def fails(*_):
        raise StorageError("library.full", path="library.db")

    with monkeypatch.context() as patch:
        patch.setattr(Library, "save", fails)
        with qtbot.waitSignal(opened.autosave.keeping_failed):
            opened.autosave.keep("idle")
        with pytest.raises(StorageError):
            opened.autosave.flush("before-restore")
    assert opened.autosave.status.state is SaveState.SAVED


def test_revisions_are_kept_at_a_pause_after_five_minutes_of_changes(qtbot, desk):
    opened = open_new_story(desk, qtbot)
    time = [0.0]
    keeper = RevisionKeeper(opened.session, opened.autosave, opened, seconds=lambda: time[0])

    def kept():
        rows = desk.lane.call_and_wait(lambda library: library.revisions(opened.session.story.id))
        return [row.reason for row in rows if row.reason == "idle"]

    opened.session.edit("editor", body="At first")
    time[0] = 299.0
    keeper.on_pause()
    assert kept() == []
    opened.session.edit("editor", body="Five minutes on")
    time[0] = 301.0
    keeper.on_pause()
    assert kept() == ["idle"]
    keeper.on_pause()
    assert kept() == ["idle"]  # nothing changed since
    opened.session.edit("editor", body="Again")
    time[0] = 302.0
    keeper.on_pause()
    assert kept() == ["idle"]
    opened.autosave.flush()
