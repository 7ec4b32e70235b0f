"""Menus and shortcuts, made from the one list of commands."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from studio.commands.command import Command, Menu
from studio.commands.workbench import Workbench
from studio.ui.theme.icons import icon
from studio.wording import sentence


class Menus(QObject):
    """One action a command; what is enabled and ticked is asked afresh whenever a menu opens or a shortcut may run."""

    def __init__(self, commands: tuple[Command, ...], bench: Workbench, menu_bar: QMenuBar, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._commands = commands
        self.actions: dict[str, QAction] = {}
        for menu_name in Menu:
            menu = menu_bar.addMenu(sentence(f"menus.{menu_name}"))
            menu.aboutToShow.connect(self.refresh)
            self._fill(menu, tuple(command for command in commands if command.menu is menu_name), window)

    def refresh(self) -> None:
        """Bring every action up to date: enabled, ticked, and the step named that undo takes back."""
        for command in self._commands:
            action = self.actions[command.id]
            action.setEnabled(command.is_enabled(self._bench))
            if command.is_on is not None:
                action.setChecked(command.is_on(self._bench))
        self.refresh_steps()

    def refresh_steps(self) -> None:
        """Bring Undo and Redo up to date: cheap enough for every keystroke."""
        self._name_step("undo", self._bench.undo_step)
        self._name_step("redo", self._bench.redo_step)

    def _name_step(self, command_id: str, step: str) -> None:
        title = sentence(f"commands.{command_id}")
        self.actions[command_id].setEnabled(bool(step))
        self.actions[command_id].setText(f"{title} {step}" if step.strip() else title)

    def _fill(self, menu: QMenu, commands: tuple[Command, ...], window: QWidget) -> None:
        group = commands[0].group
        for command in commands:
            if command.group != group:
                menu.addSeparator()
                group = command.group
            menu.addAction(self._make_action(command, window))

    def _make_action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(command.title, window)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.shortcut:
            action.setShortcut(QKeySequence.fromString(command.shortcut, QKeySequence.SequenceFormat.PortableText))
        action.setCheckable(command.is_on is not None)
        action.setObjectName(command.id)
        action.triggered.connect(partial(self._run, command))
        window.addAction(action)
        self.actions[command.id] = action
        return action

    def _run(self, command: Command, _checked: bool = False) -> None:
        if command.is_enabled(self._bench):
            command.run(self._bench)
        self.refresh()
