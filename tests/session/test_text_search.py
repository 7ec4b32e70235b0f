"""Words are found and replaced as they stand, in any script, and no expression holds the desk up."""

import pytest

from studio.session.text_search import (
    Match,
    SearchError,
    SearchTerms,
    TextMatcher,
)
from studio.wording import explain


def _found(text: str, **terms: object) -> list[str]:
    units = text.encode("utf-16-le")
    matches = TextMatcher(SearchTerms(**terms)).matches(text)
    return [units[2 * match.start : 2 * match.end].decode("utf-16-le") for match in matches]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"words": "the"}, ["The", "the", "the"]),
        ({"words": "the", "matches_case": True}, ["the", "the"]),
        ({"words": "the", "whole_words": True}, ["The", "the"]),
        ({"words": "the", "whole_words": True, "matches_case": True}, ["the"]),
        ({"words": "t.e"}, []),
        ({"words": "t.e", "is_pattern": True, "whole_words": True}, ["The", "the"]),
        ({"words": r"^\w+", "is_pattern": True}, ["The", "Astana"]),
        ({"words": r"x*", "is_pattern": True}, []),
        ({"words": ""}, []),
    ],
)
def test_words_are_found_by_case_by_word_and_by_expression(terms: dict[str, object], expected: list[str]) -> None:
    assert _found("The horses and the theatre 😀\nAstana", **terms) == expected


def test_some_matches_are_replaced_by_their_number() -> None:
    matcher = TextMatcher(SearchTerms(words=r"(\w)(\w*)", is_pattern=True))
    assert matcher.with_some_replaced("😀 one two three", "$2$1", {0, 2}) == "😀 neo two hreet"
    assert matcher.replaced("one two", 1, "<$0>") == "<two>"
    assert TextMatcher(SearchTerms(words="o.e")).replaced("o.e", 0, "$1") == "$1"
    assert list(TextMatcher(SearchTerms()).matches("anything")) == []


def test_words_behind_pictographs_and_in_other_scripts_are_found_where_they_stand() -> None:
    text = "😀😀 Алматы, алматы\u00a0и الماتي"
    assert _found(text, words="АЛМАТЫ", whole_words=True) == ["Алматы", "алматы"]
    assert _found(text, words="الماتي") == ["الماتي"]
    assert list(TextMatcher(SearchTerms(words="и", whole_words=True)).matches(text)) == [Match(20, 21)]


def test_every_match_is_replaced_and_nothing_else() -> None:
    text = "😀 18 million, 18 thousand; 180\u2028$1"
    assert TextMatcher(SearchTerms(words="18", whole_words=True)).with_all_replaced(text, "$1 19") == (
        "😀 $1 19 million, $1 19 thousand; 180\u2028$1", 2,
    )  # fmt: skip
    pattern = SearchTerms(words=r"(\d+) (million|thousand)", is_pattern=True)
    assert TextMatcher(pattern).with_all_replaced(text, "$2 $1 $$ $0") == (
        "😀 million 18 $ 18 million, thousand 18 $ 18 thousand; 180\u2028$1", 2,
    )  # fmt: skip
    assert TextMatcher(SearchTerms(words="absent")).with_all_replaced(text, "x") == (text, 0)


def test_one_match_or_some_are_replaced() -> None:
    matcher = TextMatcher(SearchTerms(words=r"(\w+)ski", is_pattern=True))
    text = "Kowalski\n😀 Nowski, Bielski"
    assert matcher.replaced(text, 1, "$1sky") == "Nowsky"
    assert matcher.with_some_replaced(text, "$1sky", {0, 2}) == "Kowalsky\n😀 Nowski, Bielsky"


def test_a_group_the_expression_does_not_have_stays_as_it_is_written() -> None:
    matcher = TextMatcher(SearchTerms(words="(five)", is_pattern=True))
    assert matcher.with_all_replaced("five", "$5 dollars for $1")[0] == "$5 dollars for five"


@pytest.mark.parametrize(
    ("words", "text", "code"),
    [
        ("(open", "", "search.malformed"),
        (r"(a+)+$", "a" * 50 + "b", "search.too-hard"),
        (r"a(a+)+$", "ab aa\naaa " + "a" * 50 + "b", "search.too-hard"),
        (r"(?:\w+\W+)+?\d", "word " * 30_000, "search.too-hard"),
    ],
)
def test_an_expression_that_cannot_be_searched_for_is_a_sentence(words: str, text: str, code: str) -> None:
    with pytest.raises(SearchError) as told:
        list(TextMatcher(SearchTerms(words=words, is_pattern=True)).matches(text))
    assert told.value.code == code
    assert explain(told.value)


@pytest.mark.parametrize("words", ["(?x)foo # c", r"\Qfoo"])
def test_an_expression_that_does_not_go_with_whole_words_is_called_malformed(words: str) -> None:
    with pytest.raises(SearchError) as told:
        TextMatcher(SearchTerms(words=words, is_pattern=True, whole_words=True))
    assert told.value.code == "search.malformed"
