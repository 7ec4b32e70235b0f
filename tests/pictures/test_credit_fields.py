"""The credit fields of a picture file are cleaned, and nothing is guessed over what the file says outright."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.pictures.credit_fields import CreditFields, credit_from_fields
from studio.pictures.embedding import embed_credit
from studio.pictures.metadata import read_metadata
from studio.pictures.metadata_container import write_tags
from studio.story.credit import Credit, RightsClass
from studio.story.picture import PlacedPicture
from tests.pictures.drawn import drawn, encoded


def _read(creator: str = "", organisation: str = "", line: str = "") -> tuple[str, str, str, str]:
    credit = credit_from_fields(CreditFields(creator=creator, organisation=organisation, credit_line=line))
    return credit.creator, credit.organisation, credit.via, credit.credit_line


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("ADA REYES", "AFP", ""), ("Ada Reyes", "AFP", "", "")),
        (("Photo: Ada Reyes/AFP", "", ""), ("Ada Reyes", "AFP", "", "")),
        (("Ada Reyes/AFP", "AFP", ""), ("Ada Reyes", "AFP", "", "")),
        (("Ada Reyes", "", "Jane Doe/AFP"), ("Ada Reyes", "AFP", "", "Jane Doe/AFP")),
        (("Northwind", "", "Somebody Else"), ("Northwind", "", "", "Somebody Else")),
        (("Ada Reyes", "Northwind Museum", "Reuters"), ("Ada Reyes", "Northwind Museum", "", "Reuters")),
        (
            ("Ada Reyes", "", "Credit: AFP via Getty Images"),
            ("Ada Reyes", "AFP", "Getty Images", "AFP via Getty Images"),
        ),
        (("", "", "Ada Reyes/Reuters"), ("Ada Reyes", "Reuters", "", "Ada Reyes/Reuters")),
        (("", "Ada Reyes", "Ada Reyes/Reuters"), ("", "Ada Reyes", "", "Ada Reyes/Reuters")),
        (("", "", "(Credit too long, see caption)"), ("", "", "", "(Credit too long, see caption)")),
        (
            ("", "", "As the supplier, who is vain, writes it."),
            ("", "", "", "As the supplier, who is vain, writes it."),
        ),
    ],
)
def test_fields_are_cleaned_and_empty_ones_filled(fields: tuple[str, str, str], expected: tuple[str, ...]) -> None:
    assert _read(*fields) == expected


@given(creator=st.text(max_size=40), organisation=st.text(max_size=40), line=st.text(max_size=40))
def test_no_field_with_a_letter_ends_empty(creator: str, organisation: str, line: str) -> None:
    credit = credit_from_fields(CreditFields(creator=creator, organisation=organisation, credit_line=line))
    if any(each.isalpha() for each in creator):
        assert credit.creator
    if any(each.isalpha() for each in organisation):
        assert credit.organisation
    if any(each.isalpha() for each in line):
        assert credit.credit_line


def test_the_raw_texts_of_the_file_are_kept() -> None:
    data = write_tags(
        encoded(drawn(20, 20)), {"Xmp.dc.creator": "Photo: ADA REYES", "Xmp.photoshop.Source": "REUTERS"}, {}
    )
    credit = read_metadata(data).credit
    assert (credit.creator, credit.organisation) == ("Ada Reyes", "Reuters")
    assert credit.raw == "Creator: Photo: ADA REYES · Source: REUTERS"
    assert credit.rights_class == RightsClass.AGENCY


def test_a_picture_that_left_comes_back_with_its_credit() -> None:
    credit = Credit(creator="Ada Reyes", organisation="AFP", via="Getty Images")
    data = embed_credit(encoded(drawn(20, 20)), PlacedPicture(id="a", credit=credit))
    found = read_metadata(data).credit
    assert (found.creator, found.organisation, found.via) == (credit.creator, credit.organisation, credit.via)
