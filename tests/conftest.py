"""What holds for every test: no window, no network, nobody's settings, and nothing left behind."""

import contextlib
import gc
import os
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to start its sandbox as root; never for users

settings.register_profile(
    "offstone",
    derandomize=True,  # the same examples for everybody: a red run is red for a reason in the change
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("offstone")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Every connection but to a local socket file raises."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _refusing(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _refuse_name)
        yield


def _refusing(original: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a test tried to connect to {address!r}")
        return original(self, address)

    return connect


def _refuse_name(host: object, *_: object, **__: object) -> list[Any]:
    raise AssertionError(f"a test tried to look up {host!r}")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of its own for every test, so that nobody's settings are read or written."""
    with tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        places = {
            "HOME": home,
            "USERPROFILE": home,
            "APPDATA": home / "roaming",
            "LOCALAPPDATA": home / "local",
            "XDG_CONFIG_HOME": home / "config",
            "XDG_DATA_HOME": home / "data",
            "XDG_CACHE_HOME": home / "cache",
            "XDG_STATE_HOME": home / "state",
            "XDG_RUNTIME_DIR": home / "runtime",
        }
        for name, place in places.items():
            place.mkdir(mode=0o700, exist_ok=True)
            monkeypatch.setenv(name, str(place))
        yield home


@pytest.fixture(autouse=True)
def _no_proofreader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of tests read nothing for mistakes, unless that is the test: making a proofreader takes a second."""
    if "qtbot" in request.fixturenames:
        monkeypatch.setattr("studio.session.proof_service.FIRST_READ_MS", 1_000_000)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with windows leaves no window and no running thread behind."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    windows, threads = _window_pointers(), set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - threads:
        if not isinstance(thread, threading._DummyThread):  # a QThread that once ran Python
            thread.join(timeout=10)
            assert not thread.is_alive(), f"the test left the thread {thread.name} running"
    left = _windows_beyond(windows)
    assert not left, f"the test left windows behind: {left}"


def _window_pointers() -> set[int]:
    import shiboken6
    from PySide6.QtWidgets import QApplication

    return {shiboken6.getCppPointer(window)[0] for window in QApplication.topLevelWidgets()}


def _windows_beyond(known: set[int]) -> list[str]:
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    def left() -> list[str]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [
            repr(window)
            for window in QApplication.topLevelWidgets()
            if window.parent() is None and shiboken6.getCppPointer(window)[0] not in known
        ]

    with contextlib.suppress(RuntimeError):
        if left():
            gc.collect()
    return left()


@pytest.fixture(scope="session")
def qapp_cls() -> type[Any]:
    """The application as the program makes it: offline, and drawn in software."""
    from PySide6.QtWidgets import QApplication

    from studio.ui.startup import prepare_process

    prepare_process("software")
    return QApplication
