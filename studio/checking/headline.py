"""Checks of the fields above the body: section, headline, standfirst, byline."""

from collections.abc import Iterator

from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.findings import Finding, Place
from studio.story.story import Story

LONG_HEADLINE = 110
"""Characters after which a headline is mentioned; it is a remark, never a limit."""


def check_section(story: Story, house: HouseRules) -> Iterator[Finding]:
    """A section is there, and the house knows it."""
    place = Place(field="section")
    if is_blank(story.section):
        yield error("section.missing", place)
    elif house.sections and story.section not in house.sections:
        yield warning("section.unknown", place, section=story.section)


def check_headline(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """A headline is there; a very long one is counted."""
    length = len(story.headline.strip())
    if not length:
        yield error("headline.missing", Place(field="headline"))
    elif length > LONG_HEADLINE:
        yield warning("headline.long", Place(field="headline"), characters=str(length))


def check_standfirst(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """A standfirst is there."""
    if is_blank(story.standfirst):
        yield warning("standfirst.missing", Place(field="standfirst"))


def check_byline(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """A byline is there."""
    if is_blank(story.byline):
        yield warning("byline.missing", Place(field="byline"))
