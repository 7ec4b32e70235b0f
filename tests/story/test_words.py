"""The count an editor sees is the words a reader gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.story.words import WORDS_PER_MINUTE, count_words, reading_minutes, words_in


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", []),
        ("One, two; three.", ["One", "two", "three"]),
        ("Russia’s *much* **bolder** move", ["Russia’s", "much", "bolder", "move"]),
        ("a co-operative of 1,500 people", ["a", "co-operative", "of", "1,500", "people"]),
        ("[the report](https://example.org/a/b 'x')", ["the", "report"]),
        ('[the report](<https://example.org/a b> "Read it")', ["the", "report"]),
        ("see <https://example.org/page>", ["see"]),
        ("::picture{#almaty-airport}", []),
        ('::pull-quote[Very hard to leave]{by="Nobody Counted"}', ["Very", "hard", "to", "leave"]),
        ("# A heading\n\n- one\n- two\n\n---\n", ["A", "heading", "one", "two"]),
        ("Алматы — город", ["Алматы", "город"]),
    ],
)
def test_words(markdown: str, words: list[str]) -> None:
    assert words_in(markdown) == words


@given(st.lists(st.from_regex(r"[A-Za-zé]{1,12}", fullmatch=True), max_size=50))
def test_plain_words_are_all_there_in_order(words: list[str]) -> None:
    assert words_in(" ".join(words)) == words
    assert count_words("\n\n".join(words)) == len(words)


def test_reading_time_is_at_least_a_minute() -> None:
    assert [reading_minutes(count) for count in (0, 1, WORDS_PER_MINUTE, WORDS_PER_MINUTE * 3)] == [0, 1, 1, 3]
