"""Credit lines as they come are cleaned into who, for whom, and through whom, and no name is ever lost whole."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.pictures.credit_cleaning import LONGEST_CLEANED, NAME_STEPS, TEXT_STEPS, clean_credit
from studio.pictures.credit_rules import load_credit_rules
from studio.rights import rights_rules

LINES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("credit_lines.toml").read_text("utf-8"))["line"]
_RULES = load_credit_rules()
_PIECES = st.sampled_from(
    [
        *("Ada Reyes", "ADA REYES", "José", "AFP", "Getty Images", "REUTERS", "Ministry of Defence", "@ada", "X"),
        *("Handout", "Pool", "Stringer", "File", "Photo:", "Image source,", "Foto:", "Photo by", "by", "Inc."),
        *("©", "(c)", "Copyright", "2024", "All rights reserved.", "12 January 2024", "via", "courtesy of"),
        *("(", ")", "[", "]", "/", "//", ",", " - ", "|", ".", "(Credit too long, see caption)", "CC BY-SA 4.0"),
        *("&amp;", "Ã©", "\u200b", "\u00a0", "ŸÁ", "ß", "İ", "ﬁ", "e\u0301", "&lt;", "'S", "O'BRIEN"),
    ]
)
_LINES = st.one_of(
    st.text(max_size=60), st.lists(_PIECES, max_size=9).map(" ".join), st.lists(_PIECES, max_size=9).map("".join)
)


def _names(text: str) -> tuple[str, str, str]:
    credit = clean_credit(text).credit
    return credit.creator, credit.organisation, credit.via


def test_the_table_is_long_and_says_each_line_once() -> None:
    assert len(LINES) >= 130
    assert len({line["text"] for line in LINES}) == len(LINES)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"])
def test_a_line_of_the_table(line: dict[str, Any]) -> None:
    credit = clean_credit(line["text"]).credit
    assert (credit.creator, credit.organisation, credit.via, credit.rights_class) == (
        line.get("creator", ""),
        line.get("organisation", ""),
        line.get("via", ""),
        line.get("rights", "unknown"),
    )
    assert credit.raw == line["text"]
    assert _names(credit.text) == (credit.creator, credit.organisation, credit.via)


@given(_LINES)
def test_cleaning_twice_changes_nothing_and_never_ends_empty(text: str) -> None:
    credit = clean_credit(text).credit
    assert credit.raw == text
    if any(each.isalpha() for each in text):
        assert any(each.isalpha() for each in credit.text)
    again = clean_credit(credit.text).credit
    assert again.text == credit.text
    assert (again.creator, again.organisation, again.via) == (credit.creator, credit.organisation, credit.via)


@given(_LINES)
def test_every_change_is_told_by_the_step_that_made_it(text: str) -> None:
    cleaned = clean_credit(text)
    known = {name for name, _step in (*TEXT_STEPS, *NAME_STEPS)}
    assert {step.name for step in cleaned.steps} <= known
    assert all(step.before != step.after for step in cleaned.steps)
    assert cleaned.credit.rights_class in {rule.id for rule in rights_rules()}


def test_the_steps_explain_a_line() -> None:
    steps = clean_credit("(Photo by ADA REYES/AFP via Getty, 12 January 2024)").steps
    assert [step.name for step in steps] == ["brackets", "label", "date", "spelling", "capitals"]
    assert steps[-1].before == "ADA REYES/AFP via Getty Images"
    assert steps[-1].after == "Ada Reyes/AFP via Getty Images"


@pytest.mark.parametrize(
    "text", ["(" * 90 + "Ada Reyes" + ")" * 90, "Photo: " * 90 + "Ada Reyes", "[(" * 40 + "Ada Reyes"]
)
def test_what_is_said_many_times_over_is_left_out_as_often(text: str) -> None:
    assert _names(text) == ("Ada Reyes", "", "")


def test_a_very_long_text_stays_as_it_is() -> None:
    text = "Photo: " + "word " * LONGEST_CLEANED
    assert clean_credit(text).credit.text == text.strip()


def test_the_whole_line_can_be_kept_as_raw() -> None:
    assert clean_credit("Ada Reyes", raw="Image source, Ada Reyes").credit.raw == "Image source, Ada Reyes"


@pytest.mark.parametrize("name", sorted(_RULES.agencies.values()))
def test_an_agency_keeps_its_own_capitals(name: str) -> None:
    for written in (name, name.upper(), name.lower()):
        assert _names(written) == ("", name, "")
