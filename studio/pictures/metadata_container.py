"""Metadata in and out of picture files, as plain dictionaries: the one place that speaks exiv2.

exiv2's XMP part is not made for several threads, so every call here waits for the one before.
"""

import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

import exiv2  # type: ignore[import-untyped]
from msgspec import Struct

from studio.errors import PictureError
from studio.pictures.metadata_carrier import metadata_carrier

_ONE_AT_A_TIME = threading.Lock()
_UTF8_MARKER = "\x1b%G"
_TEXT_TYPES = frozenset({exiv2.TypeId.string, exiv2.TypeId.asciiString, exiv2.TypeId.comment, exiv2.TypeId.date})

# What exiv2 would print about odd files is of no use to an editor, and its prints come from C.
exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)


class StoredTags(Struct, frozen=True, kw_only=True):
    """The text tags of a file by exiv2's names: of each, every value in order (one, unless the tag repeats)."""

    xmp: Mapping[str, tuple[str, ...]]
    iim: Mapping[str, tuple[str, ...]]
    exif: Mapping[str, tuple[str, ...]]


def read_tags(data: bytes) -> StoredTags:
    """All text tags of a picture file; none where they cannot be read, which is no reason to refuse the file.

    A standard in which exiv2 finds nothing is looked for a second way: it does not find all that others write.
    """
    found = _read(data)
    if found.xmp and found.iim and found.exif:
        return found
    try:
        carried = _read(metadata_carrier(data))
    except PictureError:
        return found
    return StoredTags(xmp=found.xmp or carried.xmp, iim=found.iim or carried.iim, exif=found.exif or carried.exif)


def _read(data: bytes) -> StoredTags:
    with _ONE_AT_A_TIME:
        try:
            image = exiv2.ImageFactory.open(data)
            image.readMetadata()
            return StoredTags(
                xmp=_collected(image.xmpData(), _xmp_values),
                iim=_collected(image.iptcData(), _byte_values),
                exif=_collected(image.exifData(), _byte_values),
            )
        except exiv2.Exiv2Error:
            return StoredTags(xmp={}, iim={}, exif={})


def write_tags(jpeg: bytes, xmp: Mapping[str, str], iim: Mapping[str, str]) -> bytes:
    """The JPEG with exactly these tags in XMP and in IIM (marked as UTF-8), and no EXIF, comment or profile.

    Raises PictureError when the texts are longer than a JPEG can hold, or the bytes are no JPEG.
    """
    with _ONE_AT_A_TIME:
        try:
            image = exiv2.ImageFactory.open(jpeg)
            image.clearMetadata()
            image.setIptcData(_iim_data(iim))
            image.setXmpData(_xmp_data(xmp))
            image.writeMetadata()
            return bytes(image.io().mmap())
        except exiv2.Exiv2Error as error:
            raise PictureError("picture.metadata_refused", reason=str(error)) from error


def _collected(data: Any, values_of: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for datum in data:
        key = str(datum.key())
        found[key] = (*found.get(key, ()), *values_of(datum))
    return found


def _byte_values(datum: Any) -> tuple[str, ...]:
    """IIM and EXIF text: UTF-8 where it is that, else the Western encoding of the programs that wrote neither."""
    if datum.typeId() not in _TEXT_TYPES:
        return ()
    stored = str(datum.toString()).encode("utf-8", "surrogateescape")
    try:
        return (stored.decode("utf-8"),)
    except UnicodeDecodeError:
        return (stored.decode("cp1252", "replace"),)


def _xmp_values(datum: Any) -> tuple[str, ...]:
    value = datum.value()
    if isinstance(value, exiv2.LangAltValue):
        languages = dict(value.items())
        chosen = languages.get("x-default") or next(iter(languages.values()), "")
        texts = (chosen,)
    elif isinstance(value, exiv2.XmpArrayValue):
        texts = tuple(value)
    else:
        texts = (datum.toString(),)
    return tuple(str(text).encode("utf-8", "surrogateescape").decode("utf-8", "replace") for text in texts)


def _iim_data(tags: Mapping[str, str]) -> Any:
    data = exiv2.IptcData()
    if tags:
        data["Iptc.Envelope.CharacterSet"] = _UTF8_MARKER
    for key, text in tags.items():
        data[key] = _iim_value(exiv2.IptcKey(key), text)
    return data


def _iim_value(key: Any, text: str) -> Any:
    if exiv2.IptcDataSets.dataSetType(key.tag(), key.record()) == exiv2.TypeId.date:
        day = date.fromisoformat(text)
        return exiv2.DateValue(day.year, day.month, day.day)
    return exiv2.StringValue(text)


def _xmp_data(tags: Mapping[str, str]) -> Any:
    data = exiv2.XmpData()
    for key, text in tags.items():
        data[key] = _xmp_value(exiv2.XmpProperties.propertyType(exiv2.XmpKey(key)), text)
    return data


def _xmp_value(kind: Any, text: str) -> Any:
    if kind == exiv2.TypeId.langAlt:
        value = exiv2.LangAltValue()
        value["x-default"] = text
        return value
    if kind in {exiv2.TypeId.xmpSeq, exiv2.TypeId.xmpBag}:
        items = exiv2.XmpArrayValue(kind)
        items.append(text)
        return items
    return exiv2.XmpTextValue(text)
