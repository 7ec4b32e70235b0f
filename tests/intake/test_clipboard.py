"""What Word, Google Docs and browsers put on the clipboard comes in as what it showed, and nothing else."""

from pathlib import Path

import pytest

from studio.intake.clipboard import is_richer
from studio.intake.fates import Fate
from studio.intake.readers import take_in
from studio.intake.redirects import direct_address
from studio.intake.result import IntakeResult
from tests.intake.saved_pages import CASES, FOLDER, SavedPageCase
from tests.intake.story_words import text_of

COPIED = Path(__file__).with_name("copied")
LIST = "- Boats under ten metres\n  1. Day berths\n- Freight"


def read(name: str) -> IntakeResult:
    return take_in((COPIED / f"{name}.html").read_text("utf-8"), reader_id="html")


def dropped(result: IntakeResult) -> list[tuple[str, str]]:
    return [(line.reason, line.text) for line in result.lines if line.fate is Fate.DROPPED]


def test_word() -> None:
    result = read("word")
    story = result.story
    assert story.headline == "Harbour tolls to rise by a fifth"
    assert story.standfirst == "Fishing crews say the increase comes a month before the season opens"
    assert story.body.split("\n\n") == [
        "**The port authority** voted on Tuesday to raise *every* toll, "
        "[its notice](https://port.example/tolls?year=2026) says.",
        "The vote was eight to three.",
        "## What changes",
        LIST,
        "> We were told nothing until Friday.",
        "::picture{#two-trawlers-at-a}",
        "## Who pays most",
        "| Berth | Toll |\n| --- | --- |\n| North | 40 |",
    ]
    (picture,) = story.pictures
    assert (picture.alt, picture.caption) == ("Two trawlers at a stone quay", "Trawlers in the inner harbour.")
    assert (picture.credit.creator, picture.credit.organisation) == ("Ana Rui", "Harbour Press")
    assert ("tracked-deletion", "nine to two") in dropped(result)
    assert ("word-comment", "Check with the harbour office.") in dropped(result)


def test_google_docs() -> None:
    story = read("google-docs").story
    assert story.headline == "Harbour tolls to rise by a fifth"
    assert story.body.split("\n\n") == [
        "**The port authority** voted to raise *every* toll, [its notice](https://port.example/tolls) says, "
        "not ~~some~~.",
        "## What changes",
        "- Small boats\n  - Day berths\n- Freight",
        "::picture{#two-trawlers-at-a}",
        "## Who pays most",
        "The dearest berths, in the [list of berths](https://docs.google.com/spreadsheets/d/1a/edit), double.",
    ]


def test_a_browser() -> None:
    story = read("browser").story
    assert (story.headline, story.byline) == ("Harbour tolls to rise by a fifth", "By Mara Kell")
    assert story.body.split("\n\n") == [
        "**The port authority** voted on Tuesday to raise *every* toll, [its notice](https://port.example/tolls) says.",
        "Crews say the season opens in a month, and that nobody asked them about it.",
    ]
    assert story.lead is not None
    assert (story.lead.caption, story.lead.credit.raw) == ("Trawlers in the inner harbour.", "Ana Rui/Harbour Press")
    assert story.origin is not None
    assert story.origin.url == "https://news.example/2026/02/03/harbour-tolls?src=home"


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.name in {"figcaption-span", "live-blog", "drupal"}],
    ids=lambda case: case.name,
)
def test_a_whole_page_that_was_copied_leaves_its_site_behind(case: SavedPageCase) -> None:
    page = (FOLDER / f"{case.name}.html").read_text("utf-8")
    body = page[page.index("<body") : page.index("</body>")].partition(">")[2]
    source = (
        f"Version:0.9\nSourceURL:https://a.example/b\n<html><body><!--StartFragment-->{body}<!--EndFragment--></body>"
    )
    story = take_in(source, reader_id="html").story
    assert story.headline == case.headline
    assert [picture.caption for picture in story.pictures] == [caption for _, caption, _ in case.figures]
    for part in case.furniture:
        assert part not in text_of(story)
    assert story.origin is not None
    assert story.origin.url == "https://a.example/b"


def test_word_in_a_browser() -> None:
    story = read("word-online").story
    assert story.body.split("\n\n") == [
        "**The port authority** voted to raise every toll, and told the crews on Friday.",
        "- Small boats\n- Freight",
    ]


def test_the_clipboards_header_without_marks_is_no_text() -> None:
    header = "Version:1.0\r\nStartHTML:000089\r\nEndHTML:000123\r\nSourceURL:https://a.example/b\r\n"
    story = take_in(f"{header}<p>One sentence that was copied from a page of the site.</p>").story
    assert story.body == "One sentence that was copied from a page of the site."
    assert story.origin is not None
    assert story.origin.url == "https://a.example/b"


@pytest.mark.parametrize("name", ["word", "google-docs", "browser", "word-online"])
def test_html_that_says_more_than_the_text_is_richer(name: str) -> None:
    source = (COPIED / f"{name}.html").read_text("utf-8")
    assert is_richer(source, "Harbour tolls to rise by a fifth\n\nThe port authority voted on Tuesday.")


def test_colours_alone_are_not_richer() -> None:
    source = (COPIED / "code-editor.html").read_text("utf-8")
    assert not is_richer(source, "Harbour tolls rise\n\nThe port authority voted on Tuesday.")


def test_html_that_lost_words_is_not_richer() -> None:
    assert not is_richer("<b>The port</b>", "The port authority voted on Tuesday, to everybody's surprise.")
    assert not is_richer("<!-- the port authority voted --><b>x</b>", "The port authority voted.")


@pytest.mark.parametrize(
    ("address", "direct"),
    [
        ("https://www.google.com/url?q=https://a.example/b%3Fc%3D1&sa=D", "https://a.example/b?c=1"),
        ("https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fa.example%2F", "https://a.example/"),
        ("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb&data=05", "https://a.example/b"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT", "https://a.example/"),
        ("https://www.google.com/url?q=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fa.example%2F", "https://a.example/"),
        ("https://www.google.com/search?q=https://a.example/", "https://www.google.com/search?q=https://a.example/"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://a.example/url?q=https://b.example/", "https://a.example/url?q=https://b.example/"),
        ("https://[broken", "https://[broken"),
    ],
)  # fmt: skip
def test_detours_of_links_are_left_out(address: str, direct: str) -> None:
    assert direct_address(address) == direct
