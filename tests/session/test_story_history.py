"""The past of the open story on a real library: nothing is lost by going back, and going back can be undone."""

from msgspec.structs import replace

from studio.session.desk import Desk
from studio.story.elements import FactBox
from tests.session.test_desk import show_sample


def revisions(qtbot, desk: Desk):
    found = []
    desk.history.list_revisions(found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def loaded(qtbot, desk: Desk, revision: int):
    found = []
    desk.history.load(revision, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_version_is_kept_under_its_name(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    desk.session.edit("test", headline="As the lawyer saw it")
    done = []
    desk.history.keep("For the lawyer", lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    newest = revisions(qtbot, desk)[0]
    assert (newest.name, newest.reason) == ("For the lawyer", "named")
    assert loaded(qtbot, desk, newest.revision).headline == "As the lawyer saw it"


def test_restoring_keeps_what_was_there_and_is_one_step(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    original = desk.story
    changed = replace(original, headline="Other", body="Quite other.", fact_boxes=(FactBox(id="new", title="New"),))
    desk.session.edit_story("test", changed)
    done = []
    desk.history.restore(original, "Restore Version", lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert desk.story == original
    assert desk.session.undo_name == "Restore Version"
    qtbot.waitUntil(lambda: revisions(qtbot, desk)[0].reason == "restored")
    before = next(row for row in revisions(qtbot, desk) if row.reason == "before-restore")
    assert loaded(qtbot, desk, before.revision) == changed
    desk.session.undo()
    assert desk.story == changed
    desk.session.redo()
    assert desk.story == original


def test_what_is_typed_while_the_story_is_being_kept_is_kept_too(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    original = desk.story
    desk.session.edit("test", headline="First")
    done = []
    desk.history.restore(original, "Restore Version", lambda: done.append(True))
    desk.session.edit("test", headline="Typed in the meantime")
    qtbot.waitUntil(lambda: bool(done))
    assert desk.story == original
    kept = [
        loaded(qtbot, desk, row.revision).headline for row in revisions(qtbot, desk) if row.reason == "before-restore"
    ]
    assert "Typed in the meantime" in kept


def test_a_story_that_cannot_be_kept_is_not_replaced(qtbot, desk: Desk, monkeypatch):
    show_sample(desk, qtbot)
    original = desk.story
    desk.session.edit("test", headline="Not to be lost")

    from studio.errors import StorageError
    from studio.library.library import Library

    def refuse(*_arguments):
        raise StorageError("library.read_only", path="library.db")

    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", refuse)
        done = []
        with qtbot.waitSignal(desk.notice, check_params_cb=lambda notice: notice.is_problem):
            desk.history.restore(original, "Restore Version", lambda: done.append(True))
        with qtbot.waitSignal(desk.notice, check_params_cb=lambda notice: notice.is_problem):
            desk.history.keep("Not kept", lambda: done.append(True))
        assert done == []
        assert desk.story.headline == "Not to be lost"
    desk.session.edit("test", byline="By somebody")
    qtbot.waitUntil(lambda: desk.session.is_saved)


def test_differences_are_found_beside_the_gui_thread(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    found = []
    desk.history.compare(desk.story, replace(desk.story, headline="Other"), found.append)
    assert found == []
    qtbot.waitUntil(lambda: bool(found))
    assert [one.field for one in found[0].fields] == ["headline"]


def test_a_closed_story_answers_nobody(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    history, answers = desk.history, []
    history.list_revisions(answers.append)
    desk.start_story()
    done = []
    desk.history.list_revisions(done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert answers == []


def test_a_story_comes_back_from_a_backup(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    original = desk.story
    desk.lane.call_and_wait(lambda library: library.backup("asked"))
    desk.session.edit("test", headline="Other", body="Quite other.")
    backups = []
    desk.history.list_backups(backups.append)
    qtbot.waitUntil(lambda: bool(backups))
    (backup,) = backups[0]
    stories = []
    desk.history.load_from_backup(backup, stories.append)
    qtbot.waitUntil(lambda: bool(stories))
    assert stories[0] == original


def test_backups_without_the_story_are_not_offered(qtbot, desk: Desk):
    desk.lane.call_and_wait(lambda library: library.backup("asked"))
    desk.start_story()
    desk.session.edit("test", headline="New")
    backups = []
    desk.history.list_backups(backups.append)
    qtbot.waitUntil(lambda: bool(backups))
    assert backups[0] == ()
