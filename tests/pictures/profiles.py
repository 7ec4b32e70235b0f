"""Colour profiles built for the tests from the figures that define them, and what they make of a colour, by hand.

Nothing here uses a colour library: the profiles are written byte by byte, and the colours to expect are calculated.
"""

import struct
from collections.abc import Callable, Sequence

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

D50: Triple = (0.9642, 1.0, 0.8249)
D65_XY = (0.3127, 0.3290)
SRGB_PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
DISPLAY_P3_PRIMARIES = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
ADOBE_RGB_PRIMARIES = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
ADOBE_RGB_GAMMA = 563 / 256

_BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def srgb_curve(value: float) -> float:
    """sRGB's curve from a channel of 0–1 to light."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _srgb_channel(light: float) -> int:
    clipped = min(1.0, max(0.0, light))
    return round(255 * (12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055))


def _times(matrix: Matrix, vector: Sequence[float]) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _product(one: Matrix, other: Matrix) -> Matrix:
    columns = [_times(one, column) for column in zip(*other, strict=True)]
    first, second, third = zip(*columns, strict=True)
    return first, second, third


def _inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    first, second, third = (tuple(value / determinant for value in row) for row in rows)
    return first, second, third  # type: ignore[return-value]


def _xyz(x: float, y: float) -> Triple:
    return x / y, 1.0, (1 - x - y) / y


def rgb_to_xyz(primaries: Sequence[tuple[float, float]]) -> Matrix:
    """From light in three primaries to XYZ as seen under D65, their white."""
    red, green, blue = (_xyz(*primary) for primary in primaries)
    columns: Matrix = tuple(zip(red, green, blue, strict=True))  # type: ignore[assignment]
    scale = _times(_inverse(columns), _xyz(*D65_XY))
    first, second, third = (tuple(v * s for v, s in zip(row, scale, strict=True)) for row in columns)
    return first, second, third  # type: ignore[return-value]


def _to_d50() -> Matrix:
    source, target = _times(_BRADFORD, _xyz(*D65_XY)), _times(_BRADFORD, D50)
    scaled = tuple(
        tuple(target[row] / source[row] if row == column else 0.0 for column in range(3)) for row in range(3)
    )
    return _product(_inverse(_BRADFORD), _product(scaled, _BRADFORD))  # type: ignore[arg-type]


def expected_srgb(
    colour: Sequence[int], primaries: Sequence[tuple[float, float]], curve: Callable[[float], float]
) -> tuple[int, int, int]:
    """What a colour of that space is in sRGB, both with D65 as their white; what lies outside is clipped."""
    light = [curve(channel / 255) for channel in colour]
    red, green, blue = _times(_inverse(rgb_to_xyz(SRGB_PRIMARIES)), _times(rgb_to_xyz(primaries), light))
    return _srgb_channel(red), _srgb_channel(green), _srgb_channel(blue)


def srgb_of_lab(lab: Triple) -> tuple[int, int, int]:
    """What a colour of Lab, as seen under D50, is in sRGB."""
    middle = (lab[0] + 16) / 116

    def part(value: float) -> float:
        return value**3 if value > 6 / 29 else 3 * (6 / 29) ** 2 * (value - 4 / 29)

    xyz = [
        part(t) * white for t, white in zip((middle + lab[1] / 500, middle, middle - lab[2] / 200), D50, strict=True)
    ]
    red, green, blue = _times(_inverse(rgb_to_xyz(SRGB_PRIMARIES)), _times(_inverse(_to_d50()), xyz))
    return _srgb_channel(red), _srgb_channel(green), _srgb_channel(blue)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz_tag(value: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, value))


def _curve_tag(curve: Callable[[float], float]) -> bytes:
    points = [round(65535 * curve(step / 1023)) for step in range(1024)]
    return b"curv\0\0\0\0" + struct.pack(f">I{len(points)}H", len(points), *points)


def _text_tag(text: str) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text.encode("ascii") + bytes(79)


def _profile(space: bytes, kind: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {b"desc": _text_tag("For a test"), b"cprt": b"text\0\0\0\0None\0", b"wtpt": _xyz_tag(D50), **tags}
    offset, directory, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        directory += name + struct.pack(">II", offset + len(body), len(content))
        body += padded
    rest = struct.pack(">I", len(tags)) + directory + body
    header = struct.pack(">I", 128 + len(rest)) + bytes(4) + b"\x02\x20\0\0" + kind + space + connection
    header += struct.pack(">6H", 2026, 1, 8, 12, 0, 0) + b"acsp" + bytes(28)
    header += b"".join(map(_fixed, D50))
    return header.ljust(128, b"\0") + rest


def rgb_profile(primaries: Sequence[tuple[float, float]], curve: Callable[[float], float]) -> bytes:
    """A profile of three primaries and one curve, with D65 as its white."""
    matrix = _product(_to_d50(), rgb_to_xyz(primaries))
    columns = dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), zip(*matrix, strict=True), strict=True))
    tags = {name: _xyz_tag(column) for name, column in columns.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve_tag(curve))
    return _profile(b"RGB ", b"mntr", b"XYZ ", tags)


def grey_profile(curve: Callable[[float], float]) -> bytes:
    """A profile of grey values."""
    return _profile(b"GRAY", b"mntr", b"XYZ ", {b"kTRC": _curve_tag(curve)})


def cmyk_profile(ink: Callable[[tuple[int, ...]], Triple]) -> bytes:
    """A profile of a printing process: `ink` gives the Lab of each of the sixteen mixtures of full inks and none."""
    table = b""
    for mixture in range(16):
        lightness, a, b = ink(tuple(mixture >> bit & 1 for bit in (3, 2, 1, 0)))
        table += struct.pack(">3H", round(lightness / 100 * 0xFF00), round((a + 128) * 256), round((b + 128) * 256))
    identity = b"".join(_fixed(float(row == column)) for row in range(3) for column in range(3))
    line = struct.pack(">2H", 0, 65535)
    body = b"mft2\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + struct.pack(">2H", 2, 2) + line * 4 + table + line * 3
    return _profile(b"CMYK", b"prtr", b"Lab ", {b"A2B0": body})
