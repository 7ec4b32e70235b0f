"""What a story is made of besides text and pictures: fact boxes, embeds, related links, corrections, the origin."""

from enum import StrEnum

from msgspec import Struct


class Fact(Struct, frozen=True, kw_only=True):
    """One question with its answer (Offstone Markdown), its source and the ISO date it was true on."""

    question: str = ""
    answer: str = ""
    source: str = ""
    as_of: str = ""


class FactBox(Struct, frozen=True, kw_only=True):
    """A titled box of facts."""

    id: str
    title: str = ""
    facts: tuple[Fact, ...] = ()


class EmbedKind(StrEnum):
    """What kind of foreign thing an embed shows."""

    VIDEO = "video"
    AUDIO = "audio"
    POST = "post"
    MAP = "map"
    OTHER = "other"


class Embed(Struct, frozen=True, kw_only=True):
    """A video, post or other foreign thing. `fallback` is what readers get where it cannot be shown; required.

    `poster` is the id of a placed picture of the same story, or empty.
    """

    id: str
    fallback: str
    kind: EmbedKind = EmbedKind.OTHER
    title: str = ""
    url: str = ""
    author: str = ""
    date: str = ""
    text: str = ""
    caption: str = ""
    poster: str = ""


class RelatedLink(Struct, frozen=True, kw_only=True):
    """A link to another story, offered to the template. `is_cut` marks an excerpt that ends in the middle."""

    headline: str = ""
    url: str = ""
    section: str = ""
    excerpt: str = ""
    is_cut: bool = False
    is_included: bool = False


class CorrectionKind(StrEnum):
    """What a dated note under a story says happened to it."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"


class Correction(Struct, frozen=True, kw_only=True):
    """A dated note on what changed after publication."""

    text: str
    date: str = ""
    kind: CorrectionKind = CorrectionKind.CORRECTION


class Origin(Struct, frozen=True, kw_only=True):
    """Where a republished story came from. `permission` says who allowed it; empty means not yet."""

    publisher: str = ""
    url: str = ""
    fetched_at: str = ""
    permission: str = ""
    rights_notice: str = ""
