"""A story as a related link of another one."""

import pytest
from msgspec.structs import replace

from studio.story.elements import RelatedLink
from studio.story.related import LONGEST_EXCERPT, can_link_to, cut_at_word, related_link_to
from studio.story.story import new_story

STRIKE = replace(
    new_story(), headline="Strike\u2028ends", section="Business", standfirst="The boats\nsail again.", body="They do."
)


def test_a_link_takes_headline_section_and_standfirst() -> None:
    assert related_link_to(STRIKE) == RelatedLink(
        headline="Strike ends",
        section="Business",
        excerpt="The boats sail again.",
        is_included=True,
        library_story=STRIKE.id,
    )


def test_a_long_standfirst_is_cut_at_a_word_and_flagged() -> None:
    link = related_link_to(replace(STRIKE, standfirst="The union said, " * 20))
    assert link.is_cut
    assert len(link.excerpt) <= LONGEST_EXCERPT + 1
    assert link.excerpt.endswith("said, The…")


@pytest.mark.parametrize(
    ("text", "longest", "cut", "is_cut"),
    [
        ("one two", 7, "one two", False),
        ("one two three", 7, "one two…", True),
        ("one two three", 9, "one two…", True),
        ("one, two three", 5, "one…", True),
        ("unbroken", 4, "unbr…", True),
        ("  one \n two ", 20, "one two", False),
        ("", 5, "", False),
    ],
)
def test_cutting(text: str, longest: int, cut: str, is_cut: bool) -> None:
    assert cut_at_word(text, longest) == (cut, is_cut)


def test_a_story_links_neither_to_itself_nor_twice() -> None:
    story = replace(new_story(), related=(RelatedLink(library_story=STRIKE.id), RelatedLink()))
    assert not can_link_to(story, story.id)
    assert not can_link_to(story, STRIKE.id)
    assert can_link_to(story, "another")
