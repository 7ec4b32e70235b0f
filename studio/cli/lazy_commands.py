"""A click group whose commands are loaded when they are called, so that `--help` and `list` start at once."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click


class CommandSpec(NamedTuple):
    """One command: its name, where it is (``module:attribute``), and the line `--help` lists it with."""

    name: str
    target: str
    summary: str


def load(target: str) -> Any:
    """What ``module:attribute`` names, imported now."""
    module, _, attribute = target.partition(":")
    return getattr(importlib.import_module(module), attribute)


class LazyGroup(click.Group):
    """A group that knows its commands by their specs alone.

    `for_files` is where the command is that runs when a file's path stands in the place of a command.
    """

    def __init__(
        self, *, specs: tuple[CommandSpec, ...], for_files: str, callback: Callable[..., Any], **settings: Any
    ) -> None:
        super().__init__(callback=callback, **settings)
        self.specs = {spec.name: spec for spec in specs}
        self.for_files = for_files

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command the words begin with; where they begin with a file, the one for files, and all the words."""
        if args[0] not in self.specs and _is_file(args[0]):
            command: click.Command = load(self.for_files)
            return command.name, command, args
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the specs."""
        return list(self.specs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name, loaded; None when there is none."""
        spec = self.specs.get(cmd_name)
        if spec is None:
            return None
        command: click.Command = load(spec.target)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """List the commands from their specs, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(spec.name, spec.summary) for spec in self.specs.values()])


def _is_file(word: str) -> bool:
    """True for the path of a file; a word that can be no path at all, such as a very long one, is none."""
    try:
        return Path(word).is_file()
    except (OSError, ValueError):
        return False
