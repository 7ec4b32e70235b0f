"""The shape of the story JSON: our own documented format for other programs, and the JSON Schema of it."""

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from studio.story.findings import Place
from studio.story.story import Story

Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class ExportedImage(Struct, frozen=True, kw_only=True):
    """One image file of a package: the picture it shows, its path, its size in pixels, and its credit in one line.

    `shape` is the shape it was cropped for, such as 16:9; empty for the free crop and the whole picture.
    """

    picture: str
    file: str
    width: Annotated[int, Meta(ge=1)]
    height: Annotated[int, Meta(ge=1)]
    credit: str
    shape: str = ""


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
    """The document. `images` is empty where the JSON travels alone; `overrides` is null where nothing was wrong."""

    format: Literal["offstone-story"] = "offstone-story"
    version: Literal[1] = 1
    revision: Annotated[int, Meta(ge=0)]
    saved_at: Moment
    house: str
    story: Story
    images: tuple[ExportedImage, ...] = ()
    overrides: Overrides | None = None


def read_story_document(data: bytes) -> StoryDocument:
    """The document from its JSON. Raises msgspec.ValidationError with the path of what is wrong in it."""
    return msgspec.json.decode(data, type=StoryDocument)


def story_schema() -> bytes:
    """The JSON Schema (2020-12) of the story JSON, indented."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Offstone story",
        **msgspec.json.schema(StoryDocument),
    }
    return msgspec.json.format(msgspec.json.encode(_one_line_descriptions(schema)), indent=2) + b"\n"


def _one_line_descriptions(node: Any) -> Any:
    """The schema with each description, taken from a docstring, as one plain paragraph."""
    if isinstance(node, dict):
        return {
            key: re.sub(r"`+", "", " ".join(value.split()))
            if key == "description" and isinstance(value, str)
            else _one_line_descriptions(value)
            for key, value in node.items()
        }
    return [_one_line_descriptions(item) for item in node] if isinstance(node, list) else node
