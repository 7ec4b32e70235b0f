"""The options that several commands share, and the library and house they stand for."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from studio.cli.output import say
from studio.settings.places import default_library, settings_file
from studio.settings.settings import Settings
from studio.settings.settings_file import settings_or_defaults
from studio.wording import explain

_MOST_ROWS = 1_000_000
"""The highest ``--limit``: more than any library holds, and less than a database refuses."""

_CommandT = TypeVar("_CommandT", bound=Callable[..., Any])


class Text(click.types.StringParamType):
    """Words from the command line; bytes that are no UTF-8, which no library can hold, become replacement marks."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The words as text that can be stored and printed."""
        return os.fsencode(value).decode("utf-8", "replace")


def story_argument(command: _CommandT) -> _CommandT:
    """Add ``STORY`` as the parameter `story`: an id, a unique part of one, or a slug."""
    return click.argument("story", metavar="STORY", type=Text())(command)


def json_option(command: _CommandT) -> _CommandT:
    """Add ``--json`` as the parameter `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Write the data as JSON.")(command)


def library_option(command: _CommandT) -> _CommandT:
    """Add ``--library PATH`` as the parameter `library`: the path to use, wherever it was given."""
    return click.option(
        "--library",
        type=click.Path(path_type=Path),
        metavar="PATH",
        help="The library to use.",
        callback=lambda ctx, _parameter, value: chosen_library(value or ctx.obj),
    )(command)


def house_option(command: _CommandT) -> _CommandT:
    """Add ``--house ID`` as the parameter `house_id`; empty means the one in the settings."""
    help_text = "The house whose rules and template are used. Default: the one chosen in the settings."
    return click.option("--house", "house_id", type=Text(), metavar="ID", default="", help=help_text)(command)


def limit_option(command: _CommandT) -> _CommandT:
    """Add ``--limit N`` as the parameter `limit`."""
    rows = click.IntRange(min=1, max=_MOST_ROWS)
    return click.option("--limit", type=rows, default=50, show_default=True, help="How many at most.")(command)


def current_settings() -> Settings:
    """The settings; where they cannot be used, the defaults, and a sentence about it on standard error."""
    settings, error = settings_or_defaults(settings_file())
    if error is not None:
        say(explain(error))
    return settings


def chosen_library(path: Path | None) -> Path:
    """`path`, else ``$OFFSTONE_LIBRARY``, else the library opened last, else the one in the documents folder."""
    if path is not None:
        return path
    named = os.environ.get("OFFSTONE_LIBRARY")
    if named:
        return Path(named)
    recent = current_settings().recent_libraries
    return Path(recent[0]) if recent else default_library()
