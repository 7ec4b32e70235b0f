"""What the picture sheet says of each picture, once for the page and the spreadsheet alike."""

import hashlib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from studio.exporting.article_forms import body_blocks
from studio.exporting.hand_off import HandOffRequest
from studio.rendering.credit_formats import credit_in_house
from studio.rights import rights_rule
from studio.story.directives import DirectiveName
from studio.story.picture import PlacedPicture, all_renditions_of
from studio.story.story import Story
from studio.wording import sentence

FACTS = (
    "used",
    "alt",
    "creator",
    "organisation",
    "via",
    "copyright",
    "rights",
    "terms",
    "link",
    "from",
    "until",
    "instructions",
    "context",
    "original",
)
"""What is told of a picture besides its caption and credit, in this order."""


class SheetFile(Struct, frozen=True, kw_only=True):
    """One image file of the package. `shape` is what it was cropped for, or empty."""

    path: str
    width: int
    height: int
    bytes: int
    sha256: str
    shape: str


class SheetPicture(Struct, frozen=True, kw_only=True):
    """One picture. `alt` is None where it is missing, and empty for a decorative picture; `facts` are by their name."""

    name: str
    caption: str
    credit: str
    alt: str | None
    facts: dict[str, str]
    files: tuple[SheetFile, ...]


def sheet_pictures(request: HandOffRequest, images: Mapping[str, bytes]) -> tuple[SheetPicture, ...]:
    """Every picture of the story, in its order. `images` are the picture files of the package, by path."""
    story = request.story
    uses = _uses(story)
    return tuple(
        SheetPicture(
            name=picture.id,
            caption=picture.caption.strip(),
            credit=credit_in_house(picture.credit, request.house),
            alt="" if picture.decorative else picture.alt.strip() or None,
            facts=_facts(picture, uses.get(picture.id, [])),
            files=tuple(_files(picture, images)),
        )
        for picture in story.pictures
    )


def _facts(picture: PlacedPicture, uses: list[str]) -> dict[str, str]:
    credit = picture.credit
    alt = sentence("sheet.decorative") if picture.decorative else picture.alt or sentence("sheet.no-alt")
    told = {
        "used": ", ".join(uses) or sentence("sheet.unused"),
        "alt": alt,
        "creator": credit.creator,
        "organisation": credit.organisation,
        "via": credit.via,
        "copyright": credit.copyright_notice,
        "rights": rights_rule(credit.rights_class).title,
        "terms": credit.usage_terms,
        "link": credit.link,
        "from": credit.not_before,
        "until": credit.expires,
        "instructions": credit.instructions,
        "context": credit.context_note,
        "original": picture.file_name,
    }
    return {name: " ".join(told[name].split()) for name in FACTS}


def _uses(story: Story) -> dict[str, list[str]]:
    """Where each picture is seen, in words."""
    found: dict[str, list[str]] = {story.lead_picture: [sentence("sheet.lead")]} if story.lead_picture else {}
    for block in body_blocks(story):
        directive = block.directive
        if directive is not None and directive.name == DirectiveName.PICTURE:
            found.setdefault(directive.id, []).append(sentence("sheet.in-text"))
        embed = story.embed(directive.id) if directive is not None and directive.name == DirectiveName.EMBED else None
        if embed is not None and embed.poster:
            found.setdefault(embed.poster, []).append(sentence("sheet.poster", embed=embed.title.strip() or embed.id))
    return found


def _files(picture: PlacedPicture, images: Mapping[str, bytes]) -> Iterator[SheetFile]:
    for each in all_renditions_of(picture):
        path = f"images/{each.name}"
        data = images[path]
        yield SheetFile(
            path=path,
            width=each.width,
            height=each.height,
            bytes=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            shape=each.shape,
        )
