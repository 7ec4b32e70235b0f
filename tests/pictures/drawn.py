"""Pictures drawn for the tests: a gradient with a red corner, so that turns, crops and colours can be told."""

import io
from typing import Any

from PIL import Image


def drawn(width: int = 640, height: int = 400, mode: str = "RGB") -> Image.Image:
    """A gradient whose left upper tenth is red."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.paste((220, 20, 20), (0, 0, max(1, width // 10), max(1, height // 10)))
    return picture.convert(mode)


def encoded(picture: Image.Image, file_format: str = "JPEG", **options: Any) -> bytes:
    """The picture as the bytes of a file."""
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in those bytes, decoded."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def is_red(pixel: Any) -> bool:
    """True for the red of the corner, give or take a JPEG."""
    red, green, blue = pixel[:3]
    return red > 180 and green < 80 and blue < 80
