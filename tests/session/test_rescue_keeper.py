"""Rescue copies of the open story: written while it changes, at once when saving fails, gone when it is safe."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.errors import StorageError
from studio.library.library import Library
from studio.rescue.rescue_copies import RescueCopies
from studio.rescue.rescue_text import split_copy
from studio.session.autosave import SaveState
from studio.session.desk import Desk
from studio.session.open_story import OpenStory
from studio.session.rescue_keeper import RESCUE_INTERVAL_MS
from studio.session.task_runner import Lane
from studio.story.story import new_story


def full_disk(*_arguments: object, **_more: object) -> None:
    raise StorageError("library.full", path="library.db")


def opened(desk: Desk, qtbot: QtBot) -> OpenStory:
    desk.take_in(replace(new_story(), headline="Fuel"))
    story = desk.open_story
    assert story is not None
    qtbot.waitUntil(lambda: story.session.is_saved)
    return story


def copy_of(desk: Desk, story: OpenStory) -> str:
    return desk.rescue_copies.path_of(story.session.story.id).read_text("utf-8")


def test_the_interval_is_the_promised_one() -> None:
    assert RESCUE_INTERVAL_MS == 10_000


def test_a_change_is_in_the_copy_after_the_interval(qtbot: QtBot, desk: Desk) -> None:
    story = opened(desk, qtbot)
    story.session.edit("editor", body="Words that must not be lost.")
    assert story.rescue._delay.isActive()
    with qtbot.waitSignal(story.rescue.written):
        story.rescue._delay.timeout.emit()
    assert "Words that must not be lost." in copy_of(desk, story)
    assert story.rescue.path is not None
    story.session.edit("editor", body="More words.")
    assert story.rescue.path is None  # not of this very state
    assert story.rescue._delay.isActive()


def test_typing_on_does_not_put_the_copy_off(qtbot: QtBot, desk: Desk) -> None:
    story = opened(desk, qtbot)
    story.rescue._delay.stop()
    story.session.edit("editor", body="a")
    story.rescue._delay.setInterval(60_000)  # what is running runs on
    remaining = story.rescue._delay.remainingTime()
    story.session.edit("editor", body="ab")
    assert story.rescue._delay.remainingTime() <= remaining


def test_a_failing_save_writes_the_copy_at_once(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    story = opened(desk, qtbot)
    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", full_disk)
        story.session.edit("editor", body="Words on a full disk")
        with qtbot.waitSignal(story.rescue.written):
            story.autosave.save()
        assert "Words on a full disk" in copy_of(desk, story)
        assert story.autosave.status.state is SaveState.FAILED
    story.autosave.flush()


def test_the_copy_goes_when_the_story_is_closed_and_safe(qtbot: QtBot, desk: Desk) -> None:
    story = opened(desk, qtbot)
    story.session.edit("editor", body="Words")
    desk.rescue_now()
    path = desk.rescue_copies.path_of(story.session.story.id)
    assert path.exists()
    desk.start_story()
    desk.runner.run_and_wait(Lane.RESCUE, lambda: None)
    assert not path.exists()


def test_leaving_without_saving_keeps_the_copy(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    story = opened(desk, qtbot)
    monkeypatch.setattr(Library, "save", full_disk)
    story.session.edit("editor", body="Words that only the copy has")
    with pytest.raises(StorageError):
        desk.close()
    assert desk.open_story is story  # nothing is lost, the desk is still open
    desk.abandon()
    assert "Words that only the copy has" in copy_of(desk, story)


def test_a_copy_that_cannot_be_written_is_said_and_tried_again(qtbot: QtBot, desk: Desk) -> None:
    story = opened(desk, qtbot)
    desk.rescue_copies.folder.parent.mkdir(parents=True, exist_ok=True)
    desk.rescue_copies.folder.write_text("in the way")
    story.session.edit("editor", body="Words")
    with qtbot.waitSignal(story.rescue.failed) as failed:
        story.rescue.write_soon()
    assert isinstance(failed.args[0], StorageError)
    assert story.rescue._delay.isActive()
    desk.rescue_copies.folder.unlink()
    with qtbot.waitSignal(story.rescue.written):
        story.rescue.write_soon()


def test_an_older_state_never_replaces_a_later_one(qtbot: QtBot, desk: Desk) -> None:
    story = opened(desk, qtbot)
    before, edit_number = story.session.story, story.session.edit_number
    story.session.edit("editor", body="Later")
    story.rescue.write_now()
    story.rescue._write(before, edit_number, 1)
    assert "Later" in copy_of(desk, story)


def test_the_copy_says_from_when_on_the_library_has_it(qtbot: QtBot, desk: Desk) -> None:
    story = opened(desk, qtbot)
    revision = desk.lane.call_and_wait(lambda library: library.load(story.session.story.id)).revision
    story.session.edit("editor", body="Not saved yet")
    story.rescue.write_now()
    data = split_copy(copy_of(desk, story))[1]
    assert data is not None
    assert data.held_from == revision + 1
    assert story.autosave.flush().revision >= data.held_from


def test_what_was_left_over_is_set_aside_before_anything_is_written(qtbot: QtBot, desk: Desk) -> None:
    from studio.rendering.houses import shipped_houses
    from studio.settings.settings import Settings

    left = RescueCopies(desk.rescue_copies.folder)
    left.write("a-story", "# Left over")
    desk.lane.close()
    again = Desk(Settings(), shipped_houses(), desk.lane.folder)
    again.open_library()
    assert [copy.text for copy in again.rescue_copies.read_all()] == ["# Left over"]
    assert again.rescue_copies.read_all()[0].written_at <= datetime.now(UTC)
    again.close()
    desk.lane.open()
