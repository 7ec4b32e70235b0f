"""A click group whose commands are loaded when they are called, so that `--help` and `list` start at once."""

import importlib
from collections.abc import Callable
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
    """A group that knows its commands by their specs alone."""

    def __init__(self, *, specs: tuple[CommandSpec, ...], callback: Callable[..., Any], **settings: Any) -> None:
        super().__init__(callback=callback, **settings)
        self.specs = {spec.name: spec for spec in specs}

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
