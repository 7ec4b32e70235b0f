"""One desk for each library: a second start hands over what it was asked to do, and the first window comes forward.

The lock decides who is first; a socket carries the words. The lock of a program that was killed, and its socket, are
taken over. That nobody else writes a library is held by the library's own lock, not by this.
"""

import os
import tempfile
import time
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from studio.settings.places import library_key

_TRY_AGAIN_SECONDS = 0.05
_CONNECT_MS = 500
_ANSWER_MS = 3000
_GIVE_UP_SECONDS = 8.0
_LONGEST_MESSAGE = 1_000_000
_ANSWER = b"taken over\n"


class Request(Struct, frozen=True):
    """What a second start was asked to do: files to take in, as absolute paths. It may be empty."""

    files: tuple[str, ...] = ()


class SingleInstance(QObject):
    """The claim of this process to be the desk of one library."""

    requested = Signal(object)
    """Emitted with the `Request` of a second start."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = f"offstone-{library_key(library).rpartition('-')[2]}"
        folder = _runtime_folder()
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # only a dead process makes it stale, never its age
        self._name = name if os.name == "nt" else str(folder / f"{name}.socket")
        self._server: QLocalServer | None = None

    def claim(self, request: Request) -> bool:
        """Become the desk of the library; False when there is one already, which then took the request over.

        Raises TimeoutError when there is one that does not answer.
        """
        give_up = time.monotonic() + _GIVE_UP_SECONDS
        while not self._lock.tryLock(0):
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return True  # no lock can be made here; the library's own lock has the last word
            if self._hand_over(request):
                return False
            if time.monotonic() > give_up:
                raise TimeoutError
            time.sleep(_TRY_AGAIN_SECONDS)  # the first one may have its lock and not its socket yet
        self._listen()
        return True

    def release(self) -> None:
        """Let another process be the desk of the library."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)  # what a killed one left; the lock says that it is dead
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connected)
        server.listen(self._name)
        self._server = server

    def _hand_over(self, request: Request) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        socket.write(msgspec.json.encode(request) + b"\n")
        socket.flush()
        deadline = time.monotonic() + _ANSWER_MS / 1000
        while not socket.canReadLine():
            left_ms = int((deadline - time.monotonic()) * 1000)
            if left_ms <= 0 or not socket.waitForReadyRead(left_ms):
                return False
        return socket.readLine().data() == _ANSWER

    @Slot()
    def _on_connected(self) -> None:
        server = self._server
        socket = server.nextPendingConnection() if server is not None else None
        if socket is None:
            return
        socket.setParent(self)
        socket.readyRead.connect(self._on_words)
        socket.disconnected.connect(socket.deleteLater)
        self._read(socket)

    @Slot()
    def _on_words(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST_MESSAGE:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            request = msgspec.json.decode(socket.readLine().data(), type=Request)
        except msgspec.DecodeError:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.requested.emit(request)


def _runtime_folder() -> Path:
    """A folder of this user alone where there is one, and short enough for the name of a socket."""
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return folder if folder.is_absolute() and folder.is_dir() and len(str(folder)) < 70 else Path(tempfile.gettempdir())
