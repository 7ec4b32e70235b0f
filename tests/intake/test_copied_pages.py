"""Pages of other outlets, each line with the fate an editor would expect."""

import pytest

from studio.intake.fates import NOT_KEPT, Fate
from studio.intake.text_reader import read_text
from studio.story.credit import RightsClass
from studio.story.story import Story
from tests.intake.copied_pages import PAGES, expected, page
from tests.intake.story_words import text_of, words


def story(name: str) -> Story:
    return read_text(page(name)).story


@pytest.mark.parametrize("name", PAGES)
def test_every_line_gets_its_fate(name: str) -> None:
    lines = read_text(page(name)).lines
    assert [(str(line.fate), line.text) for line in lines if line.fate is not Fate.BLANK] == expected(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_kept_word_is_in_the_story(name: str) -> None:
    result = read_text(page(name))
    kept = "\n".join(line.text.replace(line.label, " ", 1) for line in result.lines if line.fate not in NOT_KEPT)
    assert not words(kept) - words(text_of(result.story))


@pytest.mark.parametrize("name", PAGES)
def test_single_line_ends_give_the_same_fates(name: str) -> None:
    tight = read_text(page(name).replace("\n\n", "\r\n"))
    assert [(str(line.fate), line.text) for line in tight.lines] == expected(name)


def test_pictures_with_captions_and_credits() -> None:
    lead, second = story("british-broadcaster").pictures
    assert (lead.alt, lead.caption) == (
        "A ferry tied up at an empty quay",
        "No sailings have left the harbour since Monday",
    )
    assert (lead.credit.organisation, lead.credit.rights_class) == ("Getty Images", RightsClass.AGENCY)
    assert story("british-broadcaster").lead_picture == lead.id
    assert f"::picture{{#{second.id}}}" in story("british-broadcaster").body


def test_creator_and_agency() -> None:
    first, second = story("liberal-daily").pictures
    assert first.caption == "A burnt-out bus near the city hall."
    assert (first.credit.creator, first.credit.organisation) == ("Aliya Nurlan", "Reuters")
    assert (second.credit.creator, second.credit.organisation) == ("Vladimir Petrov", "AP")


def test_via_and_handout() -> None:
    first, second, third = story("handout-pictures").pictures
    assert first.credit.rights_class is RightsClass.HANDOUT
    assert (second.credit.text, second.caption) == ("NASA", "The mirror during a test in a clean room")
    assert (third.credit.text, third.credit.via) == ("Chris Green/AFP via Getty Images", "Getty Images")


def test_dateline_is_taken_from_the_first_paragraph() -> None:
    wire = story("agency-wire")
    assert wire.dateline == "ALMATY, Jan 8 (Agency)"
    assert wire.body.startswith("Kazakhstan's president said that")
    assert wire.byline == "By Daniyar Omarov and Anna Weber"


def test_fact_boxes() -> None:
    (box,) = story("fact-file").fact_boxes
    assert (box.facts[0].question, box.facts[0].answer) == ("Height:", "145 metres")
    (box,) = story("questions-box").fact_boxes
    assert box.facts[1].answer == (
        "Yes. The agency says that cooked eggs and meat are safe.\n\n"
        "It advises against eating them raw, as it always has."
    )
    assert "---" not in story("questions-box").body


def test_pull_quote_and_origin() -> None:
    culture = story("pull-quotes")
    quote = "A book that is read falls apart; that is how you know it was loved"
    assert f'::pull-quote[“{quote}”]{{by="Helena Duarte, bookbinder"}}' in culture.body
    assert culture.origin is not None
    assert culture.origin.publisher == "Harbour Weekly Ltd"


def test_a_page_without_furniture_has_no_origin() -> None:
    trees = story("no-furniture")
    assert trees.origin is None
    assert "- Oak\n- Lime\n- Maple" in trees.body


def test_the_embed_caption_belongs_to_its_video() -> None:
    film, post, second = story("video-and-post").embeds
    assert film.caption == "Watch: the eruption as seen from space"
    assert (post.kind, second.kind) == ("post", "video")
    assert story("video-and-post").body.count("---") == 1
