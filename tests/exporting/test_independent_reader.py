"""Every credit field is read back out of every exported picture, word for word, by a reader that is not ours: ExifTool.

Skipped where ExifTool is absent. Debian has it as libimage-exiftool-perl.
"""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.exporting.exporters import EXPORTERS
from studio.pictures.inspection import place_picture
from studio.story.credit import Credit, RightsClass
from studio.story.picture import Crop, CropRatio, PlacedPicture, RatioCrop
from tests.exporting.desk import StoredOriginals, request, story
from tests.pictures.drawn import encoded
from tests.pictures.heic_files import heic
from tests.pictures.turned import ORIENTATIONS, TURNED_FORMATS, patterned, turned_file

LONG = "Jörg Ångström-Łukasiewicz of the Ministry of Emergency Situations and its many departments, " * 3
TEXTS = (
    "Ada Reyes",
    "\"Double\" and 'single', “curly” and «guillemets», back\\slash, comma; semicolon: [type=x] {0} %s $HOME",
    "<b>AT&T</b> &amp; <script>alert(1)</script> ]]> <!-- --> <?xpacket end?> &#65;",
    "👩🏽‍🚒 at the gate 🏴󠁧󠁢󠁳󠁣󠁴󠁿 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "هدى سليمان / وكالة (صورة) ١٢٣ עברית mixed with Latin",
    "Zoe\u0308 Łe\u0328cka, Nguyễn Văn A\u0301, n\u0303",
    "अनिता राव, 山田花子, Олена Коваль, ქართული",
    LONG.strip(),
    "-charset=Latin",
    "1234567890",
)

XMP = {
    "creator": "XMP-dc:Creator",
    "credit_line": "XMP-photoshop:Credit",
    "organisation": "XMP-photoshop:Source",
    "copyright_notice": "XMP-dc:Rights",
    "usage_terms": "XMP-xmpRights:UsageTerms",
    "link": "XMP-xmpRights:WebStatement",
    "not_before": "XMP-plus:LicenseStartDate",
    "expires": "XMP-plus:LicenseEndDate",
    "instructions": "XMP-photoshop:Instructions",
    "caption": "XMP-dc:Description",
    "alt": "XMP-iptcCore:AltTextAccessibility",
}
IIM = {
    "creator": "IPTC:By-line",
    "credit_line": "IPTC:Credit",
    "organisation": "IPTC:Source",
    "copyright_notice": "IPTC:CopyrightNotice",
    "not_before": "IPTC:ReleaseDate",
    "expires": "IPTC:ExpirationDate",
    "instructions": "IPTC:SpecialInstructions",
    "caption": "IPTC:Caption-Abstract",
}
DAYS = frozenset({"not_before", "expires"})


def _credit(text: str, number: int) -> Credit:
    """Every field filled; each says which it is, so that none can stand in for another."""
    named = Credit(
        creator=f"Creator {text}",
        organisation=f"Source {text}",
        via=f"Agency {text}",
        copyright_notice=f"© {text}",
        usage_terms=f"Terms {text}\nand a second line",
        rights_class=RightsClass.AGENCY,
        context_note=f"Note {text}",
        link="https://licence.example/?a=1&b=%20<>",
        not_before="2026-01-08",
        expires="2027-12-31",
        instructions=f"NO SALES {text}\nNO ARCHIVE",
    )
    return replace(named, credit_line=f"Credit {text}") if number % 2 else named


def _pictures() -> Iterator[tuple[bytes, PlacedPicture]]:
    upright = patterned(160, 120)
    files = {f"{f}-{o}": turned_file(upright, f, o) for f in TURNED_FORMATS for o in ORIENTATIONS}
    files |= {f"HEIC-{o}": heic(f"turned-{o}") for o in ORIENTATIONS}
    files |= {"GIF-1": encoded(upright, "GIF"), "BMP-1": encoded(upright, "BMP")}
    for number, (name, data) in enumerate(files.items()):
        text = TEXTS[number % len(TEXTS)]
        yield (
            data,
            replace(
                place_picture(data, name, name),
                credit=_credit(text, number),
                caption=f"Caption {text}\nand its second line, " + text * 20,
                alt=f"Alt {text}",
                crop=Crop(left=0.25, top=0.25, width=0.5, height=0.5) if number % 3 else None,
                crops=(RatioCrop(ratio=CropRatio.SQUARE, crop=Crop(left=0.1, top=0.0, width=0.75, height=1.0)),),
            ),
        )


def _wanted(picture: PlacedPicture) -> dict[str, str]:
    credit = picture.credit
    composed = f"{credit.creator}/{credit.organisation} via {credit.via}"
    fields = ("creator", "organisation", "copyright_notice", "usage_terms", "link", "not_before", "expires")
    return {
        **{name: getattr(credit, name) for name in (*fields, "instructions")},
        "credit_line": credit.credit_line or composed,
        "caption": picture.caption,
        "alt": picture.alt,
    }


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    """What ExifTool finds in the pictures of a folder: the tags, with the groups they lie in, by file name."""
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is absent")
    words = [program, "-j", "-G1", "-a", "-r", "-ext", "jpg", str(folder)]
    found = subprocess.run(words, check=True, capture_output=True).stdout
    return {Path(each["SourceFile"]).name: each for each in json.loads(found)}


def _said(tags: dict[str, Any], tag: str, field: str) -> str:
    """One value as text; ExifTool writes days with colons."""
    value = tags.get(tag)
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return text.replace(":", "-") if field in DAYS else text


@pytest.fixture(scope="module", params=[spec.id for spec in EXPORTERS if spec.id != "json"])
def exported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[PlacedPicture, dict[str, Any]]]:
    """For a way out: file name, the picture it shows, and the tags in it."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is absent")
    return _exported(request.param, tmp_path_factory.mktemp("out"))


def _exported(way: str, folder: Path) -> dict[str, tuple[PlacedPicture, dict[str, Any]]]:
    made = list(_pictures())
    pictures = tuple(picture for _, picture in made)
    told = story(pictures=pictures, lead_picture="", body="Text", embeds=(), fact_boxes=())
    spec = next(spec for spec in EXPORTERS if spec.id == way)
    target = spec.export(
        request(story=told), StoredOriginals(*(data for data, _ in made)), folder / f"out{spec.suffix}"
    )
    if target.is_file():
        with zipfile.ZipFile(target) as archive:
            archive.extractall(folder)
    named = {picture.id: picture for picture in pictures}
    return {name: (_picture_of(name, named), tags) for name, tags in _read(folder).items()}


def _picture_of(name: str, pictures: dict[str, PlacedPicture]) -> PlacedPicture:
    return pictures["-".join(name.split("-")[:2])]


Exported = dict[str, tuple[PlacedPicture, dict[str, Any]]]


def test_every_picture_left_in_every_crop(exported: Exported) -> None:
    shown = [picture.id for picture, _ in exported.values()]
    assert {shown.count(picture.id) for _, picture in _pictures()} == {2}


@pytest.mark.parametrize(("standard", "tag_of"), [("XMP", XMP), ("IIM", IIM)])
def test_each_field_is_read_back_identically(exported: Exported, standard: str, tag_of: dict[str, str]) -> None:
    differing = {}
    for name, (picture, tags) in exported.items():
        wanted = _wanted(picture)
        for field, tag in tag_of.items():
            if (said := _said(tags, tag, field)) != wanted[field]:
                differing[name, tag] = (said, wanted[field])
    assert differing == {}


def test_the_media_library_of_a_cms_fills_itself(exported: Exported) -> None:
    """WordPress takes credit, caption and copyright from IIM alone, and alt text from XMP alone."""
    for picture, tags in exported.values():
        wanted = _wanted(picture)
        assert tags["IPTC:CodedCharacterSet"] == "UTF8"
        assert _said(tags, "IPTC:Credit", "credit_line") == wanted["credit_line"]
        assert _said(tags, "IPTC:Caption-Abstract", "caption") == picture.caption
        assert _said(tags, "IPTC:CopyrightNotice", "copyright_notice") == picture.credit.copyright_notice
        assert _said(tags, "XMP-iptcCore:AltTextAccessibility", "alt") == picture.alt


def test_nothing_else_is_in_the_files(exported: Exported) -> None:
    """No EXIF, no place, no profile, no thumbnail; and what is for the desk alone stays here."""
    known = {*XMP.values(), *IIM.values(), "XMP-xmpRights:Marked", "IPTC:CodedCharacterSet", "XMP-x:XMPToolkit"}
    for picture, tags in exported.values():
        meta = {tag for tag in tags if tag.startswith(("XMP", "IPTC", "GPS", "ICC", "IFD", "ExifIFD", "Photoshop"))}
        assert meta - known <= {"Photoshop:IPTCDigest"}
        assert picture.credit.context_note not in json.dumps(tags, ensure_ascii=False)
        assert not [tag for tag in tags if "Warning" in tag]
