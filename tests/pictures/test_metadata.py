"""Credits are read out of files, and written into the files that leave, whole and in both standards."""

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import exiv2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin

from studio.errors import PictureError
from studio.pictures.credit_fields import CreditFields, credit_from_fields
from studio.pictures.embedding import embed_credit
from studio.pictures.inspection import place_picture
from studio.pictures.metadata import read_metadata
from studio.pictures.metadata_carrier import _segment
from studio.pictures.metadata_container import write_tags
from studio.story.credit import Credit, RightsClass
from studio.story.picture import Contradiction, PlacedPicture
from studio.wording import explain
from tests.pictures.drawn import drawn, encoded

JPEG = encoded(drawn(60, 40))
LONG = "Jörg Ångström-Łukasiewicz/Ministry of Emergency Situations via Reuters"


def _tagged(xmp: dict[str, str] | None = None, iim: dict[str, str] | None = None) -> bytes:
    return write_tags(JPEG, xmp or {}, iim or {})


def _with_exif(data: bytes, **tags: str) -> bytes:
    image = exiv2.ImageFactory.open(data)
    image.readMetadata()
    exif = image.exifData()
    for name, text in tags.items():
        exif[f"Exif.Image.{name}"] = text
    image.setExifData(exif)
    image.writeMetadata()
    return bytes(image.io().mmap())


def test_a_bare_file_has_no_credit() -> None:
    metadata = read_metadata(JPEG)
    assert metadata.credit == Credit()
    assert (metadata.caption, metadata.alt, metadata.differs) == ("", "", ())


def test_xmp_wins_over_iim_over_exif_and_the_difference_is_named() -> None:
    data = _with_exif(
        _tagged(
            {"Xmp.photoshop.Credit": "Agency A"},
            {"Iptc.Application2.Credit": "Agency B", "Iptc.Application2.Byline": "Iim Name"},
        ),
        Artist="Exif Name",
        Copyright="Exif Rights",
        ImageDescription="OLYMPUS DIGITAL CAMERA",
    )
    metadata = read_metadata(data)
    assert metadata.credit.credit_line == "Agency A"
    assert metadata.credit.creator == "Iim Name"
    assert metadata.credit.copyright_notice == "Exif Rights"
    assert metadata.caption == ""
    assert metadata.differs == ("creator", "credit_line")
    assert metadata.credit.raw == "Creator: Iim Name · Credit: Agency A · Copyright: Exif Rights"


def test_a_placed_picture_has_what_its_file_contradicts_and_the_suppliers_instructions() -> None:
    data = _with_exif(
        _tagged(
            {"Xmp.dc.creator": "Ada Reyes", "Xmp.photoshop.Instructions": "NO SALES"},
            {"Iptc.Application2.Byline": "A. Reyes", "Iptc.Application2.SpecialInstructions": "NO SALES"},
        ),
        Artist="山田花子",
    )
    placed = place_picture(data, "gate.jpg", "gate")
    assert placed.contradictions == (Contradiction(field="creator", xmp="Ada Reyes", iim="A. Reyes", exif="山田花子"),)
    assert placed.credit.instructions == "NO SALES"


def test_a_value_cut_at_the_old_limit_is_no_difference() -> None:
    data = _tagged({"Xmp.photoshop.Credit": LONG}, {"Iptc.Application2.Credit": LONG[:30]})
    assert read_metadata(data).differs == ()
    assert read_metadata(data).credit.credit_line == LONG


def test_instructions_headline_and_terms_are_read() -> None:
    data = _tagged(
        {"Xmp.photoshop.Headline": "At the gate", "Xmp.xmpRights.UsageTerms": "Editorial use only"},
        {"Iptc.Application2.SpecialInstructions": "NO SALES"},
    )
    metadata = read_metadata(data)
    assert (metadata.headline, metadata.instructions) == ("At the gate", "NO SALES")
    assert metadata.credit.usage_terms == "Editorial use only"


def test_days_and_the_licences_address_are_read_and_what_is_no_day_is_passed_over() -> None:
    data = _tagged(
        {
            "Xmp.plus.LicenseStartDate": "2026-01-08T14:02:00+01:00",
            "Xmp.plus.LicenseEndDate": "when the season ends",
            "Xmp.xmpRights.WebStatement": "https://licence.example/by/4.0",
        },
        {"Iptc.Application2.ReleaseDate": "2026-01-09", "Iptc.Application2.ExpirationDate": "2027-12-31"},
    )
    metadata = read_metadata(data)
    assert (metadata.credit.not_before, metadata.credit.expires) == ("2026-01-08", "2027-12-31")
    assert metadata.credit.link == "https://licence.example/by/4.0"
    assert metadata.contradictions == (Contradiction(field="not_before", xmp="2026-01-08", iim="2026-01-09"),)


@pytest.mark.parametrize("day", ["soon", "2026-13-01", "08/01/2026"])
def test_what_is_no_day_stays_behind_and_keeps_nothing_else_back(day: str) -> None:
    credit = Credit(creator="Ada Reyes", not_before=day, expires="2027-12-31", instructions="NO SALES")
    read = read_metadata(embed_credit(JPEG, PlacedPicture(id="a", credit=credit))).credit
    assert (read.creator, read.not_before, read.expires) == ("Ada Reyes", "", "2027-12-31")
    assert read.instructions == "NO SALES"


def test_western_iim_without_a_marker_is_understood() -> None:
    data = _tagged(iim={"Iptc.Application2.Byline": "Jxrg"}).replace(b"Jxrg", b"J\xf6rg").replace(b"\x1b%G", b"\x1b%@")
    assert read_metadata(data).credit.creator == "Jörg"


@pytest.mark.parametrize("file_format", ["JPEG", "WEBP", "AVIF"])
def test_a_broken_colour_profile_does_not_lose_the_credit(file_format: str) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada Reyes"
    whole = Image.open(io.BytesIO(_tagged({"Xmp.photoshop.Credit": "Agency A"}, {"Iptc.Application2.Byline": "A. R."})))
    iim = {"extra": _segment(whole.info["photoshop"][0x0404])} if file_format == "JPEG" else {}
    data = encoded(drawn(60, 40), file_format, icc_profile=b"no profile", xmp=whole.info["xmp"], exif=exif, **iim)
    credit = read_metadata(data).credit
    assert (credit.credit_line, credit.creator) == ("Agency A", "A. R." if iim else "Ada Reyes")


def test_foreign_text_is_cleaned_and_bounded() -> None:
    data = _tagged({"Xmp.photoshop.Credit": "A\u0085B  C" + "x" * 5000, "Xmp.dc.description": "one\ttwo\r\nthree"})
    metadata = read_metadata(data)
    assert metadata.credit.credit_line.startswith("A B Cxxx")
    assert len(metadata.credit.credit_line) == 1000
    assert metadata.caption == "one\ttwo\nthree"


def test_an_ai_picture_is_recognised_and_marked() -> None:
    data = embed_credit(JPEG, PlacedPicture(id="a", credit=Credit(creator="M", rights_class=RightsClass.AI_GENERATED)))
    assert read_metadata(data).credit.rights_class == RightsClass.AI_GENERATED


@pytest.mark.parametrize("file_format", ["PNG", "WEBP", "TIFF", "GIF", "BMP"])
def test_other_formats_can_be_asked_too(file_format: str) -> None:
    assert read_metadata(encoded(drawn(20, 20), file_format)).credit.is_missing


def test_a_placed_picture_brings_the_texts_of_its_file() -> None:
    picture = PlacedPicture(id="a", alt="Two soldiers", caption="At the gate.", credit=Credit(creator="Aigerim Bekova"))
    placed = place_picture(embed_credit(JPEG, picture), "gate.jpg", "gate")
    assert (placed.alt, placed.caption) == ("Two soldiers", "At the gate.")
    assert placed.credit.text == "Aigerim Bekova"


def test_both_standards_hold_the_whole_text() -> None:
    credit = Credit(
        creator="Jörg Ångström-Łukasiewicz",
        organisation="Ministry of Emergency Situations",
        via="Reuters",
        copyright_notice="© 2022 Reuters",
        usage_terms="No sales",
    )
    data = embed_credit(JPEG, PlacedPicture(id="a", alt="Alt “text”", caption="Caption, " * 400, credit=credit))
    iim: dict[Any, Any] = IptcImagePlugin.getiptcinfo(Image.open(io.BytesIO(data))) or {}
    assert iim[(1, 90)] == b"\x1b%G"
    assert iim[(2, 110)].decode() == LONG
    assert iim[(2, 80)].decode() == credit.creator
    assert iim[(2, 115)].decode() == credit.organisation
    assert iim[(2, 116)].decode() == credit.copyright_notice
    assert iim[(2, 120)].decode() == ("Caption, " * 400).strip()
    xmp = Image.open(io.BytesIO(data)).info["xmp"].decode()
    for text in (LONG, "Alt “text”", credit.creator, credit.organisation, "© 2022 Reuters", "No sales"):
        assert text in xmp


def test_the_place_and_the_camera_are_not_written() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    data = embed_credit(encoded(drawn(), exif=exif, comment=b"Secret"), PlacedPicture(id="a", credit=Credit(via="PA")))
    assert b"Secret" not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_embedding_changes_no_pixel_and_gives_the_same_bytes() -> None:
    picture = PlacedPicture(id="a", credit=Credit(via="PA"))
    data = embed_credit(JPEG, picture)
    assert data == embed_credit(JPEG, picture) == embed_credit(data, picture)
    assert Image.open(io.BytesIO(data)).tobytes() == Image.open(io.BytesIO(JPEG)).tobytes()


def test_several_threads_may_write_and_read_at_once() -> None:
    def there_and_back(number: int) -> str:
        picture = PlacedPicture(id="a", credit=Credit(creator=f"Photographer {number}"))
        return read_metadata(embed_credit(JPEG, picture)).credit.text

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(there_and_back, range(80))) == [f"Photographer {number}" for number in range(80)]


def test_texts_longer_than_a_jpeg_can_hold_are_refused_with_a_sentence() -> None:
    with pytest.raises(PictureError) as refusal:
        embed_credit(JPEG, PlacedPicture(id="a", caption="word " * 20_000))
    assert "Shorten" in explain(refusal.value)


_LINES = st.text(max_size=80).map(lambda text: " ".join(text.split()))
_LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Zs"))
_STORABLE = st.text(_LETTERS | st.sampled_from(" \"'<>&\\/;,[]{}="), max_size=80).map(lambda t: " ".join(t.split()))


@settings(max_examples=150, deadline=None)
@given(
    creator=_STORABLE,
    organisation=_STORABLE,
    via=_STORABLE,
    rights=_STORABLE,
    terms=_STORABLE,
    caption=_STORABLE,
    alt=_STORABLE,
)
def test_what_is_written_is_read_back(
    creator: str, organisation: str, via: str, rights: str, terms: str, caption: str, alt: str
) -> None:
    credit = Credit(creator=creator, organisation=organisation, via=via, copyright_notice=rights, usage_terms=terms)
    metadata = read_metadata(embed_credit(JPEG, PlacedPicture(id="a", caption=caption, alt=alt, credit=credit)))
    fields = CreditFields(creator=creator, organisation=organisation, credit_line=credit.text)
    read = credit_from_fields(fields)
    assert (metadata.credit.creator, metadata.credit.organisation) == (read.creator, read.organisation)
    assert metadata.credit.credit_line == read.credit_line
    assert metadata.credit.copyright_notice == rights
    assert metadata.credit.usage_terms == terms
    assert (metadata.caption, metadata.alt, metadata.differs) == (caption, alt, ())


@settings(max_examples=50, deadline=None)
@given(text=_LINES)
def test_any_text_at_all_can_be_written(text: str) -> None:
    read_metadata(embed_credit(JPEG, PlacedPicture(id="a", caption=text, alt=text, credit=Credit(credit_line=text))))
