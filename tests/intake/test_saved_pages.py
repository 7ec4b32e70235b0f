"""Saved pages of many makes come in whole: the story with its pictures and credits, and nothing of the site."""

import html
import re

import pytest

from studio.intake.fates import NOT_KEPT, Fate
from studio.intake.readers import take_in
from studio.intake.result import IntakeResult
from tests.intake.saved_pages import CASES, FOLDER, SavedPageCase
from tests.intake.story_words import text_of, words


def read(case: SavedPageCase) -> IntakeResult:
    return take_in((FOLDER / f"{case.name}.html").read_bytes(), f"{case.name}.html")


each_page = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_page
def test_what_stands_above_the_story(case: SavedPageCase) -> None:
    story = read(case).story
    assert (story.language, story.section, story.headline) == (case.language, case.section, case.headline)
    assert (story.byline, story.dateline, story.standfirst) == (case.byline, case.dateline, case.standfirst)
    assert story.origin is not None
    assert (story.origin.publisher, story.origin.url, story.origin.permission) == (case.publisher, case.url, "")


@each_page
def test_every_figure_has_its_caption_and_its_credit_apart(case: SavedPageCase) -> None:
    story = read(case).story
    found = [(picture.alt, picture.caption, picture.credit.text) for picture in story.pictures]
    assert found == list(case.figures)
    assert story.lead_picture == story.pictures[0].id
    for picture in story.pictures[1:]:
        assert f"::picture{{#{picture.id}}}" in story.body


@each_page
def test_the_story_is_whole_and_nothing_of_the_site_is_in_it(case: SavedPageCase) -> None:
    story = read(case).story
    for part in case.kept:
        assert part in story.body
    text = text_of(story)
    for part in case.furniture:
        assert part not in text


@each_page
def test_every_word_of_the_page_is_in_the_story_or_listed(case: SavedPageCase) -> None:
    result = read(case)
    source = (FOLDER / f"{case.name}.html").read_text("utf-8")
    shown = re.sub(r"<(script|style|title)\b.*?</\1>", " ", source, flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]*>", " ", shown))
    listed = words("\n".join(line.text for line in result.lines))
    assert not words(shown) - listed
    kept = words(
        "\n".join(line.text for line in result.lines if line.fate not in NOT_KEPT and line.fate is not Fate.PICTURE)
    )
    assert not kept - words(text_of(result.story)) - words(" ".join(line.label for line in result.lines))


def test_microdata_tells_what_stands_above_the_story() -> None:
    page = (
        "<!DOCTYPE html><html><head><meta itemprop='datePublished' content='2026-02-03'></head><body><div itemscope>"
        "<span itemprop='articleSection'>Harbour</span><h1 itemprop='headline'>Tolls rise by a fifth</h1>"
        "<p itemprop='description'>The port raises its tolls a month before the season.</p>"
        "<span itemprop='author'>Mara Kell</span><div itemprop='articleBody'>"
        "<p>The port authority voted on Tuesday to raise every toll, its notice says, from the first of March.</p>"
        "<p>Crews say that nobody asked them, and that the season opens in a month.</p></div></div></body></html>"
    )
    story = take_in(page, "page.html").story
    assert (story.section, story.headline, story.byline) == ("Harbour", "Tolls rise by a fifth", "Mara Kell")
    assert story.standfirst == "The port raises its tolls a month before the season."
    assert story.dateline == "3 February 2026"
    assert story.body.startswith("The port authority voted")


def test_a_page_for_subscribers_says_so() -> None:
    case = next(case for case in CASES if case.name == "paywall")
    assert "intake.note.partly-shown" in {note.code for note in read(case).notes}


def test_the_days_of_the_page_are_told() -> None:
    note = next(note for note in read(CASES[0]).notes if note.code == "intake.note.published-and-changed")
    assert note.parameters == {"published": "2026-02-03 06:10", "changed": "2026-02-03 09:45"}


def test_what_the_page_tells_apart_may_be_chosen_otherwise() -> None:
    case = next(case for case in CASES if case.name == "drupal")
    source = (FOLDER / "drupal.html").read_text("utf-8")
    number = next(line.number for line in read(case).lines if line.fate is Fate.DATELINE)
    assert take_in(source, "a.html", overrides={number: Fate.DROPPED}).story.dateline == ""


def test_a_page_without_a_headline_in_its_text_takes_the_one_it_tells() -> None:
    page = (
        "<html><head><meta property='og:title' content='Told headline'></head><body><article>"
        "<p>One paragraph of a story that is long enough to be one, and says so with many words.</p>"
        "</article></body></html>"
    )
    assert take_in(page, "a.html").story.headline == "Told headline"
