"""Checks of the fields above the body: section, headline, standfirst, byline."""

from collections.abc import Iterator

from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.findings import Finding, Place
from studio.story.story import Story


def check_section(story: Story, house: HouseRules) -> Iterator[Finding]:
    """A section is there, and the house knows it."""
    place = Place(field="section")
    if is_blank(story.section):
        yield error("section.missing", place)
    elif house.sections and story.section not in house.sections:
        yield warning("section.unknown", place, section=story.section)


def check_headline(story: Story, house: HouseRules) -> Iterator[Finding]:
    """A headline is there; one longer than the house asks for is counted."""
    length = len(story.headline.strip())
    if not length:
        yield error("headline.missing", Place(field="headline"))
    elif 0 < house.limits.headline < length:
        yield warning("headline.long", Place(field="headline"), characters=str(length))


def check_standfirst(story: Story, house: HouseRules) -> Iterator[Finding]:
    """A standfirst is there, no longer than the house asks for."""
    place, length, longest = Place(field="standfirst"), len(story.standfirst.strip()), house.limits.standfirst
    if not length:
        yield warning("standfirst.missing", place)
    elif 0 < longest < length:
        yield warning("standfirst.long", place, characters=str(length), longest=str(longest))


def check_byline(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """A byline is there."""
    if is_blank(story.byline):
        yield warning("byline.missing", Place(field="byline"))
