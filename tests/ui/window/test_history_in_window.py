"""Looking back and going back in the real window: text, fields and boxes as one step."""

from msgspec.structs import replace
from PySide6.QtCore import Qt

from studio.story.elements import FactBox
from studio.ui.editor.body_text import exact_text
from studio.ui.panels.history_panel import HistoryPanel
from tests.ui.opened_desk import OpenedDesk


def history_panel(desk: OpenedDesk) -> HistoryPanel:
    desk.act("panel-history")
    panel = desk.window.parts.panels.panel("history")
    assert isinstance(panel, HistoryPanel)
    desk.until(lambda: panel.list.entries.entries)
    return panel


def keep_as_it_came(desk: OpenedDesk) -> None:
    done: list[bool] = []
    desk.desk.history.keep("As it came", lambda: done.append(True))
    desk.until(lambda: done)


def choose(desk: OpenedDesk, panel: HistoryPanel, title: str) -> None:
    titles = [entry.title for entry in panel.list.entries.entries]
    panel.list.setCurrentIndex(panel.list.entries.index(titles.index(title)))
    desk.until(lambda: panel.restore_button.isEnabled() and panel.detail.is_showing_difference)


def change_everything(desk: OpenedDesk) -> None:
    session = desk.desk.session
    assert session is not None
    desk.window.editor.focus_field("body")
    desk.type("Typed at the start. ")
    desk.window.editor.focus_field("headline")
    desk.type("New: ")
    box = FactBox(id="added", title="Added later")
    session.edit_story("test", replace(desk.story, fact_boxes=(box,)), step="Change Boxes")


def test_restoring_brings_back_text_fields_and_boxes_and_one_undo_takes_it_back(desk: OpenedDesk) -> None:
    original = desk.story
    keep_as_it_came(desk)
    change_everything(desk)
    changed = desk.story
    assert changed.body != original.body
    assert changed.headline != original.headline
    panel = history_panel(desk)
    choose(desk, panel, "As it came")
    panel.restore_button.click()
    desk.until(lambda: desk.story == original)
    document = desk.window.editor.body_edit.document()
    assert exact_text(document) == original.body
    desk.act("undo")
    assert desk.story == changed
    assert exact_text(document) == changed.body
    desk.act("redo")
    assert desk.story == original
    assert exact_text(document) == original.body
    desk.wait_saved()
    assert desk.stored() == original


def test_what_was_there_before_restoring_is_in_the_list(desk: OpenedDesk) -> None:
    keep_as_it_came(desk)
    change_everything(desk)
    panel = history_panel(desk)
    choose(desk, panel, "As it came")
    panel.restore_button.click()
    desk.until(lambda: {"Before restoring", "Restored"} <= {entry.title for entry in panel.list.entries.entries})


def test_the_history_is_reached_and_used_by_keyboard(desk: OpenedDesk) -> None:
    original = desk.story
    keep_as_it_came(desk)
    change_everything(desk)
    panel = history_panel(desk)
    desk.until(lambda: desk.focus() is panel.name_field.button)
    desk.key(Qt.Key.Key_Tab)
    assert desk.focus() is panel.list
    titles = [entry.title for entry in panel.list.entries.entries]
    for _ in range(titles.index("As it came")):
        desk.key(Qt.Key.Key_Down)
    desk.until(panel.restore_button.isEnabled)
    while desk.focus() is not panel.restore_button:
        desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Space)
    desk.until(lambda: desk.story == original)


def test_a_backup_brings_the_story_back_in_three_clicks(desk: OpenedDesk) -> None:
    original = desk.story
    desk.desk.lane.call_and_wait(lambda library: library.backup("asked"))
    change_everything(desk)
    panel = history_panel(desk)
    panel.other_button.click()
    desk.until(lambda: panel.source.id == "backups" and panel.list.entries.entries)
    panel.list.setCurrentIndex(panel.list.entries.index(0))
    desk.until(panel.restore_button.isEnabled)
    panel.restore_button.click()
    desk.until(lambda: desk.story == original)
