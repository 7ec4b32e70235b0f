"""Quotations are found in every manner of marks, and a change inside one is told from an editor's everyday work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.story.quotations import changed_quotations, quotations


def _texts(text: str) -> list[str]:
    return [quotation.text for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we will stay”.", ["we will stay"]),
        ("He said ‘we will stay’.", ["we will stay"]),
        ('He said "we will stay".', ["we will stay"]),
        ('"We will stay," he said. "All of us."', ["We will stay,", "All of us."]),
        ("Il a dit « nous restons ».", ["nous restons"]),
        ("Er sagte »wir bleiben«.", ["wir bleiben"]),
        ("Er sagte „wir bleiben“.", ["wir bleiben"]),
        ("Er sagte ‚wir bleiben‘.", ["wir bleiben"]),
        ("On rzekł „zostajemy”.", ["zostajemy"]),
        ("“They said ‘never again’ to us”, she said.", ["They said ‘never again’ to us", "never again"]),
        ("‘They don’t know what we’ve seen’, she said.", ["They don’t know what we’ve seen"]),
        ("The editors’ choice isn’t ours, and the ’90s are over.", []),
        ('A nail of 5" and a board of 6".', []),
        ("An “open mark, and no end.", []),
        ("“”", []),
        ("“*We* will **stay**”", ["We will stay"]),
        ("“We will stay\nfor good”", ["We will stay for good"]),
        ('A [link](https://example.org/ "its title") and ::text', []),
        ('::pull-quote[we “will” stay]{by="Ada Reyes"}', []),
        ('"[We](https://example.org/) [stay](https://example.org/)" he said', ["We stay"]),
        ("(“in brackets”) —“after a dash”", ["in brackets", "after a dash"]),
    ],
)
def test_marks_of_many_kinds(text: str, found: list[str]) -> None:
    assert _texts(text) == found


def test_a_quotation_that_opens_each_paragraph_anew_is_one() -> None:
    text = "She said: “We came in spring.\n\n“We stayed for good.\n\n“And we will not leave.”\n\nThen she left."
    (found,) = quotations(text)
    assert (found.text, found.line) == ("We came in spring. We stayed for good. And we will not leave.", 0)


def test_a_nested_quotation_that_opens_each_paragraph_anew() -> None:
    text = "“He told us: ‘Stay here.\n\n“‘Do not go out.’ So we stayed.”"
    assert "Stay here. Do not go out." in _texts(text)
    assert len(_texts(text)) == 2


def test_a_picture_between_two_paragraphs_of_a_quotation() -> None:
    assert _texts("“We came.\n\n::picture{#a}\n\n“We stayed.”") == ["We came. We stayed."]


def test_an_open_mark_reaches_no_further_than_its_paragraph() -> None:
    assert _texts("An “open mark.\n\nA paragraph between.\n\nA “whole one”.") == ["whole one"]


def test_each_quotation_knows_its_line() -> None:
    found = quotations("First.\n\nSecond “one two”\nand “three four”.\n\n\n“Five”")
    assert [(each.text, each.line) for each in found] == [("one two", 2), ("three four", 3), ("Five", 6)]


@given(st.text(alphabet='ab “”‘’"«»„‚\n', max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for quotation in quotations(text):
        assert quotation.text
        assert 0 <= quotation.line <= text.count("\n")


WAS = "We will not leave our homes before the spring comes"


@pytest.mark.parametrize(
    "now",
    [
        "He said “We will leave our homes before the spring comes”.",
        "He said “We will not leave our homes before the summer comes”.",
        "He said “We shall not leave our houses before the spring comes”.",
        "He said 'so', and then: \"We will never leave our homes before the spring comes\"",
    ],
)
def test_a_word_changed_inside_is_found(now: str) -> None:
    (changed,) = changed_quotations([WAS], f"One.\n\n{now}")
    assert (changed.before, changed.line) == (WAS, 2)
    assert changed.now != WAS


@pytest.mark.parametrize(
    "now",
    [
        "",
        "Nothing was said.",
        f"“{WAS}”",
        f'"{WAS}."',
        f"«{WAS.upper()}»",
        f"He said {WAS}.",
        "“We will not leave our homes”, he said.",
        "“We will not leave our homes”, he said, “before the spring comes.”",
        "“We will not leave […] before the spring comes”, he said.",
        "“We will not leave our homes … the spring comes”, he said.",
        f"“He said so. {WAS}. And that was it.”",
        "“We are tired of all this, and the winter is cold”, he said.",
        "“Our homes”",
        "“We [the villagers] will not leave our homes before the spring comes”",
        "“[The villagers] will not leave our homes before the spring comes”",
        "“We [will not leave](https://example.org/a) our homes before the spring comes”",
    ],
)
def test_what_editors_do_to_quotations_all_day_is_not(now: str) -> None:
    assert changed_quotations([WAS], now) == ()


def test_two_quotations_alike_that_both_were_there_are_two() -> None:
    other = "We will not leave our homes before the winter comes"
    assert changed_quotations([WAS, other], f"“{other}”") == ()


def test_straight_and_curly_apostrophes_are_one() -> None:
    assert changed_quotations(["We don't know what they've done"], "“We don’t know what they’ve done”") == ()


def test_short_phrases_in_marks_are_not_guarded() -> None:
    assert changed_quotations(["dead cat", "red line"], "“dead cats” and “red lines”") == ()
