"""Slugs are short ASCII, stable, and never clash."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.story.slugs import slug_from, unique_id


@given(st.text(max_size=300), st.integers(1, 12))
def test_shape(text: str, max_words: int) -> None:
    slug = slug_from(text, max_words=max_words)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert len(slug) <= 80
    assert len(slug.split("-")) <= max_words


@given(st.text(max_size=300))
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug_from(slug_from(text)) == slug_from(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kazakhstan: The basics", "kazakhstan-the-basics"),
        ("Don’t panic", "dont-panic"),
        ("Łódź, Þórshöfn & Großræschen", "lodz-thorshofn-grossraeschen"),
        ("one two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"),
        ("日本", ""),
        ("", ""),
    ],
)
def test_examples(text: str, slug: str) -> None:
    assert slug_from(text) == slug


@given(st.text("ab-", max_size=4), st.frozensets(st.sampled_from(["", "a", "b", "a-2", "a-3", "element"])))
def test_unique_id_is_free(wish: str, taken: frozenset[str]) -> None:
    found = unique_id(wish, taken)
    assert found
    assert found not in taken
    assert found.startswith(wish or "element")


def test_a_free_wish_is_granted() -> None:
    assert unique_id("map", ()) == "map"
    assert unique_id("map", ("map", "map-2")) == "map-3"
