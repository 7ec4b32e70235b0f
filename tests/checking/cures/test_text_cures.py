"""Cures of words: what contradicts the text, quotations, lines that place nothing."""

import pytest
from msgspec.structs import replace

from studio.checking.known import Known
from studio.story.elements import BoxKind, Fact
from studio.story.story import Story
from tests.checking.cures.cases import after, cure_ids, story_with
from tests.checking.stories import BOX, GOOD, PICTURE

SAID = "We will never leave the harbour to them."
BODY = GOOD.body + "\n\nThe country has 19 million people."


def with_answer(answer: str, question: str = "How many live there?", **box: object) -> Story:
    fact = Fact(question=question, answer=answer)
    return story_with(body=BODY, fact_boxes=(replace(BOX, facts=(fact,), **box),))


def test_a_box_says_what_the_text_says() -> None:
    story = with_answer("It has 18 million people, most of them by the sea.")
    assert cure_ids("agreement.number", story) == ["use-text"]
    fact = after("use-text", "agreement.number", story).fact_boxes[0].facts[0]
    assert fact.answer == "It has 19 million people, most of them by the sea."


def test_a_figure_is_changed_where_it_stands() -> None:
    story = with_answer("people live there", "18 million", kind=BoxKind.NUMBERS)
    finding_has = cure_ids("agreement.number", story)
    assert finding_has == []  # the number stands in one part and what it counts in the other: which words, is not clear


@pytest.mark.parametrize(
    "answer",
    ["18 million people by the sea, 18 million people in all.", "It has *18 million* people."],
    ids=["twice", "with marks between"],
)
def test_words_that_are_not_found_once_are_left_to_the_editor(answer: str) -> None:
    assert cure_ids("agreement.number", with_answer(answer)) == []


def test_headline_and_caption_say_what_the_text_says() -> None:
    story = story_with(headline="18 million people wait", body=BODY)
    assert after("use-text", "agreement.number", story).headline == "19 million people wait"
    picture = replace(PICTURE, caption="A country of 18 million people")
    story = story_with(body=BODY, pictures=(picture, *GOOD.pictures[1:]))
    assert after("use-text", "agreement.number", story).pictures[0].caption == "A country of 19 million people"


@pytest.mark.parametrize(
    ("text", "caption", "cured"),
    [
        ("In the night ten soldiers died.", "Twelve soldiers died.", "Ten soldiers died."),
        ("Ten soldiers died.", "There twelve soldiers died.", "There ten soldiers died."),
        ("In the night 10 soldiers died.", "Twelve soldiers died.", "10 soldiers died."),
    ],
)
def test_number_words_begin_as_the_ones_they_replace(text: str, caption: str, cured: str) -> None:
    story = story_with(body=f"{GOOD.body}\n\n{text}", pictures=(replace(PICTURE, caption=caption), *GOOD.pictures[1:]))
    assert after("use-text", "agreement.number", story).pictures[0].caption == cured


def test_only_the_years_of_an_age_change() -> None:
    body = GOOD.body + "\n\nAda Reyes, 44, was there."
    picture = replace(PICTURE, caption="The 43-year-old Ada Reyes at work")
    story = story_with(body=body, pictures=(picture, *GOOD.pictures[1:]))
    assert after("use-age", "agreement.age", story).pictures[0].caption == "The 44-year-old Ada Reyes at work"


def quoted(words: str, *, around: str = "{}", remembered: str = SAID) -> tuple[Story, Known]:
    return story_with(body=f"{GOOD.body}\n\n{around.format(f'She said: “{words}”')}"), Known(quotes=(remembered,))


def test_a_quotation_is_put_back_or_its_change_meant() -> None:
    story, known = quoted("We will gladly leave the harbour to them.")
    assert cure_ids("quote.changed", story, known) == ["put-back", "change-meant"]
    assert after("put-back", "quote.changed", story, known).body == quoted(SAID)[0].body


def test_a_quotation_over_two_lines_is_put_back() -> None:
    story, known = quoted("We will gladly leave\nthe harbour to them.")
    assert after("put-back", "quote.changed", story, known).body == quoted(SAID)[0].body


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("We will *gladly* leave the harbour to them.", "{}"),
        ("We will gladly leave the harbour to them.", "{} Indeed: We will gladly leave the harbour to them."),
    ],
    ids=["with marks", "twice in its paragraph"],
)
def test_a_quotation_that_cannot_be_told_is_left_to_the_editor(words: str, around: str) -> None:
    story, known = quoted(words, around=around)
    assert cure_ids("quote.changed", story, known) == ["change-meant"]


def test_a_pull_quote_has_the_words_of_the_text() -> None:
    body = GOOD.body.replace("[nobody had expected it so soon]", "[nobody has expected it so soon]")
    assert after("use-quotation", "pull-quote.not-in-text", story_with(body=body)).body == GOOD.body


def test_a_pull_quote_that_is_near_to_nothing_is_left_to_the_editor() -> None:
    body = GOOD.body.replace("[nobody had expected it so soon]", "[we shall all sail again in spring]")
    assert cure_ids("pull-quote.not-in-text", story_with(body=body)) == []


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("picture.unknown", "::picture{#none}"),
        ("fact-box.unknown", "::fact-box{#none}"),
        ("embed.unknown", "::embed{#none}"),
        ("picture.placed-twice", "::picture{#market}"),
        ("fact-box.placed-twice", "::fact-box{#basics}"),
        ("embed.placed-twice", "::embed{#film}"),
        ("directive.without-id", "::embed"),
        ("pull-quote.empty", '::pull-quote{by="Ada"}'),
    ],
)
def test_a_line_that_places_nothing_is_removed(code: str, line: str) -> None:
    assert after("remove-line", code, story_with(body=f"{GOOD.body}\n\n{line}")).body == GOOD.body
    between = f"{GOOD.body}\n\n{line}\n\nThe end."
    assert after("remove-line", code, story_with(body=between)).body == f"{GOOD.body}\n\nThe end."
