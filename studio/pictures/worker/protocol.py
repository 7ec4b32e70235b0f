"""What the two sides of the picture worker say to each other: messages, each behind its length in eight bytes."""

from typing import BinaryIO, TypeVar

import msgspec
from msgspec import Struct

from studio.story.picture import PlacedPicture, Rendition

T = TypeVar("T")

_LENGTH_BYTES = 8


class PlaceRequest(Struct, frozen=True, tag="place"):
    """Take a picture file in: `studio.pictures.inspection.place_picture`."""

    data: bytes
    file_name: str
    picture_id: str


class RenditionsRequest(Struct, frozen=True, tag="renditions"):
    """Make the sizes of a picture: `only` that one, or all of them."""

    data: bytes
    picture: PlacedPicture
    only: Rendition | None = None


class ThumbnailRequest(Struct, frozen=True, tag="thumbnail"):
    """Make a small JPEG of the whole picture."""

    data: bytes
    longest_side: int


class PrintsRequest(Struct, frozen=True, tag="prints"):
    """Make the prints of a picture: `studio.pictures.prints.prints_of`."""

    data: bytes


class Ready(Struct, frozen=True, tag="ready"):
    """The worker has started and waits for requests."""


class Placed(Struct, frozen=True, tag="placed"):
    """The picture as it was taken in."""

    picture: PlacedPicture


class Made(Struct, frozen=True, tag="made"):
    """JPEG bytes by name."""

    files: dict[str, bytes]


class Printed(Struct, frozen=True, tag="printed"):
    """The prints of a picture."""

    prints: tuple[int, ...]


class Refused(Struct, frozen=True, tag="refused"):
    """The code and the parameters of a PictureError."""

    code: str
    parameters: dict[str, str | int]


Request = PlaceRequest | RenditionsRequest | ThumbnailRequest | PrintsRequest
Answer = Ready | Placed | Made | Printed | Refused

REQUESTS: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def send(stream: BinaryIO, message: Request | Answer) -> None:
    """Write one message and flush it. Raises OSError when the other side is gone."""
    encoded = msgspec.msgpack.encode(message)
    stream.write(len(encoded).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(encoded)
    stream.flush()


def receive(stream: BinaryIO, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
    """The next message, or None when the other side is gone. Raises msgspec.DecodeError for anything else."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    encoded = stream.read(length)
    return decoder.decode(encoded) if len(encoded) == length else None
