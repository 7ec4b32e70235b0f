"""Find and replace in all stories, on the real desk: read through, tick, replace, and put back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.library.records import HandOff
from studio.story.story import Status, Story
from studio.ui.library_search.hit_row import tick_box
from studio.ui.library_search.replace_window import ReplaceWindow
from studio.ui.theme.theme import Theme
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk, story_called
from tests.ui.window.test_accessibility import nameless, stops, walk, without_focus_ring

LEFT = Qt.MouseButton.LeftButton
FIRST = story_called("The harbor", body="One.\n\nA harbor by the harbor.")
SECOND = story_called("Harbors of the north", status=Status.READY)
GONE = story_called("A harbor that ran")
SPIKED = story_called("No harbor", status=Status.SPIKED)


@pytest.fixture
def window(desk: OpenedDesk) -> Iterator[ReplaceWindow]:
    desk.put(SPIKED, GONE, SECOND, FIRST)
    made = HandOff(story_id=GONE.id, revision=1, at="2026-01-08T14:02:00Z", house="plain", sha256="", file_name="a")
    desk.desk.lane.call_and_wait(lambda library: library.record_hand_off(made))
    desk.act("replace-in-library")
    (shown,) = desk.window.findChildren(ReplaceWindow)
    yield shown
    if not shown._is_closed:
        shown.close()


def find(desk: OpenedDesk, window: ReplaceWindow, words: str = "harbor") -> None:
    window.fields.words.clear()
    QTest.keyClicks(window.fields.words, words)
    QTest.keyClick(window.fields.words, Qt.Key.Key_Return)
    desk.until(lambda: not window.search.is_running)


def rows(window: ReplaceWindow) -> list[str]:
    """The rows, the headlines of stories in capitals."""
    found = [window.model.row(window.model.index(number)) for number in range(window.model.rowCount())]
    return [row.hit.words if row.hit is not None else row.story.headline.upper() for row in found]


def replace_all(desk: OpenedDesk, window: ReplaceWindow, words: str = "haven") -> None:
    QTest.keyClicks(window.fields.replacement, words)
    QTest.mouseClick(window.replace_button, LEFT)
    desk.until(lambda: window.empty.title.text() == sentence("library-search.done-title"))


def headlines(desk: OpenedDesk, *stories: Story) -> list[str]:
    return [desk.stored(story.id).headline for story in stories]


def test_every_hit_is_listed_below_its_story(desk: OpenedDesk, window: ReplaceWindow) -> None:
    assert window.focusWidget() is window.fields.words
    find(desk, window)
    assert rows(window) == [
        "THE HARBOR", "harbor", "harbor", "harbor", "HARBORS OF THE NORTH", "Harbor", "A HARBOR THAT RAN", "harbor",
    ]  # fmt: skip
    assert window.summary.full_text == "5 hits in 3 stories"
    window.fields.switches.whole.click()
    desk.until(lambda: not window.search.is_running)
    assert "HARBORS OF THE NORTH" not in rows(window)
    window.fields.spiked.click()
    desk.until(lambda: not window.search.is_running)
    assert "NO HARBOR" in rows(window)


def test_words_are_looked_for_as_they_are_typed(desk: OpenedDesk, window: ReplaceWindow) -> None:
    QTest.keyClicks(window.fields.words, "harbor")
    desk.until(lambda: window.model.hits == 5)
    window.fields.words.clear()
    assert window.model.hits == 0
    assert window.empty.title.text() == sentence("library-search.start-title")


def test_nothing_changes_before_the_button_is_pressed_and_then_what_is_ticked(
    desk: OpenedDesk, window: ReplaceWindow
) -> None:
    find(desk, window)
    assert window.replace_button.text() == "Remove 4 in 2 stories"  # the story that was handed off has no tick
    QTest.keyClicks(window.fields.replacement, "haven")
    window.list.setFocus()
    window.list.setCurrentIndex(window.model.index(2))
    QTest.keyClick(window.list, Qt.Key.Key_Space)
    assert window.replace_button.text() == "Replace 3 in 2 stories"
    assert headlines(desk, FIRST, SECOND, GONE) == [FIRST.headline, SECOND.headline, GONE.headline]
    QTest.mouseClick(window.replace_button, LEFT)
    desk.until(lambda: window.empty.title.text() == sentence("library-search.done-title"))
    assert headlines(desk, FIRST, SECOND, GONE) == ["The haven", "havens of the north", "A harbor that ran"]
    assert desk.stored(FIRST.id).body == "One.\n\nA harbor by the haven."


def test_undo_in_the_toast_puts_all_back(desk: OpenedDesk, window: ReplaceWindow) -> None:
    find(desk, window)
    replace_all(desk, window)
    assert desk.window.toast.text == "4 replaced in 2 stories."
    QTest.mouseClick(desk.window.toast.button, LEFT)
    desk.until(lambda: desk.window.toast.text == "2 stories are as they were.")
    assert [desk.stored(story.id) for story in (FIRST, SECOND)] == [FIRST, SECOND]


def test_undo_stays_in_the_window_when_the_toast_is_gone(desk: OpenedDesk, window: ReplaceWindow) -> None:
    find(desk, window)
    replace_all(desk, window)
    desk.window.toast.hide()
    QTest.mouseClick(window.empty.button, LEFT)
    desk.until(lambda: window.toast.text == "2 stories are as they were.")
    assert [desk.stored(story.id) for story in (FIRST, SECOND)] == [FIRST, SECOND]
    assert window.empty.title.text() == sentence("library-search.start-title")
    assert not window.empty.button.isVisible()


def test_the_open_story_changes_on_the_desk_as_one_step(desk: OpenedDesk, window: ReplaceWindow) -> None:
    desk.desk.show_story(FIRST.id)
    desk.until(lambda: desk.story.id == FIRST.id)
    find(desk, window)
    replace_all(desk, window)
    assert desk.window.editor.body_edit.document().toRawText() == "One.\u2029\u2029A haven by the haven."
    assert desk.window.editor.header.fields["headline"].document().toRawText() == "The haven"
    assert desk.desk.session.undo_name == "Replace 4 in the Library"
    desk.window.bench.undo()
    assert (desk.story.headline, desk.story.body) == (FIRST.headline, FIRST.body)


def test_a_click_on_a_tick_is_for_the_story_or_the_hit(desk: OpenedDesk, window: ReplaceWindow) -> None:
    find(desk, window)
    for row, expected in ((6, (5, 3)), (6, (4, 2)), (0, (1, 1)), (1, (2, 2))):
        index = window.model.index(row)
        box = tick_box(window.list.visualRect(index), is_story=window.model.row(index).hit is None)
        QTest.mouseClick(window.list.viewport(), LEFT, pos=box.center())
        assert window.model.ticked_counts == expected
    assert window.model.index(0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    words = window.list.visualRect(window.model.index(1)).center()
    QTest.mouseClick(window.list.viewport(), LEFT, pos=QPoint(words.x(), words.y()))
    assert window.model.ticked_counts == (2, 2)


def test_all_and_none_are_ticked(desk: OpenedDesk, window: ReplaceWindow) -> None:
    find(desk, window)
    QTest.mouseClick(window.tick_all, LEFT)
    assert window.model.ticked_counts == (5, 3)
    QTest.mouseClick(window.tick_none, LEFT)
    assert window.model.ticked_counts == (0, 0)
    assert not window.replace_button.isEnabled()


def test_nothing_is_replaced_that_the_fields_do_not_say(desk: OpenedDesk, window: ReplaceWindow) -> None:
    find(desk, window)
    assert window.replace_button.isEnabled()
    QTest.keyClicks(window.fields.words, "s")
    assert not window.replace_button.isEnabled()
    assert window.replace_button.toolTip() == sentence("library-search.replace-stale")


def test_what_is_wrong_with_an_expression_is_said(desk: OpenedDesk, window: ReplaceWindow) -> None:
    window.fields.switches.pattern.click()
    find(desk, window, "har(bor")
    assert "missing closing parenthesis" in window.fields.problem.text()
    assert not window.replace_button.isEnabled()
    find(desk, window, r"(harb\w+)\b")
    assert not window.fields.problem.isVisible()
    QTest.keyClicks(window.fields.replacement, "<$1>")
    assert window.model.instead(window.model.row(window.model.index(1)).hit) == "<harbor>"


def test_enter_opens_the_story_where_the_hit_is(desk: OpenedDesk, window: ReplaceWindow) -> None:
    find(desk, window)
    QTest.keyClick(window.fields.words, Qt.Key.Key_Down)
    assert window.list.hasFocus()
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    desk.until(lambda: desk.story.id == FIRST.id)
    assert desk.window.editor.body_edit.textCursor().blockNumber() == 2
    QTest.keyClick(window.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert window.list.currentIndex().data() == SECOND.headline
    QTest.keyClick(window.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.list, Qt.Key.Key_Up)
    assert window.focusWidget() is window.fields.words


def test_escape_stops_and_then_closes(desk: OpenedDesk, window: ReplaceWindow) -> None:
    desk.put(*(story_called(f"A harbor {number}") for number in range(60)))
    QTest.keyClicks(window.fields.words, "harbor")
    QTest.keyClick(window.fields.words, Qt.Key.Key_Return)
    assert window.fields.button.text() == sentence("library-search.stop")
    QTest.keyClick(window.fields.words, Qt.Key.Key_Escape)
    assert not window.search.is_running
    assert window.fields.button.text() == sentence("library-search.search")
    QTest.keyClick(window.fields.words, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_window_opens_once_with_the_selected_words(desk: OpenedDesk, window: ReplaceWindow) -> None:
    desk.desk.show_story(FIRST.id)
    desk.until(lambda: desk.story.id == FIRST.id)
    cursor = desk.window.editor.body_edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    desk.window.editor.body_edit.setTextCursor(cursor)
    desk.act("replace-in-library")
    assert desk.window.findChildren(ReplaceWindow) == [window]
    assert window.fields.words.text() == "One"


def test_what_cannot_be_saved_cannot_be_replaced(
    desk: OpenedDesk, window: ReplaceWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.desk.lane), "is_read_only", property(lambda _self: True))
    find(desk, window)
    assert not window.replace_button.isEnabled()
    assert window.replace_button.toolTip() == sentence("library-search.replace-read-only")


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_everything_is_reached_named_and_shows_its_focus(
    desk: OpenedDesk, window: ReplaceWindow, theme: Theme, choice: str
) -> None:
    theme.choose(choice)
    try:
        find(desk, window)
        window.activateWindow()
        assert nameless(window) == []
        met = set(walk(window, window.fields.words, Qt.Key.Key_Tab))
        assert set(stops(window)) <= met
        assert without_focus_ring(window, window.fields.words) == []
    finally:
        theme.choose("light")
