"""The commands that can run now, for the palette."""

from functools import partial

from PySide6.QtGui import QKeySequence

from studio.commands.command import Command
from studio.commands.workbench import Workbench
from studio.ui.palette.entry import OnFound, PaletteEntry, answering
from studio.wording import sentence

_LEFT_OUT = frozenset({"palette", "quick-open"})
"""What opens the palette."""


class CommandSource:
    """Every command but those that open the palette."""

    hint = "palette.commands-hint"
    nothing = "palette.no-command"

    def __init__(self, commands: tuple[Command, ...], bench: Workbench) -> None:
        self._commands = tuple(command for command in commands if command.id not in _LEFT_OUT)
        self._bench = bench

    def find(self, text: str, on_found: OnFound) -> None:
        """Find commands by letters of their titles."""
        runnable = (command for command in self._commands if command.is_enabled(self._bench))
        on_found(answering(tuple(self._entry(command) for command in runnable), text))

    def _entry(self, command: Command) -> PaletteEntry:
        return PaletteEntry(
            id=command.id,
            title=command.title,
            detail=sentence(f"menus.{command.menu}").replace("&", ""),
            aside=shortcut_text(command),
            icon=command.icon,
            act=partial(command.run, self._bench),
        )


def shortcut_text(command: Command) -> str:
    """A command's shortcut as this system writes it; empty when it has none."""
    sequence = QKeySequence.fromString(command.shortcut, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
