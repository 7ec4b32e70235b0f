"""The picture sheet tells every picture with its credit; no text of it becomes a formula; any change in it is found."""

import csv
import io

import pytest
from msgspec.structs import replace

from studio.exporting.picture_sheet.sheet_rows import FACTS
from studio.exporting.picture_sheet.sheet_table import COLUMNS, cell
from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.verify_package import verify_archive
from studio.story.credit import Credit
from studio.wording import sentences
from tests.exporting.desk import contents, listed_again, packed, pictures, story

GOOD = contents()


def _rows(files: dict[str, bytes]) -> list[dict[str, str]]:
    text = files["pictures.csv"].decode("utf-8-sig")
    assert files["pictures.csv"].startswith(b"\xef\xbb\xbf")
    assert "\r" not in text
    return list(csv.DictReader(io.StringIO(text), strict=True))


def _codes(files: dict[str, bytes]) -> set[str]:
    return {problem.code.removeprefix("verify.") for problem in verify_archive(packed(listed_again(files)))}


def test_every_file_has_its_row() -> None:
    rows = _rows(GOOD)
    assert tuple(rows[0]) == COLUMNS
    assert {row["file"] for row in rows} == {path for path in GOOD if path.startswith("images/")} | {""}
    gate = next(row for row in rows if row["picture"] == "gate")
    assert gate["credit"] == "Aigerim Bekova/Steppe Photo Agency & Sons"
    assert gate["caption"] == "The gate of the base, “closed” since Thursday."
    assert (gate["used"], gate["original"]) == ("in the text", "gate.png")
    assert {row["picture"]: row["used"] for row in rows} == {
        "convoy": "lead picture",
        "gate": "in the text",
        "market": "poster of “The square”",
        "waiting": "not shown",
    }


def test_every_fact_has_its_label() -> None:
    assert {f"sheet.fact.{name}" for name in FACTS} <= sentences().keys()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('=HYPERLINK("https://x.example")', '\'=HYPERLINK("https://x.example")'),
        ("+49 30 1234", "'+49 30 1234"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n@x", "'@x"),
        ("＝1+1", "'＝1+1"),
        ("1 = 1", "1 = 1"),
        ("a\nb", "a b"),
        ("", ""),
    ],
)
def test_no_text_becomes_a_formula(typed: str, told: str) -> None:
    assert cell(typed) == told


def test_formulas_in_a_story_are_harmless_and_readable() -> None:
    evil = "=cmd|'/c calc'!A1"
    credit = Credit(creator=evil, organisation=evil, usage_terms=evil, context_note=evil)
    files = contents(
        story=story(pictures=(replace(pictures()[0], alt=evil, caption=evil, credit=credit),), body="Text")
    )
    assert verify_archive(packed(files)) == ()
    row = _rows(files)[0]
    assert row["alt"] == f"'{evil}"
    assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


def test_the_page_shows_each_picture_with_alt_text_and_credit() -> None:
    page = parse_markup(GOOD["pictures.html"].decode())
    images = [element for element in page.walk() if element.tag == "img"]
    assert [image.attributes["src"] for image in images] == [
        *["images/convoy-9cebb8c2-480.jpg", "images/gate-5aba9754-480.jpg", "images/market-43f2dcc7-300.jpg"]
    ]
    assert images[1].attributes["alt"] == "Ворота базы – a gate"
    assert "Has no file yet." in page.text()
    assert all(path in page.text() for path in GOOD if path.startswith("images/"))
    assert "The story has no pictures." in contents(story=story(pictures=(), body=""))["pictures.html"].decode()


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("pictures.html", "Aigerim Bekova/Steppe", "Somebody/Steppe", "page_credit"),
        ("pictures.html", "No sales", "All sales", "sheet_lacks"),
        ("pictures.html", "<main>", "<main><script>alert(1)</script>", "active_element"),
        ("pictures.html", "default-src", "x-src", "policy"),
        ("pictures.csv", "Aigerim Bekova/Steppe", "Somebody/Steppe", "sheet_row"),
        ("pictures.csv", "Ворота", "Двери", "sheet_row"),
        ("pictures.csv", '"560"', '"561"', "sheet_row"),
        ("pictures.csv", '"No sales"', '"=1+1"', "sheet_formula"),
        ("pictures.csv", "images/gate-", "images/other-", "sheet_row"),
        ("pictures.csv", '"convoy"', '"convoy', "flavour_unread"),
    ],
)
def test_any_change_is_found(name: str, old: str, new: str, code: str) -> None:
    text = GOOD[name].decode()
    assert old in text
    assert code in _codes({**GOOD, name: text.replace(old, new).encode()})


def test_a_row_too_few_or_too_many_is_found() -> None:
    lines = GOOD["pictures.csv"].decode().split("\n")
    assert "sheet_row" in _codes({**GOOD, "pictures.csv": "\n".join(lines[:-2]).encode()})
    assert "sheet_row" in _codes({**GOOD, "pictures.csv": "\n".join([*lines[:-1], lines[1], ""]).encode()})
