"""What a row says of a story."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from studio.library.records import HandOff, Mark, Snippet, StoryRow
from studio.story.story import Status
from studio.ui.library.snippet_line import from_first_match, marked_parts, says_more
from studio.ui.library.story_row_delegate import meta_parts, when
from studio.ui.theme.colours import LIGHT
from tests.ui.opened_desk import OpenedDesk

ROW = StoryRow(
    "id", "slug", "Harbour reopens", "Business", Status.DRAFT, 258, "2026-01-08T14:02:00Z", 4, "", None, place=1
)


WIDE, NARROW = 400, 150


def words_of(row: StoryRow, room: int = WIDE) -> str:
    return "".join(text for text, _, _ in meta_parts(row, LIGHT, room))


def test_the_status_comes_first_unless_it_is_a_draft() -> None:
    assert words_of(ROW) == "Business · 258 words"
    assert words_of(replace(ROW, status=Status.READY)).startswith("Ready · ")
    assert words_of(replace(ROW, status=Status.SPIKED)).startswith("Spiked · ")


def test_the_hand_off_is_said_and_what_came_after_it() -> None:
    assert "handed off v4 · " in words_of(replace(ROW, handed_off_revision=4))
    edited = replace(ROW, handed_off_revision=3, status=Status.READY)
    assert "handed off v3, edited since · " in words_of(edited)
    assert "Ready · edited since v3 · " in words_of(edited, NARROW)


def test_one_word() -> None:
    assert words_of(replace(ROW, words=1, section="")) == "1 word"


def test_whoever_listens_or_points_hears_of_the_hand_off_too(desk: OpenedDesk) -> None:
    story = desk.story
    hand_off = HandOff(story_id=story.id, revision=1, at="2026-01-08T14:02:00Z", house="plain", sha256="", file_name="")
    desk.desk.lane.call_and_wait(lambda library: library.record_hand_off(hand_off))
    desk.put(replace(story, headline="Harbour & town"))
    index = desk.window.library.list_view.model().index(0, 0)
    assert "handed off v1, edited since" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<qt>Harbour &amp; town<br>handed off v1, edited since</qt>"


def test_today_is_a_time_and_another_day_a_date() -> None:
    now = datetime.now(UTC)
    assert ":" in when(now.isoformat())
    assert ":" not in when((now - timedelta(days=2)).isoformat())
    assert when((now - timedelta(days=800)).isoformat()).split()[-1].isdigit()


def test_a_snippet_begins_near_its_match() -> None:
    text = "one two three four five six"
    snippet = Snippet(text, (Mark(text.index("five"), 4),))
    cut = from_first_match(snippet)
    assert cut.text == "…three four five six"
    assert marked_parts(cut) == [("…three four ", False), ("five", True), (" six", False)]


@pytest.mark.parametrize("text", ["five six", "two five six", "one two five"])
def test_a_match_near_the_start_is_not_cut(text: str) -> None:
    snippet = Snippet(text, (Mark(text.index("five"), 4),))
    assert from_first_match(snippet) == snippet


def test_a_match_the_headline_shows_needs_no_line() -> None:
    assert not says_more(Snippet("Harbour reopens", (Mark(0, 7),)), "Harbour reopens")
    assert says_more(Snippet("the harbour", (Mark(4, 7),)), "Council votes")
    assert not says_more(Snippet(""), "Council votes")
