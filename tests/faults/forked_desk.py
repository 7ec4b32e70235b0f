"""The real desk in a forked child that has everything loaded already, so that one life of it costs half a second."""

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import PySide6.QtWebEngineWidgets  # noqa: F401, TID251  # loaded once here, not in every child
import tomlkit  # noqa: F401

from studio.session import hand_off_job, sample_story  # noqa: F401
from studio.settings.places import settings_file
from studio.settings.settings_file import settings_or_defaults
from studio.ui.application import DeskProgram, make_application
from studio.ui.preview import preview_source, preview_view  # noqa: F401
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.single_instance import Request
from studio.ui.window.main_window import MainWindow

PLACES = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}
Job = Callable[[MainWindow, Callable[[str], None]], object]


def use_home(home: Path) -> None:
    """Let this process, and what it starts, have a home folder of its own, and no display and no network."""
    for name, part in PLACES.items():
        (home / part).mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(home / part)
    os.environ["OFFSTONE_SETTINGS"] = str(home / "settings.toml")
    os.environ["OFFSTONE_RESCUE"] = str(home / "rescue")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"


class ForkedDesk:
    """One life of the desk on a library, with its preview or without. `job` gets the window once it is shown."""

    def __init__(self, library: Path, log: Path, job: Job, *, with_preview: bool) -> None:
        self._read, write = os.pipe()
        self.letters = ""
        self.exit_code: int | None = None
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._read)
            _be_the_desk(library, log, job, write, with_preview=with_preview)
        os.close(write)

    def wait_for(self, letter: str, seconds: float) -> bool:
        """Wait until the child signals a letter; False when it ended or took longer."""
        deadline = time.monotonic() + seconds
        while letter not in self.letters:
            if not self.listen(deadline - time.monotonic()):
                return False
        return True

    def listen(self, seconds: float) -> bool:
        """Take in what the child signals next; False when nothing came or it ended."""
        ready, _, _ = select.select([self._read], [], [], max(0.0, seconds))
        heard = os.read(self._read, 4096) if ready else b""
        self.letters += heard.decode()
        return bool(heard)

    def kill(self) -> int:
        """Kill it as the system would; the moment, on the monotonic clock in nanoseconds."""
        at = time.monotonic_ns()
        os.kill(self.pid, signal.SIGKILL)
        self.wait()
        return at

    def wait(self) -> int:
        """Wait for its end and clear away the helpers it may have left; its exit code."""
        _, status = os.waitpid(self.pid, 0)
        self.exit_code = os.waitstatus_to_exitcode(status)
        os.close(self._read)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)  # the web engine's processes are in the group the child made
        return self.exit_code


def _be_the_desk(library: Path, log: Path, job: Job, signals: int, *, with_preview: bool) -> None:
    os.setsid()
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    os.dup2(output, 1)
    os.dup2(output, 2)
    code = 70
    try:
        if not with_preview:
            PreviewPane.start = lambda *_: None  # type: ignore[method-assign]
        settings, _ = settings_or_defaults(settings_file())
        application, renderer = make_application(["offstone"], settings)
        program = DeskProgram(application, settings, renderer)
        program.start(library, Request())
        window = program.window
        assert window is not None, "the desk did not start with a window"
        kept = job(window, lambda letter: void(os.write(signals, letter.encode())))
        code = application.exec()
        del kept
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        os._exit(code)


def void(_result: object) -> None:
    """Take a result nobody needs."""
