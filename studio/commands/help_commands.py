"""The Help menu."""

from studio.commands.command import Command, Menu
from studio.commands.workbench import Workbench


def _guide(bench: Workbench) -> None:
    bench.show_guide()


def _about(bench: Workbench) -> None:
    bench.show_about()


HELP_COMMANDS = (
    Command(id="guide", menu=Menu.HELP, group=1, shortcut="F1", run=_guide),
    Command(id="about", menu=Menu.HELP, group=2, icon="offstone", run=_about),
)
