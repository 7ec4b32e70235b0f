"""Rescued words in the window: a note that does not stand in the way, and a sheet that shows the difference."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.errors import StorageError
from studio.library.library import Library
from studio.rescue.rescue_text import copy_text
from studio.story.story import Story
from studio.story.word_difference import Piece, PieceKind, text_before, word_difference
from studio.ui.recovery.difference_text import shortened
from studio.ui.recovery.recovery_sheet import RecoverySheet, time_words
from tests.ui.opened_desk import OpenedDesk

LATER = (datetime.now(UTC) + timedelta(minutes=5)).timestamp()


def leave(desk: OpenedDesk, story: Story) -> None:
    path = desk.desk.rescue_copies.write(story.id, copy_text(story, 99))
    os.utime(path, (LATER, LATER))
    desk.desk.rescue_copies.set_aside()


def offered(desk: OpenedDesk, *stories: Story) -> None:
    for story in stories:
        leave(desk, story)
    desk.window.safety.look_for_rescued_words()
    desk.until(lambda: desk.window.safety.notes.notes)


def sheet_of(desk: OpenedDesk) -> RecoverySheet:
    desk.window.safety.notes.notes[0].buttons[1].click()
    sheet = desk.window.safety.sheet
    assert sheet is not None
    return sheet


def test_a_note_says_that_there_are_words_and_leaves_the_desk_alone(desk: OpenedDesk) -> None:
    offered(desk, replace(desk.story, body="Rescued."))
    (note,) = desk.window.safety.notes.notes
    assert "rescue copy" in note.label.text()
    desk.window.editor.focus_field("headline")
    desk.type("Still writing ")
    assert desk.story.headline.startswith("Still writing ")


def test_the_sheet_shows_the_difference_and_takes_the_words(desk: OpenedDesk) -> None:
    before = desk.story
    offered(desk, replace(before, body="Rescued. " + before.body))
    sheet = sheet_of(desk)
    assert not sheet.isModal()
    assert "that the library does not have" in sheet.title.text()
    assert "Rescued." in sheet.difference.document().toRawText()
    sheet.take_button.click()
    desk.until(lambda: desk.story.body.startswith("Rescued. "))
    desk.until(lambda: desk.window.safety.sheet is None)
    assert desk.window.safety.notes.notes == ()
    assert desk.stored().body == desk.story.body
    assert desk.window.editor.body_edit.document().toRawText().startswith("Rescued. ")
    desk.act("undo")
    assert desk.story.body == before.body


def test_as_a_copy_it_stands_beside_the_story(desk: OpenedDesk) -> None:
    before = desk.story
    offered(desk, replace(before, headline="Rescued"))
    sheet_of(desk).copy_button.click()
    desk.until(lambda: desk.story.id != before.id)
    desk.wait_saved()
    assert desk.story.headline == "Rescued (rescued)"
    assert desk.stored(before.id) == before


def test_several_copies_are_listed_and_answered_one_by_one(desk: OpenedDesk) -> None:
    offered(desk, replace(desk.story, body="One."), replace(desk.story, id="another", headline="Another", body="Two."))
    sheet = sheet_of(desk)
    assert sheet.list_view.count() == 2
    sheet.list_view.setCurrentRow(1)
    later = sheet.offer
    sheet.later_button.click()
    assert sheet.list_view.count() == 1
    assert sheet.offer is not later
    sheet.close()
    desk.until(lambda: desk.window.safety.sheet is None)
    assert len(desk.window.safety.notes.notes) == 1  # the other one is still offered


def test_all_can_be_kept_for_later_at_once(desk: OpenedDesk) -> None:
    offered(desk, replace(desk.story, body="One."), replace(desk.story, id="another", body="Two."))
    desk.window.safety.notes.notes[0].buttons[0].click()
    assert desk.window.safety.notes.notes == ()
    assert len(desk.desk.rescue_copies.read_all()) == 2


def test_what_cannot_be_taken_is_said_and_stays(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    offered(desk, replace(desk.story, body="Rescued."))
    sheet = sheet_of(desk)

    def full(*_: object) -> None:
        raise StorageError("library.full", path="library.db")

    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", full)
        sheet.take_button.click()
        desk.until(lambda: "full" in desk.window.toast.text)
    assert sheet.offer is not None
    sheet.close()


def test_a_window_without_leftovers_shows_nothing(desk: OpenedDesk) -> None:
    desk.window.safety.look_for_rescued_words()
    desk.settle()
    assert desk.window.safety.notes.notes == ()


@given(st.text("ab \n", max_size=900), st.text("ab \n", max_size=900))
def test_cutting_loses_only_what_is_alike(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    shown = list(shortened(pieces))
    assert [piece for piece in shown if piece and piece.kind is not PieceKind.SAME] == [
        piece for piece in pieces if piece.kind is not PieceKind.SAME
    ]
    alike = "".join(piece.text for piece in shown if piece and piece.kind is PieceKind.SAME)
    assert len(alike) <= len(text_before(pieces))


def test_long_agreement_is_cut() -> None:
    pieces = (Piece(PieceKind.SAME, "word " * 400), Piece(PieceKind.ADDED, "new"), Piece(PieceKind.SAME, "end " * 400))
    shown = list(shortened(pieces))
    assert shown[0] is None
    assert shown[-1] is None
    assert sum(len(piece.text) for piece in shown if piece) < 400


def test_times_name_the_day_unless_it_is_today() -> None:
    now = datetime(2026, 1, 8, 14, 2).astimezone()
    assert time_words(now - timedelta(minutes=3), now) == "13:59"
    assert time_words(now - timedelta(days=2), now) == "6 January, 14:02"
