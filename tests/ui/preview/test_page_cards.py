"""How others show a story: cuts between words, what is lost is told, and where nothing is, that is told too."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.rendering.houses import House, shipped_houses
from studio.story.picture import PlacedPicture
from studio.story.story import Story, new_story
from studio.ui.preview.page_cards import SEARCH_TITLE, search_result, social_card, teaser
from studio.ui.preview.text_cut import cut_text
from studio.wording import sentence

HOUSE = House(
    id="h", name="Ours", folder=Path("h"), publisher="The Paper", media_base_url="https://www.paper.example/m/"
)


def story(**fields: object) -> Story:
    made = replace(new_story(), headline="Harbour opens", standfirst="After a year.", section="World", slug="harbour")
    return replace(made, **fields)


def with_lead() -> Story:
    picture = PlacedPicture(id="quay", sha256="a" * 64, width=1200, height=800, alt="A “quay”")
    return story(pictures=(picture,), lead_picture="quay")


@pytest.mark.parametrize(
    ("text", "most", "shown", "lost"),
    [
        ("short", 10, "short", ""),
        ("exactly ten", 11, "exactly ten", ""),
        ("one two three", 9, "one two…", "three"),
        ("one, two three", 5, "one…", ", two three"),
        ("  spaces \n between  ", 30, "spaces between", ""),
        ("unbreakable", 6, "unbre…", "akable"),
        ("", 5, "", ""),
    ],
)
def test_texts_are_cut_between_words(text: str, most: int, shown: str, lost: str) -> None:
    cut = cut_text(text, most)
    assert (cut.shown, cut.lost) == (shown, lost)
    assert len(cut.shown) <= most


def test_a_search_result_has_title_address_and_description() -> None:
    html = search_result(story(), HOUSE)
    assert "Harbour opens – The Paper" in html
    assert "www.paper.example › world › harbour" in html
    assert "After a year." in html


def test_the_title_for_search_engines_comes_first() -> None:
    assert "For engines" in search_result(story(seo_title="For engines"), HOUSE)


def test_what_the_search_cuts_off_is_told() -> None:
    html = search_result(story(headline="The harbour opens " * 4 + "lastly"), HOUSE)
    shown = html.split('class="title">')[1].split("<")[0]
    assert shown.endswith("…")
    assert len(shown) <= SEARCH_TITLE
    assert "lastly" not in shown
    assert "lastly" in html.split('class="notes"')[1]


@pytest.mark.parametrize("make", [search_result, social_card, teaser])
def test_an_empty_story_is_shown_as_that(make: object) -> None:
    html = make(new_story(), HOUSE)
    assert " 0 " not in html
    assert sentence("preview.cards.none", part="") in html or sentence("preview.cards.no-description") in html


def test_a_story_without_standfirst_is_told_of() -> None:
    assert sentence("preview.cards.no-description") in search_result(story(standfirst=""), HOUSE)


def test_a_shared_link_has_the_lead_picture() -> None:
    html = social_card(with_lead(), HOUSE)
    assert 'src="images/quay-' in html
    assert 'alt="A “quay”"' in html
    assert "www.paper.example" in html


def test_a_shared_link_without_picture_or_without_its_address_says_so() -> None:
    assert sentence("preview.cards.no-lead") in social_card(story(), HOUSE)
    nowhere = replace(HOUSE, media_base_url="")
    assert sentence("preview.cards.no-address", house="Ours") in social_card(with_lead(), nowhere)


def test_a_teaser_takes_the_short_headline() -> None:
    html = teaser(story(short_headline="Open again"), HOUSE)
    assert html.count("Open again") == 2
    assert "Harbour opens" not in html
    assert sentence("preview.cards.no-short-headline") in teaser(story(), HOUSE)


@pytest.mark.parametrize("make", [search_result, social_card, teaser])
@pytest.mark.parametrize("house", shipped_houses(), ids=lambda house: house.id)
def test_no_markup_gets_through(make: object, house: House) -> None:
    hostile = '<script>1</script>"><img src=x onerror=1>'
    fields = ("headline", "short_headline", "seo_title", "standfirst", "section")
    html = make(replace(with_lead(), **dict.fromkeys(fields, hostile)), house)
    assert "<script" not in html
    assert "<img src=x" not in html
