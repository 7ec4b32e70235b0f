"""How a credit reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.story.credit import Credit


@pytest.mark.parametrize(
    ("credit", "text"),
    [
        (Credit(), ""),
        (Credit(creator="  "), ""),
        (Credit(creator="Ann Smith"), "Ann Smith"),
        (Credit(organisation="Ministry"), "Ministry"),
        (Credit(creator="Ann Smith", organisation="Agency"), "Ann Smith/Agency"),
        (Credit(organisation="Ministry", via="Agency"), "Ministry via Agency"),
        (Credit(via="Agency"), "Agency"),
        (Credit(creator="Ann Smith", credit_line="© Ann"), "© Ann"),
    ],
)
def test_text(credit: Credit, text: str) -> None:
    assert credit.text == text
    assert credit.is_missing == (not text)


@given(st.text(), st.text(), st.text(), st.text())
def test_every_name_is_in_the_text(creator: str, organisation: str, via: str, line: str) -> None:
    credit = Credit(creator=creator, organisation=organisation, via=via, credit_line=line)
    expected = (line,) if line.strip() else (creator, organisation, via)
    assert all(name.strip() in credit.text for name in expected)


def test_rights_and_notes_name_nobody() -> None:
    assert Credit(copyright_notice="© 2026", usage_terms="Editorial use", context_note="Handout").is_missing
