"""The desk: stories come and go, and nothing typed is left behind."""

import pytest
from msgspec.structs import replace

from studio.errors import LibraryLocked, StorageError
from studio.library.library import Library
from studio.library.records import ListQuery
from studio.rendering.houses import shipped_houses
from studio.session.desk import Desk
from studio.session.library_lane import LibraryLane
from studio.session.notices import Notice
from studio.settings.settings import Settings
from studio.story.story import Status, new_story


def rows(desk: Desk, qtbot, query: ListQuery | None = None):
    found = []
    desk.list_stories(query or ListQuery(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def show_sample(desk: Desk, qtbot) -> None:
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(rows(desk, qtbot)[0].id)


def test_a_new_library_holds_the_sample_story_with_its_pictures(qtbot, desk):
    show_sample(desk, qtbot)
    story = desk.story
    assert story.section == "World"
    assert all(picture.has_file for picture in story.pictures)
    assert story.fact_boxes
    assert story.embeds
    assert story.related
    assert story.corrections
    assert story.origin is not None
    original = desk.lane.call_and_wait(lambda library: library.pictures.read(story.lead.sha256))
    assert original.startswith(b"\xff\xd8")


def test_going_to_another_story_saves_the_one_before(qtbot, desk):
    show_sample(desk, qtbot)
    sample = desk.story.id
    desk.session.edit("editor", body="Changed a moment before leaving")
    desk.start_story()
    stored = desk.lane.call_and_wait(lambda library: library.load(sample))
    assert stored.story.body == "Changed a moment before leaving"
    assert desk.story.id != sample


def test_a_story_that_cannot_be_saved_stays_on_the_desk(qtbot, desk, monkeypatch):
    show_sample(desk, qtbot)
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    desk.session.edit("editor", body="Precious")
    with monkeypatch.context() as patch:
        patch.setattr(Library, "save", _fail)
        desk.start_story()
        assert desk.story.body == "Precious"
        assert notices[0].is_problem
    desk.open_story.autosave.flush()


def test_closing_saves_what_was_typed_a_moment_before(qtbot, tmp_path):
    folder = tmp_path / "Other.offstone"
    desk = Desk(Settings(), shipped_houses(), folder)
    desk.open_library(create=True)
    show_sample(desk, qtbot)
    story_id = desk.story.id
    desk.session.edit("editor", headline="Typed and closed")
    desk.close()
    with Library.open(folder) as library:
        assert library.load(story_id).story.headline == "Typed and closed"


def test_spiking_is_a_status_that_can_be_taken_back(qtbot, desk):
    story_id = rows(desk, qtbot)[0].id
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    desk.set_status(story_id, Status.SPIKED)
    qtbot.waitUntil(lambda: bool(notices))
    assert rows(desk, qtbot, ListQuery(statuses=(Status.SPIKED,)))[0].id == story_id
    notices[0].act()
    qtbot.waitUntil(lambda: rows(desk, qtbot)[0].status is not Status.SPIKED)


def test_two_desks_cannot_write_one_library(qtbot, desk):
    second = Desk(Settings(), shipped_houses(), desk.lane.folder)
    with pytest.raises(LibraryLocked):
        second.open_library()
    second.close()


def test_the_house_is_remembered_and_checked_by(qtbot, desk):
    show_sample(desk, qtbot)
    with qtbot.waitSignal(desk.house_changed):
        desk.use_house("broadsheet")
    assert desk.house.id == "broadsheet"
    assert desk.settings.house == "broadsheet"


def reasons(desk: Desk, story_id: str) -> list[str]:
    return [row.reason for row in desk.lane.call_and_wait(lambda library: library.revisions(story_id))]


def test_opening_keeps_a_revision_of_what_changed_since_the_last(qtbot, desk):
    show_sample(desk, qtbot)
    story_id = desk.story.id
    assert reasons(desk, story_id) == ["sample"]  # nothing changed since
    desk.session.edit("editor", body="Changed")
    desk.start_story()
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(story_id)
    assert "opened" in reasons(desk, story_id)
    desk.start_story()
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(story_id)
    assert reasons(desk, story_id).count("opened") == 1


def test_a_dangerous_step_is_preceded_by_a_durable_revision(qtbot, desk, monkeypatch):
    show_sample(desk, qtbot)
    story_id = desk.story.id
    desk.session.edit("editor", headline="Before the danger")
    assert desk.before_danger("before-restore")
    assert reasons(desk, story_id)[0] == "before-restore"
    with monkeypatch.context() as patch, qtbot.waitSignal(desk.notice) as said:
        patch.setattr(Library, "save", _fail)
        assert not desk.before_danger("before-replace")
    assert said.args[0].is_problem


def test_an_empty_desk_is_in_no_danger(qtbot, desk):
    assert desk.before_danger("before-restore")
    desk.start_story()
    assert desk.before_danger("before-restore")
    assert rows(desk, qtbot, ListQuery())[0].headline  # no empty story came into the library


def test_after_a_kill_the_story_edited_last_is_opened(qtbot, desk, monkeypatch):
    show_sample(desk, qtbot)
    first = desk.story.id
    desk.start_story()
    desk.session.edit("editor", headline="Edited last")
    second = desk.story.id
    desk.open_story.autosave.flush()
    desk.lane.close()
    for was_unclean, expected in ((False, first), (True, second)):
        again = Desk(Settings(last_story=first), shipped_houses(), desk.lane.folder)
        again.open_library()
        with monkeypatch.context() as patch:
            patch.setattr(LibraryLane, "was_unclean", was_unclean)
            with qtbot.waitSignal(again.session_opened):
                again.show_last_story()
        assert again.story.id == expected
        again.close()
    desk.lane.open()


def test_a_library_that_cannot_be_closed_well_does_not_keep_the_desk_open(qtbot, tmp_path, monkeypatch):
    desk = Desk(Settings(), shipped_houses(), tmp_path / "Other.offstone")
    desk.open_library(create=True)
    real_close = Library.close

    def close(self):
        real_close(self)
        raise StorageError("library.unreachable", path="library.db", reason="Input/output error")

    monkeypatch.setattr(Library, "close", close)
    desk.close()
    assert isinstance(desk.closing_error, StorageError)


def _fail(*_arguments: object, **_named: object) -> None:
    raise StorageError("storage.write", path="library.db", reason="No space left on device")


def test_a_story_is_kept_as_it_was_taken_in(qtbot, desk):
    story = replace(new_story(), headline="Fuel", body="As it came.")
    desk.take_in(story)
    qtbot.waitUntil(lambda: desk.open_story.session.is_saved)
    desk.session.edit("editor", body="Rewritten.")
    desk.open_story.autosave.flush()
    kept = desk.lane.call_and_wait(lambda library: library.revisions(story.id))
    assert [row.reason for row in kept] == ["intake"]
    assert desk.lane.call_and_wait(lambda library: library.revision(story.id, kept[0].revision)) == story


def test_a_status_of_the_open_story_is_a_step_that_can_be_undone(qtbot, desk):
    desk.take_in(replace(new_story(), headline="Fuel"))
    session = desk.session
    desk.set_status(session.story.id, Status.SPIKED)
    assert session.undo_name == "Spike"
    session.undo()
    assert session.story.status is Status.DRAFT
    saved = desk.open_story.autosave.flush()
    assert desk.lane.call_and_wait(lambda library: library.load(session.story.id)).story.status is Status.DRAFT
    session.redo()
    assert (session.story.status, saved.revision > 0) == (Status.SPIKED, True)
