"""Which picture files are taken in, and opening one of them safely: format and size are judged before any decoding."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from pi_heif import register_heif_opener  # type: ignore[import-untyped]
from PIL import Image, UnidentifiedImageError

from studio.errors import PictureError

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "AVIF": "image/avif",
    "HEIF": "image/heic",
}
"""The formats that are taken in, by Pillow's name. MPO is a JPEG with further pictures behind the first."""

PIXEL_LIMIT = 150_000_000
"""A picture with more pixels is refused before it is decoded."""

_OPENED_AS = tuple(name for name in MEDIA_TYPES if name != "MPO")
_FORMAT_NAMES = "JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF and BMP"

_OTHER_FORMATS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"8BPS", "Photoshop"),
    (0, b"%!PS", "EPS"),
    (0, b"\xc5\xd0\xd3\xc6", "EPS"),
    (0, b"%PDF", "PDF"),
    (4, b"ftyp", "Video"),
    (0, b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
    (0, b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\x00\x00\x01\x00", "Icon (ICO)"),
    (0, b"DDS ", "DDS"),
    (0, b"BLP", "BLP"),
    (0, b"\x01\xda", "SGI"),
    (4, b"\x11\xaf", "FLI animation"),
    (4, b"\x12\xaf", "FLI animation"),
    (0, b"\x0a\x05\x01", "PCX"),
    (0, b"PK\x03\x04", "Zip"),
)

_BROKEN_DATA = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    AssertionError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
"""What Pillow's readers raise on data that is not what it claims to be."""

# Only what is shown: previews, depth and helper pictures inside a HEIC stay unread.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# Pillow warns on odd tags in files that it then reads well; nobody at the desk can act on that.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


@contextmanager
def reading_picture() -> Iterator[None]:
    """Turn whatever Pillow raises inside the block into a PictureError with a sentence."""
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("picture.too_large", megapixels=PIXEL_LIMIT // 1_000_000) from error
    except MemoryError as error:
        raise PictureError("picture.memory") from error
    except _BROKEN_DATA as error:
        is_rare = isinstance(error, NotImplementedError) or str(error).startswith("Unsupported")
        raise PictureError("picture.variant" if is_rare else "picture.broken") from error


def open_picture(data: bytes) -> Image.Image:
    """A picture whose header was read and whose pixels were not.

    Raises PictureError for a format that is not taken in, a broken header, and for more pixels than `PIXEL_LIMIT`.
    """
    if not data:
        raise PictureError("picture.empty")
    with reading_picture():
        try:
            picture = Image.open(io.BytesIO(data), formats=_OPENED_AS)
        except UnidentifiedImageError as error:
            raise _unknown_format(data) from error
    width, height = picture.size
    if width * height > PIXEL_LIMIT:
        raise PictureError("picture.too_large", megapixels=PIXEL_LIMIT // 1_000_000)
    return picture


def media_type_of(picture: Image.Image) -> str:
    """The media type of an opened picture, such as ``image/jpeg``."""
    return MEDIA_TYPES[picture.format or ""]


def _unknown_format(data: bytes) -> PictureError:
    start = data[:512]
    if start[4:12] in {b"ftypavif", b"ftypavis", b"ftypheic", b"ftypheix"}:
        return PictureError("picture.broken")
    if start.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")) or start[4:12] in {b"ftypmif1", b"ftypmsf1"}:
        return PictureError("picture.variant")
    if start.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM")) or start[8:12] == b"WEBP":
        return PictureError("picture.broken")
    for offset, magic, name in _OTHER_FORMATS:
        if start[offset : offset + len(magic)] == magic:
            return PictureError("picture.format", format=name, formats=_FORMAT_NAMES)
    if b"<svg" in data[:4096].lower():
        return PictureError("picture.format", format="SVG", formats=_FORMAT_NAMES)
    return PictureError("picture.not_a_picture", formats=_FORMAT_NAMES)
