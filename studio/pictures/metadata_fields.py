"""Where the credit of a picture stands in a file: one row a field, with its XMP, IIM and EXIF names and its limits."""

import unicodedata
from datetime import date

from msgspec import Struct

AI_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's name for a picture made by a model, as the digital source type field holds it."""

_LINE_LIMIT = 1_000
_TEXT_LIMIT = 10_000


class MetadataField(Struct, frozen=True):
    """One field. Names are exiv2's; an empty name means the standard has no such field.

    `iim_bytes` is the nominal IIM limit: a value cut there by another program does not contradict the whole one.
    A line has no line breaks; a text may. A day is an ISO date, and nothing else can stand in its IIM field.
    """

    name: str
    xmp: str
    iim: str = ""
    exif: str = ""
    iim_bytes: int = 0
    is_line: bool = True
    is_day: bool = False


FIELDS = (
    MetadataField("creator", "Xmp.dc.creator", "Iptc.Application2.Byline", "Exif.Image.Artist", 32),
    MetadataField("credit_line", "Xmp.photoshop.Credit", "Iptc.Application2.Credit", "", 32),
    MetadataField("organisation", "Xmp.photoshop.Source", "Iptc.Application2.Source", "", 32),
    MetadataField("copyright_notice", "Xmp.dc.rights", "Iptc.Application2.Copyright", "Exif.Image.Copyright", 128),
    MetadataField("usage_terms", "Xmp.xmpRights.UsageTerms", is_line=False),
    MetadataField("link", "Xmp.xmpRights.WebStatement"),
    MetadataField("not_before", "Xmp.plus.LicenseStartDate", "Iptc.Application2.ReleaseDate", is_day=True),
    MetadataField("expires", "Xmp.plus.LicenseEndDate", "Iptc.Application2.ExpirationDate", is_day=True),
    MetadataField(
        "caption", "Xmp.dc.description", "Iptc.Application2.Caption", "Exif.Image.ImageDescription", 2000, False
    ),
    MetadataField("alt", "Xmp.iptc.AltTextAccessibility", is_line=False),
    MetadataField("headline", "Xmp.photoshop.Headline", "Iptc.Application2.Headline", "", 256),
    MetadataField(
        "instructions", "Xmp.photoshop.Instructions", "Iptc.Application2.SpecialInstructions", "", 256, False
    ),
    MetadataField("source_type", "Xmp.iptcExt.DigitalSourceType"),
)


def cleaned(text: str, field: MetadataField) -> str:
    """`text` as a file can hold it: no control characters, and no line breaks in a line; ends trimmed.

    Of a day only the date is kept; what is none becomes empty.
    """
    if field.is_day:
        return _day(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    spaced = "".join(" " if each.isspace() and each not in "\n\t" else each for each in lines)
    kept = "".join(each for each in spaced if each in "\n\t" or _is_storable(each))
    return " ".join(kept.split()) if field.is_line else kept.strip()


def capped(text: str, field: MetadataField) -> str:
    """`text` cut to what the desk takes in of one field of a foreign file."""
    return text[: _LINE_LIMIT if field.is_line else _TEXT_LIMIT].rstrip()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def _is_storable(character: str) -> bool:
    if unicodedata.category(character) in {"Cc", "Cs"}:
        return False
    code = ord(character)
    return not (code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF)
