"""Cures of what leads away from a story, and of when it leaves: addresses, links, posters, an embargo long over."""

import re
from datetime import datetime, timedelta

from msgspec.structs import replace

from studio.checking.cures.cure import Cure
from studio.checking.known import Known
from studio.story.box_kinds import last_day
from studio.story.elements import RelatedLink
from studio.story.findings import Finding
from studio.story.story import Story, with_embed

_A_DAY = timedelta(days=1)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
"""An address without its ``https://``: names with dots between them, and perhaps a path."""


def leave_link_out(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The related link stays with the story, and does not leave with it."""
    link = _link(story, finding)
    return _with_link(story, finding, replace(link, is_included=False)) if link is not None else None


def complete_address(story: Story, finding: Finding, _known: Known) -> Story | None:
    """The address of an embed or a related link begins with ``https://``."""
    if finding.place.field == "embeds":
        embed = story.embed(finding.place.element)
        url = _completed(embed.url) if embed is not None else ""
        return with_embed(story, replace(embed, url=url)) if embed is not None and url else None
    link = _link(story, finding)
    url = _completed(link.url) if link is not None else ""
    return _with_link(story, finding, replace(link, url=url)) if link is not None and url else None


def take_headline(story: Story, finding: Finding, known: Known) -> Story | None:
    """A link to a story of the library says what that story is headed now."""
    link = _link(story, finding)
    linked = known.linked.get(link.library_story) if link is not None else None
    if link is None or linked is None or not linked.headline.strip():
        return None
    return _with_link(story, finding, replace(link, headline=" ".join(linked.headline.split())))


def have_no_poster(story: Story, finding: Finding, _known: Known) -> Story | None:
    """A poster that is none of the story's pictures is no poster."""
    embed = story.embed(finding.place.element)
    if embed is None or story.picture(embed.poster) is not None:
        return None
    return with_embed(story, replace(embed, poster=""))


def clear_embargo(story: Story, _finding: Finding, known: Known) -> Story | None:
    """An embargo that is over, in whatever zone today's date is told, holds nothing back."""
    today = last_day(known.today)
    try:
        until = datetime.fromisoformat(story.embargoed_until).date()
    except ValueError:
        return None
    return replace(story, embargoed_until="") if today is not None and today - until > _A_DAY else None


def _link(story: Story, finding: Finding) -> RelatedLink | None:
    index = finding.place.element
    if finding.place.field != "related" or not index.isdigit() or int(index) >= len(story.related):
        return None
    return story.related[int(index)]


def _with_link(story: Story, finding: Finding, link: RelatedLink) -> Story:
    index = int(finding.place.element)
    return replace(story, related=(*story.related[:index], link, *story.related[index + 1 :]))


def _completed(url: str) -> str:
    bare = url.strip().removeprefix("//")
    return f"https://{bare}" if _HOST.fullmatch(bare) else ""


LINK_CURES = (
    Cure(id="take-headline", codes=("check.related.headline-changed",), by=take_headline),
    Cure(id="no-poster", codes=("check.embed.poster-unknown",), by=have_no_poster),
    Cure(id="complete-address", codes=("check.embed.not-web", "check.related.not-web"), by=complete_address),
    Cure(
        id="leave-out",
        codes=(
            "check.related.no-headline",
            "check.related.no-url",
            "check.related.no-url-yet",
            "check.related.spiked",
            "check.related.not-web",
            "check.related.cut",
        ),
        by=leave_link_out,
    ),
    Cure(id="clear-embargo", codes=("check.embargo.set",), by=clear_embargo),
)
