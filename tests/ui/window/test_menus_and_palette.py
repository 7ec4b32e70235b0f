"""Every command is reached through its menu and through the palette, and both tell the truth about it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from studio.commands.all_commands import COMMANDS
from studio.commands.command import Menu
from studio.library.library import Library
from studio.ui.palette.entry_delegate import ENTRY_ROLE
from studio.wording import sentence
from tests.ui.conftest import OpenDesk
from tests.ui.opened_desk import OpenedDesk


def listed(desk: OpenedDesk) -> list[str]:
    results = desk.window.parts.palette.results
    return [results.item(row).data(ENTRY_ROLE).id for row in range(results.count())]


def test_menus_hold_every_command(desk: OpenedDesk) -> None:
    bar = desk.window.menuBar()
    assert [action.text() for action in bar.actions()] == [sentence(f"menus.{menu}") for menu in Menu]
    in_menus = [
        action.objectName()
        for top in bar.actions()
        for action in top.menu().actions()  # type: ignore[attr-defined]
        if not action.isSeparator()
    ]
    assert in_menus == [command.id for command in COMMANDS]


def test_actions_carry_the_shortcuts(desk: OpenedDesk) -> None:
    for command in COMMANDS:
        assert desk.window.menus.actions[command.id].shortcut() == QKeySequence(command.shortcut)


def test_menus_say_what_is_on(desk: OpenedDesk) -> None:
    actions = desk.window.menus.actions
    assert actions["status-draft"].isChecked()
    assert actions["column-library"].isChecked()
    assert actions["page-phone"].isChecked()
    desk.act("status-ready")
    desk.act("column-library")
    desk.act("page-tablet")
    assert actions["status-ready"].isChecked()
    assert not actions["status-draft"].isChecked()
    assert not actions["column-library"].isChecked()
    assert actions["page-tablet"].isChecked()
    assert not actions["page-phone"].isChecked()


def test_undo_names_the_step(desk: OpenedDesk) -> None:
    actions = desk.window.menus.actions
    assert not actions["undo"].isEnabled()
    desk.act("insert-fact-box")
    assert actions["undo"].text() == f"Undo {sentence('steps.add-fact-box')}"


def test_without_a_story_what_needs_one_is_off(open_desk: OpenDesk, tmp_path: Path) -> None:
    Library.create(tmp_path / "Empty.offstone").close()
    empty = open_desk("Empty.offstone")
    assert empty.desk.session is None
    assert not empty.window.menus.actions["bold"].isEnabled()
    assert not empty.window.panels.isEnabled()
    empty.act("new-story")
    assert empty.window.menus.actions["bold"].isEnabled()
    assert empty.window.panels.isEnabled()


def test_the_palette_lists_what_can_run(desk: OpenedDesk) -> None:
    desk.act("palette")
    runnable = [c.id for c in COMMANDS if c.is_enabled(desk.window.bench) and c.id not in {"palette", "quick-open"}]
    assert listed(desk) == runnable
    assert "undo" not in listed(desk)


def test_letters_find_and_enter_runs(desk: OpenedDesk) -> None:
    desk.act("palette")
    desk.type("ready")
    assert listed(desk)[0] == "status-ready"
    assert "Mark as Ready" in desk.focus().accessibleDescription()
    desk.key(Qt.Key.Key_Return)
    assert desk.story.status == "ready"
    assert not desk.window.parts.palette.isVisible()


def test_arrows_choose_and_go_round(desk: OpenedDesk) -> None:
    desk.act("palette")
    results = desk.window.parts.palette.results
    desk.key(Qt.Key.Key_Down)
    assert results.currentRow() == 1
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Up)
    assert results.currentRow() == results.count() - 1


def test_escape_gives_the_focus_back(desk: OpenedDesk) -> None:
    desk.window.editor.focus_field("standfirst")
    before = desk.focus()
    desk.act("palette")
    assert desk.focus() is desk.window.parts.palette.field
    desk.key(Qt.Key.Key_Escape)
    assert desk.focus() is before
    assert not desk.window.parts.palette.isVisible()


def test_a_command_acts_where_the_focus_was(desk: OpenedDesk) -> None:
    desk.window.editor.focus_field("body")
    desk.window.editor.go_to_line(0)
    desk.act("palette")
    desk.type("heading")
    desk.key(Qt.Key.Key_Return)
    assert desk.story.body.startswith("## ")
    desk.type("x")
    assert desk.story.body.startswith("## x") or "x" in desk.story.body.splitlines()[0]


def test_nothing_found_says_so(desk: OpenedDesk) -> None:
    desk.act("palette")
    desk.type("zzzz")
    assert listed(desk) == []
    assert desk.focus().accessibleDescription() == sentence("palette.no-command")
    desk.key(Qt.Key.Key_Return)
    assert desk.window.parts.palette.isVisible()


@pytest.mark.parametrize("command_id", ["palette", "search", "new-story", "panel-story", "about", "guide"])
def test_commands_move_the_focus_where_work_goes_on(desk: OpenedDesk, command_id: str) -> None:
    window = desk.window
    desk.act(command_id)
    expected = {
        "palette": window.parts.palette.field,
        "search": window.library.search_field,
        "new-story": window.editor.header.fields["headline"],
    }
    if command_id in expected:
        assert desk.focus() is expected[command_id]
    if command_id == "panel-story":
        assert window.panels.isAncestorOf(desk.focus())
