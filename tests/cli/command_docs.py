"""The help texts in `docs/command-line.md`: made from the commands, and put back by running this module."""

import re

import click

from studio.cli.main import offstone
from tests.shared_data import PROJECT

PAGE = PROJECT / "docs" / "command-line.md"
_BLOCK = re.compile(r"```text\n\$ offstone(?P<command>[a-z -]*) --help\n.*?```", re.DOTALL)


def help_of(name: str) -> str:
    """What `offstone NAME --help` prints at 80 columns; for an empty name, the program's own help."""
    context = click.Context(offstone, info_name="offstone", terminal_width=80)
    if not name:
        return offstone.get_help(context)
    command = offstone.get_command(context, name)
    assert command is not None
    return command.get_help(click.Context(command, info_name=name, parent=context, terminal_width=80))


def with_current_help(page: str) -> str:
    """The page with every help text as it is now."""

    def block(match: re.Match[str]) -> str:
        name = match["command"].strip()
        return f"```text\n$ offstone{match['command']} --help\n{help_of(name)}\n```"

    return _BLOCK.sub(block, page)


def documented_commands(page: str) -> list[str]:
    """The commands the page shows the help of; the empty name is the program itself."""
    return [match["command"].strip() for match in _BLOCK.finditer(page)]


if __name__ == "__main__":
    PAGE.write_text(with_current_help(PAGE.read_text("utf-8")), "utf-8")
