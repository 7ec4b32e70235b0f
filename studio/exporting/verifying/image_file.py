"""What a picture file says, read without the library that wrote it: size in pixels, IIM, XMP, and a place on earth."""

import io
import struct
from xml.etree import ElementTree

from msgspec import Struct
from PIL import Image, IptcImagePlugin

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_GPS = 0x8825
_PIXEL_LIMIT = 50_000_000

_XMP_NAMES = {
    "creator": f"{_DC}creator",
    "credit": f"{_PHOTOSHOP}Credit",
    "copyright": f"{_DC}rights",
    "caption": f"{_DC}description",
    "alt": f"{_IPTC_CORE}AltTextAccessibility",
}
_IIM_NAMES = {"creator": (2, 80), "credit": (2, 110), "copyright": (2, 116), "caption": (2, 120)}

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class ImageFile(Struct, frozen=True, kw_only=True):
    """One decoded picture file. `xmp` and `iim` hold the texts by field: creator, credit, copyright, caption, alt."""

    width: int
    height: int
    xmp: dict[str, str]
    iim: dict[str, str]
    has_place: bool


def read_image_file(data: bytes) -> ImageFile | None:
    """The file, or None where it is not a whole JPEG."""
    try:
        picture = Image.open(io.BytesIO(data), formats=("JPEG",))
        if picture.width * picture.height > _PIXEL_LIMIT:
            return None
        picture.load()
        return ImageFile(
            width=picture.width,
            height=picture.height,
            xmp=_xmp_texts(picture.info.get("xmp", b"")),
            iim=_iim_texts(picture),
            has_place=_GPS in picture.getexif(),
        )
    except _BROKEN:
        return None


def _iim_texts(picture: Image.Image) -> dict[str, str]:
    found = IptcImagePlugin.getiptcinfo(picture) or {}  # type: ignore[arg-type]  # an opened JPEG is an ImageFile
    texts = {}
    for name, key in _IIM_NAMES.items():
        stored = found.get(key, b"")
        values = stored if isinstance(stored, list) else [stored]
        texts[name] = ", ".join(value.decode("utf-8", "replace") for value in values)
    return texts


def _xmp_texts(packet: bytes) -> dict[str, str]:
    """The fields of an XMP packet; none where it is broken, or declares entities."""
    if not packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return dict.fromkeys(_XMP_NAMES, "")
    try:
        root = ElementTree.fromstring(packet)  # without a document type there are no entities
    except ElementTree.ParseError:
        return dict.fromkeys(_XMP_NAMES, "")
    descriptions = list(root.iter(f"{_RDF}Description"))
    return {name: _xmp_text(descriptions, key) for name, key in _XMP_NAMES.items()}


def _xmp_text(descriptions: list[ElementTree.Element], key: str) -> str:
    for description in descriptions:
        if key in description.attrib:
            return description.attrib[key]
        found = description.find(key)
        if found is not None:
            items = [item.text or "" for item in found.iter(f"{_RDF}li")]
            return ", ".join(items) if items else found.text or ""
    return ""
