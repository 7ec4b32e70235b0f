"""After a crash: what the library has is put away quietly, what it lacks is offered, and nothing is thrown away."""

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.errors import StorageError
from studio.library.library import Library
from studio.library.records import StoredStory
from studio.rescue.rescue_copies import RescueCopies, RescueCopy
from studio.rescue.rescue_text import copy_text, rescue_text
from studio.session.desk import Desk
from studio.session.recovery import Recovery, RecoveryOffer, is_held
from studio.session.task_runner import Lane
from studio.story.picture import PlacedPicture
from studio.story.story import Story, new_story
from studio.story.word_difference import PieceKind

LATER = datetime.now(UTC) + timedelta(hours=1)


def leave(desk: Desk, story: Story, held_from: int = 99, *, at: datetime = LATER, text: str = "") -> None:
    """Leave a copy over, as a crash does."""
    path = desk.rescue_copies.write(story.id, text or copy_text(story, held_from))
    os.utime(path, (at.timestamp(), at.timestamp()))
    desk.rescue_copies.set_aside()


def put(desk: Desk, story: Story) -> Story:
    desk.lane.call_and_wait(lambda library: library.save(story))
    return story


def looked(desk: Desk, qtbot: QtBot) -> Recovery:
    recovery = Recovery(desk, desk)
    done: list[object] = []
    recovery.changed.connect(done.append)
    has_copies = bool(desk.rescue_copies.read_all())
    recovery.look()
    if has_copies:
        qtbot.waitUntil(lambda: bool(done))
    return recovery


def settle(desk: Desk, qtbot: QtBot, recovery: Recovery) -> None:
    qtbot.waitUntil(lambda: recovery.offers == ())
    desk.runner.run_and_wait(Lane.RESCUE, lambda: None)


def fuel(body: str = "As the library has it.") -> Story:
    return replace(new_story(), headline="Fuel", body=body)


def stored(desk: Desk, story: Story) -> Story:
    return desk.lane.call_and_wait(lambda library: library.load(story.id).story)


def test_a_copy_that_the_library_has_is_put_away_quietly(qtbot: QtBot, desk: Desk) -> None:
    leave(desk, put(desk, fuel()))
    recovery = looked(desk, qtbot)
    assert recovery.offers == ()
    assert desk.rescue_copies.read_all() == ()
    assert len(list((desk.rescue_copies.folder / "old").iterdir())) == 1


def test_a_copy_with_other_words_is_offered_with_the_difference(qtbot: QtBot, desk: Desk) -> None:
    story = put(desk, fuel())
    leave(desk, replace(story, body="As the editor has it."))
    (offer,) = looked(desk, qtbot).offers
    assert offer.stored == story
    assert offer.headline == "Fuel"
    assert "".join(piece.text for piece in offer.pieces if piece.kind is PieceKind.ADDED) == "editor"
    assert "".join(piece.text for piece in offer.pieces if piece.kind is PieceKind.REMOVED) == "library"


def test_taking_makes_a_revision_and_keeps_the_one_before(qtbot: QtBot, desk: Desk) -> None:
    story = put(desk, fuel())
    rescued = replace(story, body="As the editor has it.")
    leave(desk, rescued)
    recovery = looked(desk, qtbot)
    recovery.take(recovery.offers[0])
    settle(desk, qtbot, recovery)
    qtbot.waitUntil(lambda: desk.story == rescued)
    assert stored(desk, story) == rescued
    rows = desk.lane.call_and_wait(lambda library: library.revisions(story.id))
    assert [row.reason for row in rows] == ["recovered", "before-restore"]
    assert desk.lane.call_and_wait(lambda library: library.revision(story.id, rows[1].revision)) == story
    assert len(list((desk.rescue_copies.folder / "old").iterdir())) == 1


def test_taking_into_the_open_story_can_be_undone(qtbot: QtBot, desk: Desk) -> None:
    story = put(desk, fuel())
    with qtbot.waitSignal(desk.session_opened):
        desk.show_story(story.id)
    rescued = replace(story, body="Rescued.", standfirst="All of it.")
    leave(desk, rescued)
    recovery = looked(desk, qtbot)
    recovery.take(recovery.offers[0])
    settle(desk, qtbot, recovery)
    assert desk.story == rescued == stored(desk, story)
    desk.session.undo()
    assert desk.story == story


def test_a_story_that_the_library_lost_comes_back(qtbot: QtBot, desk: Desk) -> None:
    story = fuel("Only the copy has it.")
    leave(desk, story, held_from=1)
    recovery = looked(desk, qtbot)
    assert recovery.offers[0].stored is None
    recovery.take(recovery.offers[0])
    settle(desk, qtbot, recovery)
    assert stored(desk, story) == story


def test_a_picture_that_the_library_lost_waits_for_its_file(qtbot: QtBot, desk: Desk) -> None:
    story = replace(fuel(), pictures=(PlacedPicture(id="lead", sha256="0" * 64, alt="Harbour"),))
    leave(desk, story)
    recovery = looked(desk, qtbot)
    recovery.take(recovery.offers[0])
    settle(desk, qtbot, recovery)
    assert stored(desk, story).pictures == (PlacedPicture(id="lead", alt="Harbour"),)


def test_opening_as_a_copy_leaves_the_story_as_it_is(qtbot: QtBot, desk: Desk) -> None:
    story = put(desk, fuel())
    leave(desk, replace(story, body="Rescued."))
    recovery = looked(desk, qtbot)
    recovery.open_copy(recovery.offers[0])
    settle(desk, qtbot, recovery)
    assert desk.story.id != story.id
    assert (desk.story.headline, desk.story.body) == ("Fuel (rescued)", "Rescued.")
    assert stored(desk, story) == story
    assert stored(desk, desk.story) == desk.story


def test_a_copy_that_is_only_text_opens_as_a_story(qtbot: QtBot, desk: Desk) -> None:
    leave(desk, fuel(), text="# Fuel\n\nMended by hand.\n")
    recovery = looked(desk, qtbot)
    recovery.take(recovery.offers[0])  # there is nothing to take
    recovery.open_copy(recovery.offers[0])
    settle(desk, qtbot, recovery)
    assert (desk.story.headline, desk.story.body) == ("Fuel (rescued)", "Mended by hand.")


def test_what_is_kept_for_later_is_offered_again(qtbot: QtBot, desk: Desk) -> None:
    leave(desk, fuel())
    recovery = looked(desk, qtbot)
    recovery.put_off(recovery.offers[0])
    assert recovery.offers == ()
    assert len(looked(desk, qtbot).offers) == 1


def test_what_cannot_be_taken_stays_on_offer(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(desk, fuel())
    recovery = looked(desk, qtbot)

    def full(*_: object) -> None:
        raise StorageError("library.full", path="library.db")

    with monkeypatch.context() as broken, qtbot.waitSignal(recovery.failed):
        broken.setattr(Library, "save", full)
        recovery.take(recovery.offers[0])
    assert len(recovery.offers) == 1
    assert len(desk.rescue_copies.read_all()) == 1


@pytest.fixture
def moved(desk: Desk, tmp_path: Path) -> RescueCopies:
    """The copies of a library that is no longer where it was; this one may be the same."""
    return RescueCopies(desk.rescue_copies.folder.with_name("Before-0123456789ab"), tmp_path / "Before.offstone")


def leave_in(copies: RescueCopies, story: Story, held_from: int = 99) -> Path:
    path = copies.write(story.id, copy_text(story, held_from))
    os.utime(path, (LATER.timestamp(), LATER.timestamp()))
    return path


def looked_everywhere(desk: Desk, qtbot: QtBot) -> Recovery:
    """Look, and wait until all three steps of both looks are done; answers come in the order of questions."""
    recovery = Recovery(desk, desk)
    recovery.look()
    for lane in (Lane.RESCUE, Lane.LIBRARY, Lane.RESCUE):
        answered: list[object] = []
        desk.runner.run(lane, lambda: None, answered.append)
        qtbot.waitUntil(partial(bool, answered))
    return recovery


@pytest.mark.parametrize("is_set_aside", [False, True])
def test_copies_follow_a_library_that_was_moved(
    qtbot: QtBot, desk: Desk, moved: RescueCopies, is_set_aside: bool
) -> None:
    story = put(desk, fuel())
    path = leave_in(moved, replace(story, body="Words from before the move."))
    if is_set_aside:
        moved.set_aside()
    recovery = looked_everywhere(desk, qtbot)
    (offer,) = recovery.offers
    assert offer.stored == story
    recovery.take(offer)
    settle(desk, qtbot, recovery)
    assert stored(desk, story).body == "Words from before the move."
    assert not path.exists()
    assert len(list((desk.rescue_copies.folder / "old").iterdir())) == 1
    assert looked_everywhere(desk, qtbot).offers == ()


def test_copies_of_a_library_that_is_there_are_its_own(
    qtbot: QtBot, desk: Desk, moved: RescueCopies, tmp_path: Path
) -> None:
    story = put(desk, fuel())
    leave_in(moved, replace(story, body="Words of the other library."))
    (tmp_path / "Before.offstone").mkdir()
    assert looked_everywhere(desk, qtbot).offers == ()


def test_copies_that_are_not_of_this_library_or_say_the_same_are_left_alone(
    qtbot: QtBot, desk: Desk, moved: RescueCopies
) -> None:
    same, foreign = leave_in(moved, put(desk, fuel())), leave_in(moved, fuel("Of a story that is not here."))
    assert looked_everywhere(desk, qtbot).offers == ()
    assert same.exists()
    assert foreign.exists()


def test_own_copies_and_those_from_before_the_move_are_offered_together(
    qtbot: QtBot, desk: Desk, moved: RescueCopies
) -> None:
    story = put(desk, fuel())
    leave(desk, replace(story, body="Since the move."))
    leave_in(moved, replace(story, body="Before the move."))
    recovery = looked_everywhere(desk, qtbot)
    assert [offer.copy.story.body for offer in recovery.offers if offer.copy.story] == [
        "Since the move.",
        "Before the move.",
    ]
    recovery.put_off(recovery.offers[1])
    assert len(looked_everywhere(desk, qtbot).offers) == 2


def test_a_folder_says_which_library_it_is_of(qtbot: QtBot, desk: Desk) -> None:
    desk.rescue_copies.write("a", "# Words")
    assert (desk.rescue_copies.folder / "library.txt").read_text("utf-8") == str(desk.lane.folder)


def copied(story: Story, held_from: int, written_at: datetime) -> RescueCopy:
    return RescueCopy(
        path=None,  # type: ignore[arg-type]
        story_id=story.id,
        written_at=written_at,
        text=rescue_text(story),
        story=story,
        held_from=held_from,
    )


@pytest.mark.parametrize(
    ("held_from", "revision", "seconds_before_save", "is_in_library"),
    [
        (5, 5, 0.5, True),  # the save of these words, or a later one, came through
        (5, 7, 60, True),
        (6, 5, 60, False),  # the save that would have held them never came
        (5, 5, -60, False),  # written after the library's last save, whatever the number says
        (5, 3, 60, False),  # the library is an older one, restored
        (0, 9, 60, False),  # nobody knows
    ],
)
def test_older_words_are_told_from_lost_ones(
    held_from: int, revision: int, seconds_before_save: float, is_in_library: bool
) -> None:
    story = fuel("Earlier words")
    saved_at = datetime(2026, 1, 8, 14, 2, tzinfo=UTC)
    copy = copied(story, held_from, saved_at - timedelta(seconds=seconds_before_save))
    later = StoredStory(replace(story, body="Later words"), revision, "2026-01-08T14:02:00Z")
    assert is_held(copy, later) is is_in_library
    assert is_held(copy, replace_story(later, story))  # the very words are always held


def replace_story(stored: StoredStory, story: Story) -> StoredStory:
    return StoredStory(story, stored.revision, stored.saved_at)


def test_an_offer_without_headline_has_none() -> None:
    copy = replace(copied(fuel(), 1, LATER), story=None, text="")
    assert RecoveryOffer(copy, None, ()).headline == ""
