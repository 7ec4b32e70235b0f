"""The seed page becomes the story it should, row by row."""

import re

import msgspec
import pytest

from studio.intake.fates import NOT_KEPT, Fate
from studio.intake.result import IntakeResult
from studio.intake.text_reader import read_text
from studio.story.credit import RightsClass
from studio.story.elements import EmbedKind
from studio.story.story import CommentsPolicy
from tests.intake.story_words import text_of, words
from tests.shared_data import shared


@pytest.fixture(scope="module")
def page() -> str:
    return shared("samples", "republished-page.txt").read_bytes().decode()


@pytest.fixture(scope="module")
def result(page: str) -> IntakeResult:
    return read_text(page)


def fates_of(result: IntakeResult, *fates: Fate) -> list[str]:
    return [line.text for line in result.lines if line.fate in fates]


def test_top_of_the_page(result: IntakeResult) -> None:
    assert result.story.section == "World"
    assert result.story.headline == "Kazakhstan unrest: Blinken questions Russian troop deployment"
    assert fates_of(result, Fate.DROPPED)[:2] == ["Connect with us", "Hi, what are you looking for?"]


def test_lead_picture_waits_for_its_file(result: IntakeResult) -> None:
    lead = result.story.lead
    assert lead is not None
    assert not lead.has_file
    assert result.story.pictures == (lead,)
    assert lead.alt == "Russian forces arriving in Kazakhstan"
    assert lead.caption == ""
    assert lead.credit.text == lead.credit.organisation == "Russian Defence Ministry"
    assert lead.credit.raw == "Image source, Russian Defence Ministry"
    assert lead.credit.rights_class == RightsClass.HANDOUT
    credit = next(line for line in result.lines if line.fate is Fate.CREDIT)
    assert (credit.reason, credit.label, credit.element) == ("credit-handout", "Image source, ", lead.id)


def test_body_is_every_paragraph_word_for_word_and_no_furniture(page: str, result: IntakeResult) -> None:
    lines = page.split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("US Secretary"))
    last = next(number for number, line in enumerate(lines) if line.startswith("Mr Tokayev has now removed"))
    furniture = {"", "Advertisement", "This video can not be played"}
    expected = [
        line for line in lines[first : last + 1] if line not in furniture and not line.startswith("To play this video")
    ]
    assert len(expected) == 16
    blocks = result.story.body.split("\n\n")
    assert [block for block in blocks if not block.startswith("::")] == expected
    for piece in ("Advertisement", "Presentational", "Latest Tweets", "Image source", "enable JavaScript", "Copyright"):
        assert piece not in result.story.body


def test_ads_are_counted(result: IntakeResult) -> None:
    assert result.ads == 2


def test_the_video_pair_is_one_embed_in_its_place(result: IntakeResult) -> None:
    (embed,) = result.story.embeds
    assert embed.kind is EmbedKind.VIDEO
    assert embed.url == ""
    assert embed.fallback == (
        "This video can not be played. To play this video you need to enable JavaScript in your browser."
    )
    blocks = result.story.body.split("\n\n")
    place = blocks.index(f"::embed{{#{embed.id}}}")
    assert blocks[place - 1].startswith("Officials in Moscow")
    assert blocks[place + 1].startswith("President Kassym-Jomart Tokayev made")


def test_fact_box_has_three_facts_and_no_dividers(result: IntakeResult) -> None:
    (box,) = result.story.fact_boxes
    assert box.title == "Kazakhstan: The basics"
    assert [fact.question for fact in box.facts] == [
        "Where is it?",
        "Why does it matter?",
        "Why is it making the news?",
    ]
    assert box.facts[0].answer.startswith("Kazakhstan shares borders with Russia")
    assert result.story.body.split("\n\n")[-1] == f"::fact-box{{#{box.id}}}"
    assert "---" not in result.story.body


def test_the_end_of_the_page(result: IntakeResult) -> None:
    story = result.story
    assert story.comments is CommentsPolicy.OPEN
    assert [link.section for link in story.related] == ["World", "United States", "United States", "United States"]
    assert all(link.is_cut and not link.is_included and link.excerpt for link in story.related)
    assert story.origin is not None
    assert story.origin.rights_notice == "Copyright © 2021 - New York Globe"
    assert story.origin.publisher == "New York Globe"
    assert story.origin.permission == ""
    tweets = next(line for line in result.lines if line.text == "Latest Tweets")
    assert (tweets.fate, tweets.reason) == (Fate.DROPPED, "widget")


def test_every_line_has_a_fate_and_every_kept_word_is_in_the_story(page: str, result: IntakeResult) -> None:
    assert [line.number for line in result.lines] == list(range(len(page.split("\n"))))
    assert "\n".join(line.text for line in result.lines) == page
    assert all((line.fate is Fate.BLANK) == (not line.text.strip()) for line in result.lines)
    kept = words("\n".join(line.text for line in result.lines if line.fate not in NOT_KEPT))
    assert kept == words(text_of(result.story))


def test_the_result_is_json(result: IntakeResult) -> None:
    data = msgspec.json.encode(result)
    assert msgspec.json.decode(data, type=IntakeResult) == result


def test_reading_again_with_the_same_id_gives_the_same_story(page: str, result: IntakeResult) -> None:
    assert read_text(page, story_id=result.story.id) == result


def test_an_editor_may_keep_and_change_lines(page: str) -> None:
    number = {line: index for index, line in enumerate(page.split("\n")) if line}
    first = next(line for line in number if line.startswith("US Secretary"))
    result = read_text(page, overrides={number["Latest Tweets"]: Fate.BODY, number[first]: Fate.STANDFIRST})
    assert result.story.standfirst == first
    assert first not in result.story.body
    assert "Latest Tweets" in re.split(r"\n\n", result.story.body)
    assert {line.reason for line in result.lines if line.text in {first, "Latest Tweets"}} == {"chosen"}
