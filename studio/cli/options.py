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
    return click.option("--house", "house_id", metavar="ID", default="", help=help_text)(command)


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
