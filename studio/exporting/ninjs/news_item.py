"""Writing a story as ninjs 3.2, in our profile."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from studio.exporting.article_forms import body_with_places, plain_body
from studio.exporting.hand_off import HandOffRequest
from studio.exporting.ninjs.addresses import addresses_of, web_uri
from studio.exporting.ninjs.associations import Associations, body, descriptions
from studio.exporting.ninjs_profile import (
    Body,
    Description,
    Headline,
    InfoSource,
    NewsItem,
    PublicationStatus,
    Standard,
    Subject,
)
from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import House
from studio.story.corrections import newest_first
from studio.story.elements import Correction, Origin
from studio.story.story import Status, Story
from studio.wording import sentence


def ninjs_bytes(request: HandOffRequest, sizes: Mapping[str, int]) -> bytes:
    """The story as ninjs 3.2, indented. `sizes` are the lengths in bytes of the package's picture files, by path."""
    return msgspec.json.format(msgspec.json.encode(news_item(request, sizes)), indent=2) + b"\n"


def news_item(request: HandOffRequest, sizes: Mapping[str, int]) -> NewsItem:
    """The story as an item of our profile. Raises HouseError when a template of the house does not work."""
    story, addresses = request.story, addresses_of(request)
    associations = Associations(request, addresses, ArticleRenderer(request.house), sizes)
    embargo = moment_of(story.embargoed_until)
    section = story.section.strip()
    return NewsItem(
        uri=addresses.item,
        type="text",
        standard=Standard(name="ninjs", version="3.2", schema="http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"),
        profile="offstone-story-1",
        version=str(request.revision),
        version_created=request.saved_at,
        pub_status=publication_status(story),
        language=story.language,
        embargoed_until=embargo or None,
        title=story.headline.strip(),
        headlines=_headlines(story),
        slugline=story.slug.strip(),
        by=story.byline.strip(),
        located=story.dateline.strip(),
        subjects=(Subject(rel="section", name=section),) if section else (),
        descriptions=(*descriptions(summary=story.standfirst), *_corrections(story, request.house)),
        bodies=_bodies(story),
        info_sources=_first_publisher(story.origin),
        copyright_notice=story.origin.rights_notice.strip() if story.origin is not None else "",
        ed_note=embargo_note(story),
        associations=tuple(associations.all()),
    )


def publication_status(story: Story) -> PublicationStatus:
    """What a receiver may do with the story. An embargo that is no time withholds it: nobody can tell when it ends."""
    if story.status is Status.SPIKED:
        return "canceled"
    return "withheld" if story.embargoed_until.strip() and not moment_of(story.embargoed_until) else "usable"


def embargo_note(story: Story) -> str:
    """The embargo as a sentence for people, or an empty text."""
    until = story.embargoed_until.strip()
    return sentence("readme.step.embargo", until=until) if until else ""


def moment_of(text: str) -> str:
    """An ISO time as whole seconds in UTC, ``2026-01-08T14:02:00Z``; empty for any other text."""
    try:
        moment = datetime.fromisoformat(text.strip())
        zoned = moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return ""
    return zoned.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def correction_text(note: Correction, house: House) -> str:
    """A note under the story as plain text: what kind it is, its date, its words."""
    date = f" ({note.date.strip()})" if note.date.strip() else ""
    return f"{getattr(house.labels, note.kind.value)}{date}: {note.text.strip()}"


def _corrections(story: Story, house: House) -> tuple[Description, ...]:
    shown = [note for note in newest_first(story.corrections) if note.text.strip()]
    return tuple(text for note in shown for text in descriptions(correction=correction_text(note, house)))


def _headlines(story: Story) -> tuple[Headline, ...]:
    texts = {"main": story.headline, "short": story.short_headline, "seo": story.seo_title}
    return tuple(
        msgspec.convert({"role": role, "value": text.strip(), "contentType": "text/plain"}, Headline)
        for role, text in texts.items()
        if text.strip()
    )


def _bodies(story: Story) -> tuple[Body, ...]:
    plain = plain_body(story)
    return (
        body("main", "text/html", body_with_places(story), words=plain),
        body("source", "text/markdown", story.body, words=plain),
        body("plain", "text/plain", plain, words=plain),
    )


def _first_publisher(origin: Origin | None) -> tuple[InfoSource, ...]:
    if origin is None or not origin.publisher.strip():
        return ()
    return (InfoSource(role="firstPublisher", name=origin.publisher.strip(), uri=web_uri(origin.url) or None),)
