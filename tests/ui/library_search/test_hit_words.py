"""What is said of hits: the words around them stay few, on one line, and the hit is always among them."""

import pytest

from studio.session.library_search import FoundStory, TextHit
from studio.story.findings import Place
from studio.story.story import Status
from studio.ui.library_search.hit_words import (
    MOST_BEFORE,
    Around,
    around,
    place_words,
    reads_leftwards,
    spoken_hit,
    spoken_story,
    story_facts,
    summary_words,
)


def hit_in(text: str, words: str, place: Place = Place(field="body", line=0)) -> TextHit:  # noqa: B008
    start = text.index(words)
    return TextHit(place=place, text=text, number=0, start=start, end=start + len(words))


def test_a_short_line_is_shown_whole() -> None:
    assert around(hit_in("At the harbor  today", "harbor")) == Around("At the ", "harbor", " today")


def test_what_stands_before_is_cut_at_a_word() -> None:
    parts = around(hit_in("word " * 100 + "harbor " + "after " * 100, "harbor"))
    assert parts.before.startswith("…word ")
    assert len(parts.before) <= MOST_BEFORE + 1
    assert parts.words == "harbor"
    assert len(parts.after) < 300


def test_fewer_words_stand_before_a_hit_in_a_narrow_row() -> None:
    parts = around(hit_in("Boats are moored in the harbor", "harbor"), 10)
    assert parts == Around("…in the ", "harbor", "")


def test_a_line_without_spaces_is_cut_anywhere() -> None:
    parts = around(hit_in("x" * 1000 + "harbor", "harbor"))
    assert parts.before == "…" + "x" * MOST_BEFORE


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(field="headline"), "Headline"),
        (Place(field="seo_title"), "Search title"),
        (Place(field="body", line=3), "Text"),
        (Place(field="pictures", element="a", part="alt"), "Alt text"),
        (Place(field="pictures", element="a", part="caption"), "Caption"),
        (Place(field="fact_boxes", element="a", part="title"), "Box title"),
        (Place(field="fact_boxes", element="a", part="facts.2.answer"), "Box"),
    ],
)
def test_every_place_has_a_name(place: Place, expected: str) -> None:
    assert place_words(hit_in("harbor", "harbor", place)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Harbor ميناء", False), ("“ميناء” Harbor", True), ("12 נמל", True), ("12 – 14", False)]
)
def test_lines_read_from_the_side_where_their_script_begins(text: str, expected: bool) -> None:
    assert reads_leftwards(text) is expected


def test_a_story_says_where_it_stands_and_what_is_ticked() -> None:
    hit = hit_in("harbor", "harbor")
    story = FoundStory(story_id="a", headline="", status=Status.READY, was_handed_off=True, hits=(hit, hit))
    assert story_facts(story, None) == story_facts(story, 2) == "Ready · 2 hits"
    assert story_facts(story, 1) == "Ready · 1 of 2"
    assert spoken_story(story, 0) == "Untitled story, Ready · 0 of 2, Handed off"


def test_a_hit_is_spoken_with_what_it_becomes() -> None:
    hit = hit_in("The harbor.", "harbor")
    assert spoken_hit(hit, None) == "Text: The harbor."
    assert spoken_hit(hit, "harbour") == "Text: The harbor.; becomes harbour"


def test_one_and_many_are_said_apart() -> None:
    assert summary_words(1, 1) == "1 hit in 1 story"
    assert summary_words(5, 2) == "5 hits in 2 stories"
