"""Files the tests' drawing library cannot write: PNG and TIFF of sixteen bits a channel and more, byte by byte."""

import struct
import zlib
from collections.abc import Sequence

_PNG_KINDS = {1: 0, 2: 4, 3: 2, 4: 6}


def deep_png(colour: Sequence[int], size: tuple[int, int] = (40, 30), profile: bytes = b"") -> bytes:
    """A PNG of one colour: grey, grey and alpha, RGB, or RGBA, each channel 0 to 65535."""
    width, height = size
    row = b"\0" + struct.pack(f">{len(colour)}H", *colour) * width
    header = struct.pack(">2I5B", width, height, 16, _PNG_KINDS[len(colour)], 0, 0, 0)
    chunks = [(b"IHDR", header)]
    if profile:
        chunks.append((b"iCCP", b"test\0\0" + zlib.compress(profile)))
    chunks += [(b"IDAT", zlib.compress(row * height)), (b"IEND", b"")]
    made = (struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, INKS, LAB = 0, 1, 2, 5, 8
"""What the channels of a TIFF are."""
_SAMPLES, _PROFILE = (339, 3), (34675, 7)
_PIXELS_START = 273


def tiff(
    colour: Sequence[float],
    *,
    kind: int = RGB,
    sample: str = "H",
    has_alpha: bool = False,
    profile: bytes = b"",
    order: str = "<",
    size: tuple[int, int] = (40, 30),
) -> bytes:
    """A TIFF of one colour. `sample` is the code of `struct` for one channel, `order` "<" or ">"."""
    count, bits = len(colour), 8 * struct.calcsize(sample)
    pixels = struct.pack(f"{order}{count}{sample}", *colour) * (size[0] * size[1])
    numbers: dict[tuple[int, int], tuple[int, ...]] = {
        (256, 4): (size[0],),
        (257, 4): (size[1],),
        (258, 3): (bits,) * count,
        (259, 3): (1,),
        (262, 3): (kind,),
        (_PIXELS_START, 4): (0,),
        (277, 3): (count,),
        (278, 4): (size[1],),
        (279, 4): (len(pixels),),
    }
    if has_alpha:
        numbers[338, 3] = (2,)
    if sample == "f":
        numbers[_SAMPLES] = (3,) * count
    if profile:
        numbers[_PROFILE] = tuple(profile)
    letters = {3: "H", 4: "I", 7: "B"}
    contents = {
        (tag, type_): struct.pack(f"{order}{len(v)}{letters[type_]}", *v) for (tag, type_), v in numbers.items()
    }
    behind_at = 8 + 2 + 12 * len(contents) + 4
    pixels_at = behind_at + sum(len(content) + len(content) % 2 for content in contents.values() if len(content) > 4)
    directory, behind = struct.pack(f"{order}H", len(contents)), b""
    for (tag, type_), content in sorted(contents.items()):
        value = struct.pack(f"{order}I", pixels_at) if tag == _PIXELS_START else content
        if len(value) > 4:
            value = struct.pack(f"{order}I", behind_at + len(behind))
            behind += content + bytes(len(content) % 2)
        directory += struct.pack(f"{order}2HI", tag, type_, len(numbers[tag, type_])) + value.ljust(4, b"\0")
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}I", 8) + directory + bytes(4) + behind + pixels
