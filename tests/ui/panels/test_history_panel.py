"""The history panel by mouse and keyboard: looking back, comparing, keeping, restoring."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from studio.library.backup_files import Backup
from studio.story.picture import Crop
from studio.ui.panels.history_list_model import DAY_ROLE
from studio.ui.panels.iso_dates import utc_text
from studio.ui.theme.colours import DARK, LIGHT
from studio.wording import sentence
from tests.ui.panels.desk import HARBOUR, STORY

NOW = datetime.now(UTC)
OLD = replace(
    STORY,
    headline="The boats stayed out",
    body="They stayed out.\n\nNothing was heard.\n\nAll is well.",
    pictures=(replace(HARBOUR, crop=Crop(left=0.25, width=0.5)),),
)


@pytest.fixture
def shown(show):
    shown = show()
    shown.desk.history.add(OLD, utc_text(NOW - timedelta(days=3)), "opened")
    shown.desk.history.add(replace(OLD, headline="The boats are late"), utc_text(NOW - timedelta(days=1)), "hand-off")
    shown.desk.history.add(STORY, utc_text(NOW), "named", "For the lawyer")
    return shown


def text_of(panel) -> str:
    return panel.detail.view.document().toRawText().replace("\u2029", "\n").replace("\u2009", "")


def choose(panel, row: int) -> None:
    panel.list.setCurrentIndex(panel.list.entries.index(row))


def test_versions_are_listed_newest_first_under_their_days(shown):
    panel = shown.panel("history")
    entries = panel.list.entries
    assert [entry.title for entry in entries.entries] == ["For the lawyer", "Handed off", "Opened"]
    days = [entries.index(row).data(DAY_ROLE) for row in range(3)]
    assert days[:2] == ["Today", "Yesterday"]
    assert days[2]


def test_each_version_is_named_for_screen_readers(shown):
    entries = shown.panel("history").list.entries
    spoken = entries.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Today ")
    assert "For the lawyer, Named version, " in spoken
    assert spoken.endswith(" words")


def test_arrow_keys_go_through_the_versions(shown):
    panel = shown.panel("history")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.list.current.title == "Handed off"
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert panel.list.current.title == "Opened"
    assert panel.detail.reason.full_text == "Opened"


def test_choosing_one_shows_what_changed_since(shown):
    panel = shown.panel("history")
    choose(panel, 2)
    text = text_of(panel)
    assert "The boats stayed outcame home" in text
    assert sentence("history.unchanged-one") in text
    assert "Picture 1" in text
    assert "the whole picture" in text
    assert "Headline changed" in panel.detail.view.accessibleDescription()


def formats(panel, words: str):
    view = panel.detail.view
    cursor = QTextCursor(view.document())
    found = view.document().find(words, cursor)
    assert not found.isNull(), words
    return found.charFormat()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_changes_are_marked_by_more_than_colour(shown, colours):
    panel = shown.panel("history")
    shown.column._context.theme.choose(colours.name)
    try:
        choose(panel, 2)
        added, removed = formats(panel, "came home"), formats(panel, "stayed out")
        assert added.fontUnderline()
        assert not added.fontStrikeOut()
        assert removed.fontStrikeOut()
        assert not removed.fontUnderline()
        assert added.foreground().color().name() == colours.success
        assert removed.foreground().color().name() == colours.error
    finally:
        shown.column._context.theme.choose("light")


def test_a_version_can_be_compared_with_the_one_before(shown):
    panel = shown.panel("history")
    choose(panel, 1)
    QTest.mouseClick(panel.detail.chips["before"], Qt.MouseButton.LeftButton)
    assert "The boats stayed outare late" in text_of(panel)
    assert "All is well" not in text_of(panel)
    choose(panel, 2)
    assert panel.detail.message.text() == sentence("history.first")
    assert not panel.detail.is_showing_difference


def test_content_is_never_taken_for_markup(shown):
    shown.desk.history.add(replace(STORY, headline="<b>Bold</b> & <img src=x>"), utc_text(NOW), "idle")
    panel = shown.panel("history")
    choose(panel, 0)
    assert "<b>Bold</b> & <img src=x>" in text_of(panel)


def test_the_story_as_it_is_cannot_be_restored(shown):
    panel = shown.panel("history")
    choose(panel, 0)
    assert panel.detail.message.text() == sentence("history.same-as-now")
    assert not panel.restore_button.isEnabled()
    shown.desk.session.edit("test", headline="Changed")
    panel._compare_delay.timeout.emit()
    assert panel.restore_button.isEnabled()


def test_restoring_is_one_step_that_the_toast_takes_back(shown, qtbot):
    panel = shown.panel("history")
    choose(panel, 2)
    panel.restore_button.setFocus()
    with qtbot.waitSignal(shown.desk.notice) as said:
        QTest.keyClick(panel.restore_button, Qt.Key.Key_Space)
    assert shown.story == OLD
    assert shown.desk.session.undo_name.startswith("Restore Version of ")
    said.args[0].act()
    assert shown.story == STORY


def test_the_toast_takes_nothing_else_back(shown, qtbot):
    panel = shown.panel("history")
    choose(panel, 2)
    with qtbot.waitSignal(shown.desk.notice) as said:
        panel.restore_button.click()
    shown.desk.session.edit("test", byline="By Ann", step="Edit Byline")
    said.args[0].act()
    assert shown.story.byline == "By Ann"
    assert shown.story.headline == OLD.headline


def test_a_version_is_named_inline_by_keyboard(shown):
    panel = shown.panel("history")
    field = panel.name_field
    field.button.setFocus()
    QTest.keyClick(field.button, Qt.Key.Key_Space)
    assert field.field.hasFocus()
    assert not field.keep.isEnabled()
    QTest.keyClicks(field.field, "  Before cuts ")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert shown.desk.history.kept[-1][0].name == "Before cuts"
    assert field.button.hasFocus()
    assert not field.field.isVisible()


def test_escape_thinks_better_of_a_name(shown):
    panel = shown.panel("history")
    panel.name_field.begin()
    QTest.keyClicks(panel.name_field.field, "Not this")
    QTest.keyClick(panel.name_field.field, Qt.Key.Key_Escape)
    assert panel.name_field.button.hasFocus()
    assert len(shown.desk.history.kept) == 3


def test_a_save_refreshes_the_list_and_keeps_the_choice(shown, qtbot):
    panel = shown.panel("history")
    choose(panel, 1)
    shown.desk.history.add(STORY, utc_text(NOW), "idle")
    qtbot.waitUntil(lambda: len(panel.list.entries.entries) == 4)
    assert panel.list.current.title == "Handed off"
    assert panel.list.currentIndex().row() == 2


def test_a_hidden_panel_asks_nothing(shown, qtbot):
    shown.panel("history")
    shown.column.show_panel("story")
    asked = shown.desk.history.asked
    shown.desk.history.add(STORY, utc_text(NOW), "idle")
    shown.desk.session.edit("test", headline="Other")
    qtbot.wait(500)
    assert shown.desk.history.asked == asked
    shown.column.show_panel("history")
    assert shown.desk.history.asked == asked + 1


def test_without_versions_the_panel_teaches(show):
    panel = show().panel("history")
    assert panel.empty.isVisible()
    assert not panel.restore_button.isVisible()
    assert panel.name_field.button.isVisible()


def test_another_story_has_its_own_past(shown):
    panel = shown.panel("history")
    shown.desk.open(replace(STORY, id="1b0f6f0e-0000-4000-8000-000000000000"))
    assert panel.list.entries.entries == ()
    assert panel.empty.isVisible()


def test_a_story_comes_back_from_a_backup_in_three_clicks(shown, qtbot):
    backup = Backup(path=Path("a.db"), made_at=utc_text(NOW), reason="asked", stories=1, is_verified=True)
    older = Backup(
        path=Path("b.db"), made_at=utc_text(NOW - timedelta(days=1)), reason="x", stories=1, is_verified=True
    )
    shown.desk.history.backups = {backup: STORY, older: OLD}
    panel = shown.panel("history")
    QTest.mouseClick(panel.other_button, Qt.MouseButton.LeftButton)
    place = panel.list.visualRect(panel.list.entries.index(1)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "The boats stayed outcame home" in text_of(panel)
    assert not panel.detail.chips["before"].isVisible()
    QTest.mouseClick(panel.restore_button, Qt.MouseButton.LeftButton)
    assert shown.story == OLD
    QTest.mouseClick(panel.other_button, Qt.MouseButton.LeftButton)
    assert len(panel.list.entries.entries) == 4


def test_no_backup_is_said(shown):
    panel = shown.panel("history")
    panel.other_button.click()
    assert panel.waiting.text() == sentence("history.no-backups")
    assert panel.waiting.isVisible()


def test_a_thousand_versions_are_listed(shown):
    for hour in range(1000):
        shown.desk.history.add(OLD, utc_text(NOW - timedelta(hours=1000 - hour)), "idle")
    panel = shown.panel("history")
    assert len(panel.list.entries.entries) == 1003
    choose(panel, 1002)
    assert panel.list.verticalScrollBar().value() > 10_000


def test_tab_goes_from_the_list_to_the_buttons(shown):
    panel = shown.panel("history")
    choose(panel, 2)
    panel.name_field.button.setFocus()
    reached = []
    for _ in range(6):
        widget = panel.window().focusWidget()
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    wanted = [panel.name_field.button, panel.list, panel.detail.view, panel.restore_button, panel.other_button]
    assert [widget for widget in reached if widget in wanted] == wanted
