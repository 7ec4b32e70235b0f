"""What a story is made of besides text and pictures: fact boxes, embeds, related links, corrections, the origin."""

from enum import StrEnum

from msgspec import Struct


class Fact(Struct, frozen=True, kw_only=True):
    """One question with its answer (Offstone Markdown), its source, and the ISO date it was true on.

    What the question is depends on the kind of the box: the question, nothing (a key point), a time (a timeline), a
    label (a profile) or a figure (numbers). `review_by` is the ISO date by which somebody has to look at it again.
    """

    question: str = ""
    answer: str = ""
    source: str = ""
    as_of: str = ""
    review_by: str = ""


class BoxKind(StrEnum):
    """What a fact box is made of."""

    QUESTIONS = "questions"
    KEY_POINTS = "key-points"
    TIMELINE = "timeline"
    PROFILE = "profile"
    NUMBERS = "numbers"


class FactBox(Struct, frozen=True, kw_only=True):
    """A titled box of facts.

    A box that was taken from the library of boxes is a pinned copy: `library_box` is the id of the box there, and
    `library_version` the version the copy was last held against. Both are empty for a box of the story's own.
    """

    id: str
    title: str = ""
    facts: tuple[Fact, ...] = ()
    kind: BoxKind = BoxKind.QUESTIONS
    library_box: str = ""
    library_version: int = 0


class EmbedKind(StrEnum):
    """What kind of foreign thing an embed shows."""

    VIDEO = "video"
    AUDIO = "audio"
    POST = "post"
    MAP = "map"
    OTHER = "other"


class Embed(Struct, frozen=True, kw_only=True):
    """A video, post or other foreign thing. `fallback` is what readers get where it cannot be shown; required.

    `poster` is the id of a placed picture of the same story, or empty. `alt` says what is to be seen or heard.
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
    alt: str = ""


class RelatedLink(Struct, frozen=True, kw_only=True):
    """A link to another story, offered to the template. `is_cut` marks an excerpt that ends in the middle.

    `library_story` is the id of the story in the same library, or empty.
    """

    headline: str = ""
    url: str = ""
    section: str = ""
    excerpt: str = ""
    is_cut: bool = False
    is_included: bool = False
    library_story: str = ""


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
