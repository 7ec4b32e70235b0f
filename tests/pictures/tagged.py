"""Metadata for the tests' pictures: each field in one, two or three standards, alike or at odds, in many scripts."""

import random
from collections.abc import Mapping

import exiv2
from msgspec import Struct

from studio.pictures.metadata_fields import FIELDS, MetadataField

LATIN = ("Ada Reyes", "Jörg Müller, Zürich", "Señor Núñez © Agência", "Façade à l'aube")
OTHERS = (
    "هدى سليمان, القاهرة",
    "Олена Коваль, Київ",
    "山田花子 摄影",
    "अनिता राव, मुंबई",
    "👩🏽‍🚒 at the gate 🏔",
    "Zoe\u0308 Łęcka — “quoted” <b>&amp;</b>",
)
STANDARDS = ("xmp", "iim", "exif")  # the strongest first
_TEXT_FIELDS = tuple(field for field in FIELDS if field.name not in {"source_type", "not_before", "expires", "link"})


class Tags(Struct, frozen=True):
    """What is written into one file: by standard, exiv2's name of the tag and its text. IIM may be in Latin-1."""

    by_standard: Mapping[str, Mapping[str, str]]
    is_latin1: bool

    def text(self, name: str) -> str:
        """What has to be read for a field: the strongest standard's text."""
        return next(iter(self.texts(name).values()), "")

    def texts(self, name: str) -> dict[str, str]:
        """The texts of a field by their standard, the strongest first."""
        field = next(field for field in FIELDS if field.name == name)
        keys = {"xmp": field.xmp, "iim": field.iim, "exif": field.exif}
        return {s: self.by_standard[s][keys[s]] for s in STANDARDS if keys[s] in self.by_standard[s]}

    @property
    def contradicted(self) -> tuple[str, ...]:
        """The fields whose standards do not say the same."""
        return tuple(field.name for field in FIELDS if len(set(self.texts(field.name).values())) > 1)


def mixed_tags(chance: random.Random, standards: tuple[str, ...] = STANDARDS) -> Tags:
    """Every field in some of the standards that have it, and that the format can hold."""
    is_latin1 = chance.random() < 0.4
    tags: dict[str, dict[str, str]] = {standard: {} for standard in STANDARDS}
    for field in _TEXT_FIELDS:
        able = [standard for standard in standards if _key(field, standard)]
        chosen = chance.sample(able, chance.randint(0, len(able)))
        texts = chance.sample((*LATIN, *OTHERS) if not is_latin1 else LATIN, 3)
        agree = chance.random() < 0.5
        for place, standard in enumerate(STANDARDS):
            if standard in chosen:
                tags[standard][_key(field, standard)] = texts[0 if agree else place]
    return Tags(tags, is_latin1)


def tagged(data: bytes, tags: Tags) -> bytes:
    """The file with the tags added to what it has; JPEG, PNG, WebP (which has no IIM) and TIFF."""
    image = exiv2.ImageFactory.open(data)
    image.readMetadata()
    if tags.by_standard["iim"]:
        image.setIptcData(_iim(tags))
    exif, xmp = image.exifData(), image.xmpData()
    for key, text in tags.by_standard["exif"].items():
        exif[key] = text
    for key, text in tags.by_standard["xmp"].items():
        xmp[key] = text
    image.setExifData(exif)
    image.setXmpData(xmp)
    image.writeMetadata()
    return bytes(image.io().mmap())


def _key(field: MetadataField, standard: str) -> str:
    return {"xmp": field.xmp, "iim": field.iim, "exif": field.exif}[standard]


def _iim(tags: Tags) -> exiv2.IptcData:
    data = exiv2.IptcData()
    if not tags.is_latin1:
        data["Iptc.Envelope.CharacterSet"] = "\x1b%G"
    for key, text in tags.by_standard["iim"].items():
        stored = text.encode("latin-1" if tags.is_latin1 else "utf-8")
        data[key] = exiv2.DataValue(stored, exiv2.ByteOrder.littleEndian, exiv2.TypeId.string)
    return data
