"""Opening the desk from the command line, where it is installed; the command line itself does without it."""

import importlib
import os
from collections.abc import Sequence
from pathlib import Path

import click

from studio.cli.exit_codes import ExitCode
from studio.cli.output import say
from studio.wording import sentence

_DESK = "studio.ui.application"
_QT = ("PySide6", "shiboken6")


@click.command("desk")
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE...", required=True
)
@click.pass_obj
def desk(library: Path | None, files: tuple[Path, ...]) -> int:
    """Open the desk, and show the intake of each file."""
    return open_desk(library, files)


def open_desk(library: Path | None, files: Sequence[Path] = ()) -> int:
    """Run the desk in this process until its window closes, and return its exit code.

    Each of `files` is shown in the intake review; in the window that has the library open, if there is one.

    Where Qt is not installed, or the system lacks something Qt needs, a sentence says so and the code is 1.
    """
    try:
        application = importlib.import_module(_DESK)
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith(_QT):
            raise
        say(sentence("cli.desk.not-installed"))
        return ExitCode.FAILED
    except ImportError as error:
        if not (error.name or "").startswith(_QT) and ".so" not in str(error) and "DLL" not in str(error):
            raise
        say(sentence("cli.desk.cannot-start", reason=str(error)))
        return ExitCode.FAILED
    chosen = library or os.environ.get("OFFSTONE_LIBRARY")
    words = ["--library", str(chosen)] if chosen else []
    code: int = application.main([*words, "--", *map(str, files)] if files else words)
    return code
