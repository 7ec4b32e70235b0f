"""Writing the story JSON: the whole story in a fixed order, without desk notes."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from studio.exporting.hand_off import HandOffRequest
from studio.exporting.ninjs.addresses import addresses_of
from studio.exporting.story_document import CreditStyle, ExportedImage, OverriddenFinding, Overrides, StoryDocument
from studio.rendering.credit_formats import credit_in_house
from studio.rendering.houses import House
from studio.story.picture import all_renditions_of
from studio.story.story import Story
from studio.wording import sentence


def story_document(request: HandOffRequest, files: Mapping[str, bytes] | None = None) -> bytes:
    """The story as JSON, in a fixed order and indented for people; desk notes are left out.

    `files` are those of a package, its images among them; without them the JSON travels alone.
    """
    document = StoryDocument(
        revision=request.revision,
        saved_at=request.saved_at,
        house=request.house.id,
        credit_style=_credit_style(request.house),
        media_base=addresses_of(request).base if files is not None else "",
        flavours=request.house.flavours if files is not None else (),
        story=request.story,
        images=_images(request.story, request.house, files) if files is not None else (),
        overrides=_overrides(request),
    )
    plain: dict[str, Any] = msgspec.to_builtins(document)
    del plain["story"]["desk_notes"]
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


def _credit_style(house: House) -> CreditStyle:
    return CreditStyle(
        label=house.credit_label, name_joiner=house.credit_name_joiner, via_joiner=house.credit_via_joiner
    )


def _images(story: Story, house: House, files: Mapping[str, bytes]) -> tuple[ExportedImage, ...]:
    return tuple(
        ExportedImage(
            picture=picture.id,
            file=(path := f"images/{rendition.name}"),
            sha256=hashlib.sha256(files[path]).hexdigest(),
            width=rendition.width,
            height=rendition.height,
            credit=credit_in_house(picture.credit, house),
            shape=rendition.shape,
        )
        for picture in story.pictures
        for rendition in all_renditions_of(picture)
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
