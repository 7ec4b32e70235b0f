"""The near side of the picture worker: asks, waits within limits, and starts anew after a bad end."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

import studio
from studio.errors import PictureError
from studio.pictures.worker.protocol import (
    ANSWERS,
    Answer,
    Made,
    Placed,
    PlaceRequest,
    Printed,
    PrintsRequest,
    Refused,
    RenditionsRequest,
    Request,
    ThumbnailRequest,
    receive,
    send,
)
from studio.story.picture import PlacedPicture, Rendition

WORKER_ARGUMENT = "--picture-worker"
"""The first argument that makes the built program a picture worker."""

PLACE_LIMIT_S = 2.0
"""For taking a small file in; a longer one, such as a telephone's of fifty million pixels, gets more."""
RENDITION_LIMIT_S = 10.0
_PLACE_S_PER_MEGABYTE = 1.0
_START_LIMIT_S = 30.0
_ENDED = (OSError, ValueError, msgspec.MsgspecError)


class PictureWorker:
    """One process that decodes pictures, started with the first request. Threads may share it; they take turns.

    Every request raises PictureError: with the decoder's own sentence, `picture.worker_ended` when the process ended
    over the picture, or `picture.worker_late` when it was ended because it took too long.
    """

    def __init__(self, *, place_limit_s: float = PLACE_LIMIT_S, rendition_limit_s: float = RENDITION_LIMIT_S) -> None:
        self._place_limit_s = place_limit_s
        self._rendition_limit_s = rendition_limit_s
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The process that waits for requests, or None while there is none."""
        return self._process.pid if self._process is not None else None

    def place_limit_s(self, size: int) -> float:
        """The seconds that taking a file of `size` bytes in may last."""
        wanted = self._place_limit_s + size / 1_000_000 * _PLACE_S_PER_MEGABYTE
        return min(wanted, max(self._place_limit_s, self._rendition_limit_s))

    def place(self, data: bytes, file_name: str, picture_id: str) -> PlacedPicture:
        """`studio.pictures.inspection.place_picture` in the worker."""
        answer = self._ask(PlaceRequest(data, file_name, picture_id), self.place_limit_s(len(data)))
        if not isinstance(answer, Placed):
            raise PictureError("picture.worker_ended")
        return answer.picture

    def rendition(self, original: bytes, picture: PlacedPicture, rendition: Rendition) -> bytes:
        """`studio.pictures.renditions.make_rendition` in the worker."""
        made = self._made(RenditionsRequest(original, picture, rendition))
        return made[rendition.name]

    def renditions(self, original: bytes, picture: PlacedPicture) -> dict[str, bytes]:
        """`studio.pictures.renditions.make_renditions` in the worker."""
        return self._made(RenditionsRequest(original, picture))

    def thumbnail(self, original: bytes, longest_side: int) -> bytes:
        """`studio.pictures.renditions.make_thumbnail` in the worker."""
        return self._made(ThumbnailRequest(original, longest_side))["thumbnail"]

    def prints(self, data: bytes) -> tuple[int, ...]:
        """`studio.pictures.prints.prints_of` in the worker."""
        answer = self._ask(PrintsRequest(data), self.place_limit_s(len(data)))
        if not isinstance(answer, Printed):
            raise PictureError("picture.worker_ended")
        return answer.prints

    def close(self) -> None:
        """End the process, if there is one, after the request it works on. A later request starts another."""
        with self._turn:
            self._end()

    def _made(self, request: Request) -> dict[str, bytes]:
        answer = self._ask(request, self._rendition_limit_s)
        if not isinstance(answer, Made):
            raise PictureError("picture.worker_ended")
        return answer.files

    def _ask(self, request: Request, limit_s: float) -> Answer:
        with self._turn:
            process = self._started()
            answer = self._exchange(process, request, limit_s)
        if isinstance(answer, Refused):
            raise PictureError(answer.code, **answer.parameters)
        return answer

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise PictureError("picture.worker_start", reason=error.strerror or str(error)) from error
        self._exchange(self._process, None, _START_LIMIT_S)
        return self._process

    def _exchange(self, process: "subprocess.Popen[bytes]", request: Request | None, limit_s: float) -> Answer:
        """Send (nothing, at the start) and wait for the answer; a process that is late is ended by the clock."""
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            process.kill()

        clock = threading.Timer(limit_s, give_up)
        clock.daemon = True
        clock.start()
        try:
            answer = _sent_and_received(process, request)
        except _ENDED:
            answer = None
        finally:
            clock.cancel()
            clock.join()
        if answer is not None and not is_late.is_set():
            return answer
        self._end()
        if is_late.is_set():
            raise PictureError("picture.worker_late", seconds=round(limit_s))
        raise PictureError("picture.worker_ended")

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was left to send has nobody to go to
                    stream.close()


def _sent_and_received(process: "subprocess.Popen[bytes]", request: Request | None) -> Answer | None:
    if process.stdin is None or process.stdout is None:
        return None
    if request is not None:
        send(process.stdin, request)  # type: ignore[arg-type]
    return receive(process.stdout, ANSWERS)  # type: ignore[arg-type]


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT]
    # -P: a file beside the pictures must not be imported in the place of a library
    return [sys.executable, "-P", "-m", "studio.pictures.worker"]


def _environment() -> dict[str, str]:
    """The environment with this very `studio` first in the search path."""
    source = str(Path(studio.__file__).resolve().parent.parent)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", ""))))}
