"""The entry point of `offstone`: reads the command, runs it, and ends with a sentence and a code, never a traceback.

This module and what it imports are all that `offstone --help` loads; keep it so.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from studio import __version__
from studio.cli.command_list import COMMANDS
from studio.cli.exit_codes import ExitCode, exit_code_of
from studio.cli.lazy_commands import LazyGroup, load
from studio.errors import KnownError


def _start(ctx: click.Context, library: Path | None) -> None:
    """Draft stories, check them and hand them off. Without a command, the desk opens.

    With files in the place of a command, the desk opens and shows the intake of each.

    STORY in a command is a story's id, a unique part of it, or its slug. Data goes to standard output, words about it
    to standard error.
    """
    ctx.obj = library
    if ctx.invoked_subcommand is None:
        ctx.exit(load("studio.cli.desk:open_desk")(library))


offstone = LazyGroup(
    name="offstone",
    specs=COMMANDS,
    for_files="studio.cli.desk:desk",
    callback=click.pass_context(_start),
    help=_start.__doc__,
    invoke_without_command=True,
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 findings block, 4 not found, 5 library locked or newer.",
    params=[
        click.Option(
            ["--library"],
            type=click.Path(path_type=Path),
            metavar="PATH",
            help="The library to use. Default: $OFFSTONE_LIBRARY, else the one the desk opened last.",
        )
    ],
)
click.version_option(__version__, prog_name="Offstone")(offstone)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (`arguments`, else those of the process) and return its exit code."""
    _speak_utf8()
    try:
        result = offstone.main(args=arguments, prog_name="offstone", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        load("studio.cli.output:discard_output")()
        return ExitCode.FAILED
    except KnownError as error:
        click.echo(load("studio.wording:explain")(error), err=True)
        return exit_code_of(error)
    return result if isinstance(result, int) else ExitCode.OK


def _speak_utf8() -> None:
    """Make output UTF-8 with plain line ends everywhere; Windows would use a code page and refuse most letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
