"""Checks of what leads away from the story: embeds, related links, and the stories of the library they lead to."""

from collections.abc import Iterator

from studio.checking.known import Known
from studio.checking.rule import HouseRules, error, is_blank, warning
from studio.story.elements import Embed
from studio.story.findings import Finding, Place
from studio.story.story import Status, Story


def check_embeds(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every embed has an address on the web and a text for readers who cannot see it."""
    for embed in story.embeds:
        if is_blank(embed.url):
            yield error("embed.no-url", _place(embed, "url"), id=embed.id)
        elif not _is_web_address(embed.url):
            yield error("embed.not-web", _place(embed, "url"), id=embed.id, url=embed.url)
        if is_blank(embed.fallback):
            yield error("embed.no-fallback", _place(embed, "fallback"), id=embed.id)


def check_related(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """Every related link that is included has a headline, an address on the web and a whole excerpt.

    A story of the same library may have no address yet: its headline is printed without a link until it has.
    """
    for index, link in enumerate(story.related):
        if not link.is_included:
            continue
        number, element = str(index + 1), str(index)
        if is_blank(link.headline):
            yield error("related.no-headline", _related(element, "headline"), number=number)
        if is_blank(link.url) and link.library_story:
            yield warning("related.no-url-yet", _related(element, "url"), number=number)
        elif is_blank(link.url):
            yield error("related.no-url", _related(element, "url"), number=number)
        elif not _is_web_address(link.url):
            yield error("related.not-web", _related(element, "url"), number=number, url=link.url)
        if link.is_cut:
            yield error("related.cut", _related(element, "excerpt"), number=number)


def check_linked_stories(story: Story, known: Known) -> Iterator[Finding]:
    """The stories of the library that included links lead to are not spiked, and are headed as they were then.

    A headline that an editor wrote for the link, which the other story never had, is no finding.
    """
    for index, link in enumerate(story.related):
        linked = known.linked.get(link.library_story)
        if linked is None or not link.is_included:
            continue
        place, number, headline = _related(str(index), "headline"), str(index + 1), link.headline.strip()
        if linked.status is Status.SPIKED:
            yield warning("related.spiked", place, number=number, headline=headline or linked.headline)
        if headline in linked.earlier_headlines and headline != linked.headline.strip():
            yield warning("related.headline-changed", place, number=number, before=headline, now=linked.headline)


def _is_web_address(url: str) -> bool:
    return url.strip().lower().startswith(("https://", "http://"))


def _place(embed: Embed, part: str) -> Place:
    return Place(field="embeds", element=embed.id, part=part)


def _related(element: str, part: str) -> Place:
    return Place(field="related", element=element, part=part)
