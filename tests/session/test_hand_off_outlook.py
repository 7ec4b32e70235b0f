"""What a hand-off would meet: findings, what changed since, and what readers are owed, of the story as it is now."""

from pathlib import Path

from studio.session.desk import Desk
from studio.session.hand_off_order import HandOffOrder
from studio.session.hand_off_outlook import HandOffOutlook, OutlookFeed
from studio.story.elements import Correction
from tests.session.test_desk import show_sample


def _feed(desk: Desk) -> tuple[OutlookFeed, list[HandOffOutlook]]:
    feed = OutlookFeed(desk.open_story, desk.house.id, desk.runner, desk.lane, desk)
    seen: list[HandOffOutlook] = []
    feed.changed.connect(seen.append)
    return feed, seen


def _look(qtbot, desk: Desk) -> HandOffOutlook:
    feed, seen = _feed(desk)
    feed.look()
    qtbot.waitUntil(lambda: bool(seen))
    feed.close()
    return seen[-1]


def _hand_off(qtbot, desk: Desk, folder: Path) -> None:
    done = []
    desk.hand_off(HandOffOrder(folder=folder, no_correction_because="For the test"), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)


def test_before_a_first_hand_off_there_is_nothing_to_compare(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    outlook = _look(qtbot, desk)
    assert outlook.earlier is None
    assert outlook.changes == outlook.unexplained == ()
    assert outlook.findings == desk.review.latest.findings


def test_edits_since_are_seen_before_they_are_saved(qtbot, desk: Desk, tmp_path: Path):
    show_sample(desk, qtbot)
    _hand_off(qtbot, desk, tmp_path)
    assert _look(qtbot, desk).earlier is None  # this very revision left; there is none before it
    desk.session.edit("test", headline="Another headline altogether")
    outlook = _look(qtbot, desk)
    assert outlook.earlier is not None
    assert [change.code for change in outlook.changes] == ["history.summary.headline"]
    assert outlook.unexplained == outlook.changes


def test_a_note_answers(qtbot, desk: Desk, tmp_path: Path):
    show_sample(desk, qtbot)
    _hand_off(qtbot, desk, tmp_path)
    note = Correction(text="The headline named the wrong town.", date="2026-01-08")
    desk.session.edit("test", headline="Another headline altogether", corrections=(note,))
    outlook = _look(qtbot, desk)
    assert outlook.unexplained == ()
    assert any(change.is_material for change in outlook.changes)


def test_a_late_answer_of_an_older_edit_is_dropped(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    feed, seen = _feed(desk)
    feed.look()
    desk.session.edit("test", headline="Newer")
    feed.look()
    qtbot.waitUntil(lambda: bool(seen))
    # It may be told twice, since the edit is reviewed by itself as well; never as it was before.
    assert {outlook.story.headline for outlook in seen} == {"Newer"}


def test_closed_it_answers_nobody(qtbot, desk: Desk):
    show_sample(desk, qtbot)
    feed, seen = _feed(desk)
    feed.look()
    feed.close()
    _look(qtbot, desk)
    assert seen == []
