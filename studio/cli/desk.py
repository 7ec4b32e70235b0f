"""Opening the desk from the command line, where it is installed; the command line itself does without it."""

import importlib
import os
from pathlib import Path

from studio.cli.exit_codes import ExitCode
from studio.cli.output import say
from studio.wording import sentence

_DESK = "studio.ui.application"
_QT = ("PySide6", "shiboken6")


def open_desk(library: Path | None) -> int:
    """Run the desk in this process until its window closes, and return its exit code.

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
    code: int = application.main(["--library", str(chosen)] if chosen else [])
    return code
