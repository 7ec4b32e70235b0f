"""The story: one article with everything that belongs to it, immutable, with the changes that can be made to it."""

import uuid
from enum import StrEnum
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from studio.story.elements import Correction, Embed, FactBox, Origin, RelatedLink
from studio.story.picture import PlacedPicture
from studio.story.slugs import slug_from, unique_id


class _Element(Protocol):
    @property
    def id(self) -> str: ...


_ElementT = TypeVar("_ElementT", bound=_Element)


class Status(StrEnum):
    """Where a story stands. A spiked story is put away, never deleted."""

    DRAFT = "draft"
    READY = "ready"
    SPIKED = "spiked"


class CommentsPolicy(StrEnum):
    """Whether readers may comment under the story."""

    UNSET = "unset"
    OPEN = "open"
    CLOSED = "closed"


class Story(Struct, frozen=True, kw_only=True):
    """One article. Text fields are plain text, except `body`, which is Offstone Markdown.

    `id` is a UUID as text. `lead_picture` is the id of one of `pictures`, or empty. `embargoed_until` is an ISO time
    in UTC, or empty. `desk_notes` never leave the desk.
    """

    id: str
    slug: str = ""
    language: str = "en-GB"
    status: Status = Status.DRAFT
    section: str = ""
    headline: str = ""
    short_headline: str = ""
    seo_title: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    body: str = ""
    lead_picture: str = ""
    pictures: tuple[PlacedPicture, ...] = ()
    fact_boxes: tuple[FactBox, ...] = ()
    embeds: tuple[Embed, ...] = ()
    related: tuple[RelatedLink, ...] = ()
    corrections: tuple[Correction, ...] = ()
    origin: Origin | None = None
    comments: CommentsPolicy = CommentsPolicy.UNSET
    embargoed_until: str = ""
    desk_notes: str = ""

    def picture(self, picture_id: str) -> PlacedPicture | None:
        """The placed picture with that id, or None."""
        return next((picture for picture in self.pictures if picture.id == picture_id), None)

    def fact_box(self, box_id: str) -> FactBox | None:
        """The fact box with that id, or None."""
        return next((box for box in self.fact_boxes if box.id == box_id), None)

    def embed(self, embed_id: str) -> Embed | None:
        """The embed with that id, or None."""
        return next((embed for embed in self.embeds if embed.id == embed_id), None)

    @property
    def lead(self) -> PlacedPicture | None:
        """The lead picture, or None."""
        return self.picture(self.lead_picture) if self.lead_picture else None

    @property
    def element_ids(self) -> frozenset[str]:
        """The ids in use by pictures, fact boxes and embeds together."""
        elements: tuple[_Element, ...] = (*self.pictures, *self.fact_boxes, *self.embeds)
        return frozenset(element.id for element in elements)

    @property
    def working_slug(self) -> str:
        """The slug, or one made from the headline while none is set."""
        return self.slug or slug_from(self.headline) or "untitled"


def new_story(*, language: str = "en-GB") -> Story:
    """An empty draft with an id of its own."""
    return Story(id=str(uuid.uuid4()), language=language)


def with_picture(story: Story, picture: PlacedPicture) -> Story:
    """The story with `picture` in place of the one of the same id, or added at the end."""
    return replace(story, pictures=_with_element(story.pictures, picture))


def with_fact_box(story: Story, box: FactBox) -> Story:
    """The story with `box` in place of the one of the same id, or added at the end."""
    return replace(story, fact_boxes=_with_element(story.fact_boxes, box))


def with_embed(story: Story, embed: Embed) -> Story:
    """The story with `embed` in place of the one of the same id, or added at the end."""
    return replace(story, embeds=_with_element(story.embeds, embed))


def without_element(story: Story, element_id: str) -> Story:
    """The story without the picture, fact box or embed of that id, wherever it was; its place in the body stays."""
    return replace(
        story,
        pictures=tuple(picture for picture in story.pictures if picture.id != element_id),
        fact_boxes=tuple(box for box in story.fact_boxes if box.id != element_id),
        embeds=tuple(embed for embed in story.embeds if embed.id != element_id),
        lead_picture="" if story.lead_picture == element_id else story.lead_picture,
    )


def free_element_id(story: Story, wish: str) -> str:
    """A short id for a new element, made from `wish`, that no element of the story has."""
    return unique_id(slug_from(wish, max_words=4), story.element_ids)


def _with_element(elements: tuple[_ElementT, ...], element: _ElementT) -> tuple[_ElementT, ...]:
    if any(known.id == element.id for known in elements):
        return tuple(element if known.id == element.id else known for known in elements)
    return (*elements, element)
