"""A second way to metadata that exiv2 does not find: in GIF, in some HEIC, in files whose colour profile is broken.

What Pillow finds of XMP, EXIF and IIM is put, as it is, into a JPEG of one pixel, which exiv2 reads without trouble.
"""

import io
import struct

from PIL import Image

from studio.pictures.formats import open_picture, reading_picture

_EXIF_START = b"Exif\0\0"
_IIM_RESOURCE = 0x0404
_LONGEST_SEGMENT = 65_000
_GIF_XMP_START, _GIF_XMP_END = b"\xff\x0bXMP DataXMP", b"\x01\xff\xfe\xfd\xfc"


def metadata_carrier(data: bytes) -> bytes:
    """A small JPEG with the XMP, EXIF and IIM of a picture file. Raises PictureError where Pillow cannot open it."""
    info = open_picture(data).info
    resources = info.get("photoshop")
    xmp, exif = _packet(info.get("xmp") or _xmp_of_gif(data)), _packet(info.get("exif"))
    iim = _packet(resources.get(_IIM_RESOURCE)) if isinstance(resources, dict) else b""
    options = {
        "xmp": xmp,
        "exif": exif and _EXIF_START + exif.removeprefix(_EXIF_START),
        "extra": iim and _segment(iim),
    }
    buffer = io.BytesIO()
    with reading_picture():
        Image.new("L", (1, 1)).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def _packet(found: object) -> bytes:
    return found if isinstance(found, bytes) and len(found) <= _LONGEST_SEGMENT else b""


def _xmp_of_gif(data: bytes) -> bytes:
    """What stands between the mark of the XMP block and the ramp of bytes that ends it; no block, no text."""
    start = data.find(_GIF_XMP_START) if data.startswith(b"GIF8") else -1
    end = data.find(_GIF_XMP_END, start) if start >= 0 else -1
    return data[start + len(_GIF_XMP_START) : end] if end >= 0 else b""


def _segment(iim: bytes) -> bytes:
    """The JPEG segment that holds IIM, as Photoshop began it."""
    resource = struct.pack(">4sHHI", b"8BIM", _IIM_RESOURCE, 0, len(iim)) + iim + bytes(len(iim) % 2)
    content = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content
