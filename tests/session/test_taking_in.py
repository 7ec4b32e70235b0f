"""What is taken in comes to the desk with its pictures, and nothing that was there before is lost by it."""

import pytest
from msgspec.structs import replace

from studio.errors import StorageError
from studio.exporting.package_files import package_files
from studio.intake.readers import take_in
from studio.intake.result import IntakeResult
from studio.library.library import Library
from studio.session.desk import Desk
from studio.session.notices import Notice
from studio.session.taking_in import proof_of, take_in_result
from studio.story.canonical import story_to_json
from studio.story.story import Story, new_story
from studio.wording import sentence
from tests.exporting.desk import ORIGINALS, packed, request, story


def package(left: Story) -> bytes:
    return packed(package_files(request("plain", story=left, override_reason="A test"), ORIGINALS))


@pytest.fixture
def left() -> Story:
    """A story without a picture that waits, as it was handed off."""
    whole = story(desk_notes="")
    return replace(whole, pictures=tuple(picture for picture in whole.pictures if picture.has_file))


@pytest.fixture
def result(left: Story) -> IntakeResult:
    return take_in(package(left), "convoy.zip")


def keep_originals(desk: Desk) -> None:
    for data in ORIGINALS.pictures.values():
        kind = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
        desk.lane.call_and_wait(lambda library, data=data, kind=kind: library.pictures.add(data, kind))


def kept_bodies(desk: Desk, story_id: str) -> list[str]:
    def bodies(library: Library) -> list[str]:
        return [library.revision(story_id, row.revision).body for row in library.revisions(story_id)]

    return desk.lane.call_and_wait(bodies)


def change_library(desk: Desk) -> None:
    desk.lane.call_and_wait(lambda library: library.save(replace(new_story(), headline="Another")))


def stored(desk: Desk, story_id: str) -> Story:
    return desk.lane.call_and_wait(lambda library: library.load(story_id)).story


def test_where_the_originals_are_the_story_is_equal_to_the_byte(qtbot, desk, left, result):
    keep_originals(desk)
    take_in_result(desk, result)
    qtbot.waitUntil(lambda: desk.session.is_saved, timeout=10_000)
    assert story_to_json(stored(desk, left.id)) == story_to_json(left)


def test_where_they_are_not_the_images_of_the_package_stand_for_them(qtbot, desk, left, result):
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    take_in_result(desk, result)
    qtbot.waitUntil(lambda: all(picture.has_file for picture in desk.story.pictures), timeout=20_000)
    qtbot.waitUntil(lambda: desk.session.is_saved, timeout=10_000)
    for came, picture in zip(desk.story.pictures, left.pictures, strict=True):
        assert came.sha256 != picture.sha256
        assert came.crop is None
        assert (came.alt, came.caption, came.decorative) == (picture.alt, picture.caption, picture.decorative)
        assert came.credit == picture.credit
        assert desk.lane.call_and_wait(lambda library, came=came: library.pictures.has(came.sha256))
    assert "notice.images-for-originals" in {notice.code for notice in notices}
    assert sentence("notice.images-for-originals")


def test_what_the_open_story_was_stays_in_its_history(qtbot, desk, left, result):
    keep_originals(desk)
    desk.take_in(replace(left, body="What I wrote since."))
    desk.session.edit("editor", body="What I wrote since, and a word more.")
    take_in_result(desk, result)
    qtbot.waitUntil(lambda: desk.session.is_saved, timeout=10_000)
    assert desk.story.body == left.body
    revisions = desk.lane.call_and_wait(lambda library: library.revisions(left.id))
    bodies = {
        desk.lane.call_and_wait(lambda library, row=row: library.revision(left.id, row.revision)).body
        for row in revisions
    }
    assert {"What I wrote since, and a word more.", left.body} <= bodies
    assert "before-intake" in {row.reason for row in revisions}


def test_what_the_library_had_of_it_stays_in_its_history(qtbot, desk, left, result):
    keep_originals(desk)
    desk.lane.call_and_wait(lambda library: library.save(replace(left, body="Edited at this desk.")))
    take_in_result(desk, result)
    qtbot.waitUntil(lambda: desk.session.is_saved, timeout=10_000)
    revisions = desk.lane.call_and_wait(lambda library: library.revisions(left.id))
    bodies = [
        desk.lane.call_and_wait(lambda library, row=row: library.revision(left.id, row.revision)).body
        for row in revisions
    ]
    assert "Edited at this desk." in bodies


def test_the_library_is_backed_up_before(desk, result, monkeypatch):
    reasons = []
    with monkeypatch.context() as patch:
        patch.setattr(Library, "backup", lambda self, reason: reasons.append(reason))
        change_library(desk)
        take_in_result(desk, result)
    assert reasons == ["before-intake"]


def test_nothing_comes_in_where_the_library_cannot_be_backed_up(desk, result, monkeypatch):
    notices: list[Notice] = []
    desk.notice.connect(notices.append)

    def fail(self: Library, reason: str) -> None:
        raise StorageError("storage.read", path="library.db", reason="gone")

    before = desk.story
    with monkeypatch.context() as patch:
        patch.setattr(Library, "backup", fail)
        desk.lane.call_and_wait(lambda library: library.save(replace(new_story(), headline="Another")))
        take_in_result(desk, result)
    assert desk.story is before
    assert [notice.is_problem for notice in notices] == [True]


def test_a_package_that_was_tampered_with_says_what_is_wrong(left):
    data = package(left)
    assert proof_of(data) == ()
    notes = proof_of(data.replace(b"The end.", b"The End!"))
    assert notes[0].code == "intake.note.does-not-verify"
    assert any(note.code.startswith("verify.") for note in notes)
    assert all(sentence(note.code, **note.parameters) for note in notes)


def test_a_page_needs_no_backup(desk, monkeypatch):
    reasons = []
    with monkeypatch.context() as patch:
        patch.setattr(Library, "backup", lambda self, reason: reasons.append(reason))
        take_in_result(desk, take_in("A headline of some words\n\nA paragraph of the story, long enough to be one."))
        assert desk.story.headline == "A headline of some words"
    assert reasons == []
