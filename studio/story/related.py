"""A story as a related link of another one."""

import re

from studio.story.elements import RelatedLink
from studio.story.story import Story

LONGEST_EXCERPT = 200
"""Characters of a standfirst that an excerpt takes over."""

_WORD_END = re.compile(r"\s+\S*$")


def related_link_to(story: Story) -> RelatedLink:
    """The link to a story of the same library, included, with its standfirst as the excerpt. It has no URL yet."""
    excerpt, is_cut = cut_at_word(story.standfirst, LONGEST_EXCERPT)
    return RelatedLink(
        headline=" ".join(story.headline.split()),
        section=story.section,
        excerpt=excerpt,
        is_cut=is_cut,
        is_included=True,
        library_story=story.id,
    )


def cut_at_word(text: str, longest: int) -> tuple[str, bool]:
    """The text on one line, cut behind a whole word where it has more than `longest` characters; and whether it was."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line, False
    head = line[:longest]
    whole = head if line[longest] == " " else _WORD_END.sub("", head)
    return f"{whole.rstrip(' ,;:–—-')}…", True


def can_link_to(story: Story, story_id: str) -> bool:
    """True when `story_id` is another story, to which no link leads yet."""
    return story_id != story.id and all(link.library_story != story_id for link in story.related)
