"""The shape of the story as ninjs 3.2: which of its properties we write, with our profile of role names."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from studio.exporting.json_schema import schema_of

Uri = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+$")]
PublicationStatus = Literal["usable", "withheld", "canceled"]
Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
Ratio = Annotated[str, Meta(pattern=r"^(\d+:\d+)?$")]
Count = Annotated[int, Meta(ge=0)]


class _Part(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True, forbid_unknown_fields=True):
    """Of ninjs, what is not known is left out."""


class Standard(_Part, frozen=True):
    """Which standard the document keeps to."""

    name: Literal["ninjs"]
    version: Literal["3.2"]
    schema: Literal["http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"]


class Headline(_Part, frozen=True):
    """The headline (`main`), or the variant of it for narrow places (`short`) or for search engines (`seo`)."""

    role: Literal["main", "short", "seo"]
    value: str
    content_type: Literal["text/plain"]


class Description(_Part, frozen=True):
    """A short text, in a role of our profile.

    `summary`: the standfirst, or the excerpt of a related story. `correction`: what changed after publication.
    `altText`: what a picture shows, empty where it is decorative. `caption`. `creditLine`: the whole credit as it must
    be printed. `fallback`: what readers get where an embed cannot be shown. `quote`: the words of a post. `context`:
    what is known of where a picture comes from.
    """

    role: Literal["summary", "correction", "altText", "caption", "creditLine", "fallback", "quote", "context"]
    value: str
    content_type: Literal["text/plain"]


class Body(_Part, frozen=True):
    """A text in one form. `main`: as HTML. `source`: as it was written, in Offstone Markdown. `plain`: as plain text.
    `data`: a fact box as JSON.

    Empty figures and asides of the HTML with the attribute `data-association` mark the places of associations, which
    they name.
    """

    role: Literal["main", "source", "plain", "data"]
    value: str
    content_type: Literal["text/html", "text/markdown", "text/plain", "application/json"]
    char_count: Count = 0
    word_count: Count = 0


class Subject(_Part, frozen=True):
    """The section the story runs in."""

    rel: Literal["section"]
    name: str


class InfoSource(_Part, frozen=True):
    """A party. `creditLine`: its name is the whole credit as it must be printed; the others are single parties."""

    role: Literal["creditLine", "organisation", "distributor", "firstPublisher"]
    name: str
    uri: Uri | None = None


class RightsInfo(_Part, frozen=True):
    """The address of a licence."""

    linked_rights: Uri


class DigitalSourceType(_Part, frozen=True):
    """How a picture came to be, said for those made by a model."""

    uri: Uri
    name: str


class Rendition(_Part, frozen=True):
    """A file or page. Pictures: `name` is the file's name without its suffix. Embeds and related stories: `page`."""

    name: str
    href: Uri
    content_type: Literal["image/jpeg", "text/html"]
    width: Annotated[int, Meta(ge=1)] | None = None
    height: Annotated[int, Meta(ge=1)] | None = None
    size_in_bytes: Annotated[int, Meta(ge=1)] | None = None
    aspect_ratio: Ratio = ""


class Picture(_Part, frozen=True, tag_field="rel", tag="picture"):
    """A picture of the story. It has no renditions while its file is missing, and is then only partial."""

    name: str
    uri: Uri
    type: Literal["picture"]
    representation_type: Literal["full", "partial"]
    descriptions: tuple[Description, ...] = ()
    by: str = ""
    info_sources: tuple[InfoSource, ...] = ()
    copyright_notice: str = ""
    usage_terms: str = ""
    rights_info: RightsInfo | None = None
    digital_source_type: DigitalSourceType | None = None
    ed_note: str = ""
    renditions: tuple[Rendition, ...] = ()


class LeadPicture(Picture, frozen=True, tag_field="rel", tag="lead"):
    """The picture above the text."""


class FactBox(_Part, frozen=True, tag_field="rel", tag="factbox"):
    """A fact box, as HTML and as data: its `kind`, its `title`, and its `facts` as the story's own JSON has them."""

    name: str
    uri: Uri
    type: Literal["component"]
    title: str = ""
    bodies: tuple[Body, ...] = ()


class Embed(_Part, frozen=True, tag_field="rel", tag="embed"):
    """A video, post or other foreign thing: the page it is at, its poster, and what readers get instead of it."""

    name: str
    uri: Uri
    type: Literal["video", "audio", "composite"]
    title: str = ""
    by: str = ""
    descriptions: tuple[Description, ...] = ()
    info_sources: tuple[InfoSource, ...] = ()
    renditions: tuple[Rendition, ...] = ()


class Related(_Part, frozen=True, tag_field="rel", tag="related"):
    """Another story that the desk wants shown beside this one."""

    name: str
    uri: Uri
    type: Literal["text"]
    title: str = ""
    subjects: tuple[Subject, ...] = ()
    descriptions: tuple[Description, ...] = ()
    renditions: tuple[Rendition, ...] = ()


Association = LeadPicture | Picture | FactBox | Embed | Related


class NewsItem(_Part, frozen=True):
    """The story. `version` is its revision, `version_created` the time that was saved."""

    uri: Uri
    type: Literal["text"]
    standard: Standard
    profile: Literal["offstone-story-1"]
    version: Annotated[str, Meta(pattern=r"^\d+$")]
    version_created: Moment
    pub_status: PublicationStatus
    language: str
    embargoed_until: Moment | None = None
    title: str = ""
    headlines: tuple[Headline, ...] = ()
    slugline: str = ""
    by: str = ""
    located: str = ""
    subjects: tuple[Subject, ...] = ()
    descriptions: tuple[Description, ...] = ()
    bodies: tuple[Body, ...] = ()
    info_sources: tuple[InfoSource, ...] = ()
    copyright_notice: str = ""
    ed_note: str = ""
    associations: tuple[Association, ...] = ()


def read_news_item(data: bytes) -> NewsItem:
    """The story from its ninjs. Raises msgspec.ValidationError with the path of what is not of our profile."""
    return msgspec.json.decode(data, type=NewsItem, strict=True)


def profile_schema() -> bytes:
    """The JSON Schema (2020-12) of the profile, indented."""
    return schema_of(NewsItem, "Offstone's profile of ninjs 3.2")
