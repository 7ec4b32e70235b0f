"""The far side of the picture worker: answers requests from standard input until that closes."""

import os

from studio.errors import PictureError
from studio.pictures.inspection import place_picture
from studio.pictures.prints import prints_of
from studio.pictures.renditions import make_rendition, make_renditions, make_thumbnail
from studio.pictures.worker.limits import limit_memory, limit_processor
from studio.pictures.worker.protocol import (
    REQUESTS,
    Answer,
    Made,
    Placed,
    PlaceRequest,
    Printed,
    PrintsRequest,
    Ready,
    Refused,
    RenditionsRequest,
    Request,
    receive,
    send,
)
from studio.settings.places import trusted_signers_file

_PROCESSOR_SECONDS = 15
"""More than the near side ever waits for one request."""


def serve() -> int:
    """Answer until the other side is gone; returns the exit code. What is not a PictureError ends the process."""
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what a library prints must not stand among the answers
        limit_memory()
        send(answers, Ready())
        while (request := receive(requests, REQUESTS)) is not None:
            limit_processor(_PROCESSOR_SECONDS)
            send(answers, _answer(request))
    return 0


def _answer(request: Request) -> Answer:
    try:
        return _result(request)
    except PictureError as error:
        plain = {name: value if isinstance(value, int) else str(value) for name, value in error.parameters.items()}
        return Refused(error.code, plain)


def _result(request: Request) -> Answer:
    if isinstance(request, PlaceRequest):
        signers = _trusted_signers()
        return Placed(place_picture(request.data, request.file_name, request.picture_id, trusted_signers=signers))
    if isinstance(request, PrintsRequest):
        return Printed(prints_of(request.data))
    if not isinstance(request, RenditionsRequest):
        return Made({"thumbnail": make_thumbnail(request.data, request.longest_side)})
    if request.only is None:
        return Made(make_renditions(request.data, request.picture))
    return Made({request.only.name: make_rendition(request.data, request.picture, request.only)})


def _trusted_signers() -> str:
    """The certificates of the signers this desk believes; none while there is no such file, or it is no text."""
    try:
        return trusted_signers_file().read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
