"""What another program wrote into a file is read. ExifTool shares no code with us; without it these are skipped."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from studio.pictures.metadata import PictureMetadata, read_metadata
from studio.story.picture import Contradiction
from tests.pictures.drawn import drawn, encoded
from tests.pictures.heic_files import heic
from tests.pictures.tagged import OTHERS

FIELDS = {
    "XMP-dc:Creator": "creator",
    "XMP-photoshop:Credit": "credit line",
    "XMP-photoshop:Source": "source",
    "XMP-dc:Rights": "rights",
    "XMP-dc:Description": "caption\nin two lines",
    "XMP-xmpRights:UsageTerms": "terms",
    "XMP-xmpRights:WebStatement": "https://licence.example/?a=1&b=2",
    "XMP-photoshop:Instructions": "instructions",
    "XMP-iptcCore:AltTextAccessibility": "alt",
}


@pytest.fixture
def written(tmp_path: Path):
    """Writes tags into a file with ExifTool, and hands back what we read in it."""
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is absent")

    def write(file_format: str, tags: dict[str, str]) -> PictureMetadata:
        path = tmp_path / f"picture.{file_format.lower()}"
        path.write_bytes(heic("turned-6") if file_format == "HEIC" else encoded(drawn(60, 40), file_format))
        told = tmp_path / "tags.json"
        told.write_text(json.dumps([{"SourceFile": "*", **tags}], ensure_ascii=False), "utf-8")
        subprocess.run([program, "-q", "-overwrite_original", f"-json={told}", str(path)], check=True)
        return read_metadata(path.read_bytes())

    return write


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF", "HEIC"])
def test_xmp_in_every_format_and_script(written, file_format: str) -> None:
    word = "; ".join(OTHERS)
    metadata = written(file_format, {tag: f"{text} {word}" for tag, text in FIELDS.items()})
    credit = metadata.credit
    assert credit.credit_line == f"credit line {word}"
    assert credit.copyright_notice == f"rights {word}"
    assert credit.usage_terms == f"terms {word}"
    assert credit.link == f"https://licence.example/?a=1&b=2 {word}"
    assert credit.instructions == f"instructions {word}"
    assert metadata.caption == f"caption\nin two lines {word}"
    assert metadata.alt == f"alt {word}"
    assert f"Creator: creator {word} · Credit" in credit.raw
    assert f"Source: source {word} · Copyright" in credit.raw


@pytest.mark.parametrize("charset", ["UTF8", ""])
@pytest.mark.parametrize("file_format", ["JPEG", "TIFF"])
def test_iim_in_both_encodings(written, file_format: str, charset: str) -> None:
    tags = {
        "IPTC:By-line": "Jörg Müller",
        "IPTC:CopyrightNotice": "© Zürich",
        "IPTC:ExpirationDate": "2027:12:31",
        "IPTC:Caption-Abstract": "À l'aube, “quoted”",
    }
    metadata = written(file_format, {**({"IPTC:CodedCharacterSet": charset} if charset else {}), **tags})
    assert metadata.credit.creator == "Jörg Müller"
    assert metadata.credit.copyright_notice == "© Zürich"
    assert metadata.credit.expires == "2027-12-31"
    assert metadata.caption == "À l'aube, “quoted”"


def test_exif_and_where_it_contradicts(written) -> None:
    metadata = written(
        "JPEG", {"IFD0:Artist": "Олена Коваль", "XMP-dc:Creator": "Ada Reyes", "IFD0:Copyright": "© O. K."}
    )
    assert metadata.credit.copyright_notice == "© O. K."
    assert metadata.contradictions == (Contradiction(field="creator", xmp="Ada Reyes", exif="Олена Коваль"),)
