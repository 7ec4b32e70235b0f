"""The story as JSON for other programs: our own documented format, and the JSON Schema of it."""

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from studio.exporting.hand_off import HandOffRequest
from studio.story.findings import Place
from studio.story.picture import renditions_of
from studio.story.story import Story
from studio.wording import sentence

Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class ExportedImage(Struct, frozen=True, kw_only=True):
    """One image file of a package: the picture it shows, its path, its size in pixels, and its credit in one line."""

    picture: str
    file: str
    width: Annotated[int, Meta(ge=1)]
    height: Annotated[int, Meta(ge=1)]
    credit: str


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


def story_document(request: HandOffRequest, *, with_images: bool = False) -> bytes:
    """The story as JSON, in a fixed order and indented for people; desk notes are left out."""
    document = StoryDocument(
        revision=request.revision,
        saved_at=request.saved_at,
        house=request.house.id,
        story=request.story,
        images=_images(request.story) if with_images else (),
        overrides=_overrides(request),
    )
    plain: dict[str, Any] = msgspec.to_builtins(document)
    del plain["story"]["desk_notes"]
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


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


def _images(story: Story) -> tuple[ExportedImage, ...]:
    return tuple(
        ExportedImage(
            picture=picture.id,
            file=f"images/{rendition.name}",
            width=rendition.width,
            height=rendition.height,
            credit=picture.credit.text,
        )
        for picture in story.pictures
        for rendition in renditions_of(picture)
    )


def _overrides(request: HandOffRequest) -> Overrides | None:
    if not request.errors:
        return None
    return Overrides(
        reason=request.override_reason.strip(),
        findings=tuple(
            OverriddenFinding(
                code=finding.code, sentence=sentence(finding.code, **finding.parameters), place=finding.place
            )
            for finding in request.errors
        ),
    )


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
