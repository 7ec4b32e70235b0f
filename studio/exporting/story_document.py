"""The shape of the story JSON: our own documented format for other programs, and the JSON Schema of it."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from studio.exporting.json_schema import schema_of
from studio.story.findings import Place
from studio.story.story import Story

Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Joiner = Annotated[str, Meta(pattern=r"^[^\w\n\r]([^\n\r]{0,10}[^\w\n\r])?$")]
"""At most twelve characters on one line, and neither end runs into a name."""


class ExportedImage(Struct, frozen=True, kw_only=True):
    """One image file of a package: the picture it shows, its path, its hash, its size in pixels, its printed credit.

    `shape` is the shape it was cropped for, such as 16:9; empty for the free crop and the whole picture.
    """

    picture: str
    file: str
    sha256: Hash
    width: Annotated[int, Meta(ge=1)]
    height: Annotated[int, Meta(ge=1)]
    credit: str
    shape: str = ""


class CreditStyle(Struct, frozen=True, kw_only=True):
    """How the house prints a credit: its label, and what it puts between the names and before the agency."""

    label: str = ""
    name_joiner: Joiner = "/"
    via_joiner: Joiner = " via "


class OverriddenFinding(Struct, frozen=True, kw_only=True):
    """A finding of severity error that did not keep the story back."""

    code: str
    sentence: str
    place: Place


class Overrides(Struct, frozen=True, kw_only=True):
    """Why a story left with errors, and which they were."""

    reason: str
    findings: tuple[OverriddenFinding, ...]


class StoryDocument(Struct, frozen=True, kw_only=True):
    """The document.

    `media_base` is what stands before a path of the package in an absolute address. `flavours` are the forms for CMSs
    in the package. These two and `images` are empty where the JSON travels alone; `overrides` is null where nothing was
    wrong.
    """

    format: Literal["offstone-story"] = "offstone-story"
    version: Literal[1] = 1
    revision: Annotated[int, Meta(ge=0)]
    saved_at: Moment
    house: str
    credit_style: CreditStyle = CreditStyle()
    media_base: str = ""
    flavours: tuple[str, ...] = ()
    story: Story
    images: tuple[ExportedImage, ...] = ()
    overrides: Overrides | None = None


def read_story_document(data: bytes) -> StoryDocument:
    """The document from its JSON. Raises msgspec.ValidationError with the path of what is wrong in it."""
    return msgspec.json.decode(data, type=StoryDocument)


def story_schema() -> bytes:
    """The JSON Schema (2020-12) of the story JSON, indented."""
    return schema_of(StoryDocument, "Offstone story")
