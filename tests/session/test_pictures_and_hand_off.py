"""Pictures come into the open story with their credit; a hand-off is saved, verified and remembered."""

from pathlib import Path

from studio.errors import ExportCancelled
from studio.exporting.verifying.verify_package import verify_package
from studio.resources import resource
from studio.session.desk import Desk
from studio.session.hand_off_order import HandOffOrder
from studio.session.hand_off_progress import HandOffProgress
from tests.session.test_desk import rows, show_sample


def test_a_picture_file_comes_in_with_its_credit(qtbot, desk: Desk):
    desk.start_story()
    added = []
    desk.pictures.add_files([resource("sample", "airport.jpg")], on_added=added.append)
    qtbot.waitUntil(lambda: bool(added))
    picture = desk.story.pictures[0]
    assert picture == added[0]
    assert picture.id == "airport"
    assert picture.credit.text == "Drawing: Offstone"
    assert (picture.width, picture.height) == (2400, 1350)
    assert desk.session.undo_name


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(qtbot, desk: Desk, tmp_path: Path):
    desk.start_story()
    wrong = tmp_path / "notes.jpg"
    wrong.write_text("These are notes.")
    with qtbot.waitSignal(desk.notice) as said:
        desk.pictures.add_files([wrong])
    assert said.args[0].is_problem
    assert "notes.jpg" in said.args[0].parameters["sentence"]
    assert desk.story.pictures == ()


def test_a_waiting_picture_keeps_what_the_editor_wrote(qtbot, desk: Desk):
    from msgspec.structs import replace

    from studio.story.credit import Credit
    from studio.story.picture import PlacedPicture
    from studio.story.story import with_picture

    desk.start_story()
    waiting = PlacedPicture(id="lead", alt="Troops arriving", credit=Credit(organisation="A Ministry"))
    desk.session.edit_story("test", with_picture(desk.story, waiting))
    desk.pictures.attach_file("lead", resource("sample", "square.jpg"))
    qtbot.waitUntil(lambda: desk.story.pictures[0].has_file)
    attached = desk.story.pictures[0]
    assert attached.alt == "Troops arriving"
    assert attached.credit == Credit(organisation="A Ministry")
    assert attached.caption  # empty before, so taken from the file
    assert replace(attached, alt="").id == "lead"


def test_a_rendition_is_made_once_and_then_kept(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    picture = desk.story.pictures[0]
    made: list[bytes] = []
    desk.pictures.rendition(picture, 300, made.append)
    desk.pictures.rendition(picture, 300, made.append)
    qtbot.waitUntil(lambda: len(made) == 2)
    desk.pictures.rendition(picture, 300, made.append)
    qtbot.waitUntil(lambda: len(made) == 3)
    assert made[0] == made[1] == made[2]
    assert made[0].startswith(b"\xff\xd8")


def test_a_hand_off_is_verified_and_remembered(qtbot, desk: Desk, tmp_path: Path):
    show_sample(desk, qtbot)
    done = []
    desk.hand_off(HandOffOrder(folder=tmp_path), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert verify_package(done[0].path) == ()
    row = rows(desk, qtbot)[0]
    assert row.handed_off_revision == done[0].revision
    assert not row.is_edited_since_hand_off
    desk.session.edit("editor", headline="Changed since")
    desk.open_story.autosave.flush()
    assert rows(desk, qtbot)[0].is_edited_since_hand_off


def test_errors_stop_a_hand_off_unless_a_reason_is_given(qtbot, desk: Desk, tmp_path: Path):
    desk.start_story()
    desk.session.edit("editor", headline="Without a section", body="TK")
    with qtbot.waitSignal(desk.notice) as said:
        desk.hand_off(HandOffOrder(folder=tmp_path), lambda _: None)
    assert said.args[0].is_problem
    assert list(tmp_path.glob("*.zip")) == []
    done = []
    desk.hand_off(HandOffOrder(folder=tmp_path, override_reason="A test of the reason"), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert done[0].path.exists()


def test_a_hand_off_is_stopped_without_a_trace(qtbot, desk: Desk, tmp_path: Path):
    show_sample(desk, qtbot)
    progress, failed = HandOffProgress(desk), []
    progress.cancel()
    desk.hand_off(HandOffOrder(folder=tmp_path), lambda _: None, failed.append, progress)
    qtbot.waitUntil(lambda: bool(failed), timeout=20_000)
    assert isinstance(failed[0], ExportCancelled)
    assert [path.name for path in tmp_path.iterdir()] == [desk.lane.folder.name]
    assert rows(desk, qtbot)[0].handed_off_revision is None


def test_the_revision_that_left_says_so_and_a_later_edit_is_not_lost(qtbot, desk: Desk, tmp_path: Path):
    show_sample(desk, qtbot)
    done = []
    desk.hand_off(HandOffOrder(folder=tmp_path), done.append)
    desk.session.edit("test", headline="Typed while it was written")
    desk.open_story.autosave.flush()
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert desk.lane.call_and_wait(lambda library: library.load(desk.story.id)).story.headline.startswith("Typed")
    again = []
    order = HandOffOrder(folder=tmp_path, no_correction_because="For the test")
    desk.hand_off(order, again.append)
    qtbot.waitUntil(lambda: bool(again), timeout=20_000)
    kept = desk.lane.call_and_wait(lambda library: library.revisions(desk.story.id))
    assert {row.revision: row.reason for row in kept}[again[0].revision] == "hand-off"
