"""A rescue copy holds every word of a story for people, and the story itself for the program."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from studio.rescue.rescue_text import copy_text, encoded, rescue_text, split_copy
from studio.resources import resource
from studio.story.canonical import story_from_json
from studio.story.story import Story, new_story

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


def sample() -> Story:
    return story_from_json(resource("sample", "story.json").read_bytes())


def texts(value: Any) -> list[str]:
    """Every text in a story, wherever it is."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    return [text for inner in value for text in texts(inner)] if isinstance(value, list | tuple) else []


def test_every_text_of_the_story_can_be_read():
    story = sample()
    markdown = rescue_text(story)
    for text in texts(msgspec.to_builtins(msgspec.structs.replace(story, id=""))):
        assert text in markdown


@given(headline=TEXT, standfirst=TEXT, body=TEXT, byline=TEXT, notes=TEXT)
def test_a_copy_gives_back_the_very_story(headline, standfirst, body, byline, notes):
    story = msgspec.structs.replace(
        sample(), headline=headline, standfirst=standfirst, body=body, byline=byline, desk_notes=notes
    )
    text, data = split_copy(encoded(copy_text(story, 7)).decode())
    assert data is not None
    assert (data.story, data.held_from) == (story, 7)
    assert text == rescue_text(story)


def test_a_body_that_looks_like_the_comment_harms_nothing():
    story = msgspec.structs.replace(new_story(), body="a\n<!-- offstone {} -->\nb --> c", headline="-->")
    _, data = split_copy(copy_text(story, 1))
    assert data is not None
    assert data.story == story


def test_half_a_character_pair_is_kept():
    story = msgspec.structs.replace(new_story(), body="before \ud83d after")
    _, data = split_copy(encoded(copy_text(story, 1)).decode())
    assert data is not None
    assert data.story == story


def test_a_copy_that_somebody_wrote_in_is_read_as_text():
    whole = copy_text(msgspec.structs.replace(new_story(), body="As it was"), 1).replace(
        "As it was", "As I mended it", 1
    )
    text, data = split_copy(whole)
    assert data is None
    assert "As I mended it" in text


@given(st.integers(0, 400))
def test_a_torn_copy_still_gives_its_words(length):
    whole = copy_text(msgspec.structs.replace(new_story(), headline="Fuel", body="Words " * 30), 1)
    text, data = split_copy(whole[:length])
    assert data is None
    assert text == whole[:length].partition("\n<!-- offstone ")[0]
