"""Commands are one list: each has its words, its own shortcut, and does something."""

from unittest.mock import Mock, create_autospec

import pytest
from PySide6.QtGui import QKeySequence

from studio.commands.all_commands import COMMANDS
from studio.commands.command import Command, Menu
from studio.commands.workbench import EditorActions, Workbench
from studio.session.desk import Desk
from studio.story.story import Status
from studio.wording import sentence

_KEY = QKeySequence.StandardKey
TEXT_KEYS = (
    *(key for key in _KEY if key.name.startswith(("MoveTo", "Select")) and key is not _KEY.SelectAll),
    *(_KEY.Copy, _KEY.Cut, _KEY.Paste, _KEY.Delete, _KEY.Backspace, _KEY.DeleteStartOfWord, _KEY.DeleteEndOfWord),
    *(_KEY.InsertParagraphSeparator, _KEY.InsertLineSeparator, _KEY.Cancel),
)


def stand_in() -> Mock:
    """A bench that has what `Workbench` names, and nothing else."""
    bench = create_autospec(Workbench, instance=True)
    bench.desk = create_autospec(Desk, instance=True)
    bench.editor = create_autospec(EditorActions, instance=True)
    bench.undo_step, bench.redo_step = "Typing", "Typing"
    bench.desk.story.id = "a-story"
    bench.desk.story.status = Status.READY
    return bench


def calls(bench: Mock) -> list[object]:
    return [*bench.mock_calls, *bench.desk.mock_calls, *bench.editor.mock_calls]


@pytest.fixture(params=COMMANDS, ids=lambda command: command.id)
def command(request: pytest.FixtureRequest) -> Command:
    return request.param


def test_every_command_has_a_name(command: Command) -> None:
    assert command.title == sentence(f"commands.{command.id}")
    assert "{" not in command.title


def test_every_command_does_something(command: Command) -> None:
    bench = stand_in()
    assert command.is_enabled(bench)
    before = len(calls(bench))
    command.run(bench)
    assert len(calls(bench)) > before


def test_a_tick_is_a_truth_value(command: Command) -> None:
    if command.is_on is not None:
        bench = stand_in()
        bench.theme.return_value, bench.page_width.return_value = "dark", "phone"
        bench.is_column_shown.return_value = True
        bench.proofreading.is_on = False
        bench.views.is_used.return_value = True
        bench.views.is_full_screen = bench.views.has_focus = bench.views.is_typewriter = False
        assert command.is_on(bench) in {True, False}


def test_ids_and_titles_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert len({(command.menu, command.title) for command in COMMANDS}) == len(COMMANDS)


def test_every_menu_has_commands_in_order_and_its_groups_stand_together() -> None:
    menus = [command.menu for command in COMMANDS]
    assert list(dict.fromkeys(menus)) == list(Menu)
    assert menus == sorted(menus, key=list(Menu).index)
    for menu in Menu:
        groups = [command.group for command in COMMANDS if command.menu is menu]
        assert groups == sorted(groups)


def test_a_shortcut_belongs_to_one_command() -> None:
    shortcuts = [QKeySequence(command.shortcut).toString() for command in COMMANDS if command.shortcut]
    assert all(shortcuts)
    assert len(set(shortcuts)) == len(shortcuts)


def test_shortcuts_leave_writing_alone(command: Command, qapp: object) -> None:
    """No key that moves, selects, copies or deletes text; no plain letter; nothing that AltGr would type."""
    del qapp
    if not command.shortcut:
        return
    taken = {binding.toString() for key in TEXT_KEYS for binding in QKeySequence.keyBindings(key)}
    assert QKeySequence(command.shortcut).toString() not in taken
    assert command.shortcut.startswith(("Ctrl+", "Alt+", "F", "Shift+F"))
    assert not command.shortcut.startswith("Ctrl+Alt+")


def test_commands_that_need_a_story_are_off_without_one() -> None:
    bench = stand_in()
    bench.desk.session = None
    bench.undo_step = bench.redo_step = ""
    off = {command.id for command in COMMANDS if not command.is_enabled(bench)}
    assert off >= {"hand-off", "bold", "insert-picture", "status-ready", "panel-preflight", "undo", "redo"}
    assert off.isdisjoint({"new-story", "take-in-clipboard", "open-library", "palette", "guide", "quit"})
