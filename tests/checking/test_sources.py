"""Pictures from sources to be careful with are told of; the table can be made one's own."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.checking.check import check
from studio.checking.known import NOTHING_KNOWN, Known
from studio.checking.source_cautions import (
    SourceCaution,
    cautions_from,
    merged_cautions,
    parse_cautions,
    shipped_cautions,
)
from studio.story.findings import Finding
from tests.checking.stories import GOOD, HOUSE, PICTURE, POSTER, SECOND


def _found(known: Known = NOTHING_KNOWN, **credit: str) -> tuple[Finding, ...]:
    picture = replace(PICTURE, credit=replace(PICTURE.credit, **credit))
    return check(replace(GOOD, pictures=(picture, SECOND, POSTER)), HOUSE, known)


@pytest.mark.parametrize(
    "credit",
    [
        {"organisation": "TASS"},
        {"organisation": "Tass/Getty Images"},
        {"via": "ria novosti"},
        {"credit_line": "By XINHUA, Beijing"},
    ],
)
def test_a_source_is_told_of_in_any_case(credit: dict[str, str]) -> None:
    (found,) = _found(**credit)
    assert found.code == "check.source.caution"


@pytest.mark.parametrize("name", ["Reuters", "Tasso Press", "Sanaa Pictures", "Getty Images", ""])
def test_others_are_not(name: str) -> None:
    assert _found(organisation=name) == ()


def test_an_own_table_is_merged_over_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[source]]\nname = "tass"\n\n[[source]]\nname = "Harbour PR"\ncaution = "They sell boats."\n')
    cautions, problem = cautions_from(own)
    assert problem == ""
    known = Known(cautions=cautions)
    assert _found(known, organisation="TASS") == ()
    (found,) = _found(known, organisation="Harbour PR")
    assert found.parameters["caution"] == "They sell boats"
    assert len(_found(known, organisation="Xinhua")) == 1


def test_an_entry_of_the_same_name_takes_the_place() -> None:
    shipped, own = SourceCaution(name="TASS", caution="a"), SourceCaution(name="Tass", caution="b")
    assert merged_cautions((shipped,), (own,)) == (own,)


def test_no_own_table_is_no_fault(tmp_path: Path) -> None:
    assert cautions_from(tmp_path / "none.toml") == (shipped_cautions(), "")


@pytest.mark.parametrize("text", ["[[source", "[[source]]\nnom = 1", "source = 3", '[[source]]\ncaution = "x"'])
def test_a_table_that_cannot_be_read_is_told_of_and_the_shipped_one_used(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    cautions, problem = cautions_from(own)
    assert cautions == shipped_cautions()
    assert problem.startswith("own.toml: ")
    (found,) = _found(Known(cautions_unread=problem))
    assert (found.code, found.parameters["reason"]) == ("check.source.table-unread", problem)
    with pytest.raises(ValueError, match=r"."):
        parse_cautions(text)
