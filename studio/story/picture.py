"""A placed picture: one picture of the library as one story uses it, and the renditions it leaves as."""

import hashlib
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from studio.story.credit import Credit

Fraction = Annotated[float, Meta(ge=0.0, le=1.0)]

RENDITION_WIDTHS = (480, 960, 1600)
"""Pixel widths a picture is exported at; never wider than the crop itself."""


class Crop(Struct, frozen=True, kw_only=True):
    """The part of a picture that is shown, as fractions of its width and height."""

    left: Fraction = 0.0
    top: Fraction = 0.0
    width: Fraction = 1.0
    height: Fraction = 1.0


class CropRatio(StrEnum):
    """The shapes a picture can be cropped to besides any other."""

    WIDE = "16:9"
    CLASSIC = "4:3"
    SQUARE = "1:1"
    TALL = "4:5"

    @property
    def number(self) -> float:
        """Width over height in pixels."""
        width, height = self.value.split(":")
        return int(width) / int(height)


class RatioCrop(Struct, frozen=True, kw_only=True):
    """The crop of a picture for one shape."""

    ratio: CropRatio
    crop: Crop


class FocalPoint(Struct, frozen=True, kw_only=True):
    """The point of a picture that every crop has to show, as fractions of its width and height."""

    x: Fraction
    y: Fraction


class ProvenanceState(StrEnum):
    """What became of the check of a file's content credentials."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    TAMPERED = "tampered"
    UNREADABLE = "unreadable"


class Provenance(Struct, frozen=True, kw_only=True):
    """What the content credentials (C2PA) in a picture's file say, and whether that can be believed.

    `signer` and `tool` are names as the file gives them; `signed_at` is an ISO time, or empty.
    """

    state: ProvenanceState
    signer: str = ""
    signed_at: str = ""
    tool: str = ""
    is_ai: bool = False
    is_edited: bool = False


class Contradiction(Struct, frozen=True, kw_only=True):
    """One field of a file's metadata whose standards do not say the same. What is not there is empty."""

    field: str
    xmp: str = ""
    iim: str = ""
    exif: str = ""


class PlacedPicture(Struct, frozen=True, kw_only=True):
    """A picture in a story: alt text, caption, credit and crop are this story's own.

    `sha256` names the original in the library's picture store and is empty while the picture still waits for its
    file. `width` and `height` are the original's pixels, upright. `crop` is the free crop, which is shown wherever no
    other shape is asked for; `crops` holds at most one crop a shape. `contradictions` and `provenance` are what the
    file said when it came in.
    """

    id: str
    sha256: str = ""
    media_type: str = ""
    file_name: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    credit: Credit = field(default_factory=Credit)
    crop: Crop | None = None
    crops: tuple[RatioCrop, ...] = ()
    focus: FocalPoint | None = None
    contradictions: tuple[Contradiction, ...] = ()
    provenance: Provenance | None = None

    @property
    def has_file(self) -> bool:
        """True when the picture's original is in the library."""
        return bool(self.sha256)

    @property
    def needs_alt(self) -> bool:
        """True when the alt text is missing and the picture is not marked decorative."""
        return not self.decorative and not self.alt.strip()


def with_file(known: PlacedPicture, incoming: PlacedPicture) -> PlacedPicture:
    """A placed picture with the file that `incoming` was read from. What was written about it stays."""
    return replace(
        incoming,
        id=known.id,
        alt=known.alt or incoming.alt,
        decorative=known.decorative,
        caption=known.caption or incoming.caption,
        credit=incoming.credit if known.credit.is_missing else known.credit,
    )


def crop_for(picture: PlacedPicture, ratio: str) -> Crop | None:
    """The crop the picture is shown with where `ratio` is asked for: the one made for it, else the free one."""
    return next((each.crop for each in picture.crops if each.ratio == ratio), picture.crop)


class Rendition(Struct, frozen=True):
    """One exported size of a picture: its file name in `images/`, its size in pixels, and the shape it was cropped for.

    `shape` is empty for the free crop and for the whole picture.
    """

    name: str
    width: int
    height: int
    shape: str = ""


def cropped_size(picture: PlacedPicture, shape: str = "") -> tuple[int, int]:
    """Width and height in pixels of what the picture shows where a shape is asked for, at least 1 × 1."""
    crop = crop_for(picture, shape) or Crop()
    return max(1, round(picture.width * crop.width)), max(1, round(picture.height * crop.height))


def renditions_of(picture: PlacedPicture, shape: str = "") -> tuple[Rendition, ...]:
    """The renditions a picture is shown with where a shape is asked for, smallest first; none while it has no file.

    Without a crop for that shape they are those of the free crop. The names depend only on the picture's id, its
    original and the crop, so the same story gives the same names.
    """
    if not picture.has_file:
        return ()
    own = shape if any(each.ratio == shape for each in picture.crops) else ""
    width, height = cropped_size(picture, own)
    crop = crop_for(picture, own)
    mark = picture.sha256 if crop is None else picture.sha256 + own + repr(_in_floats(crop))
    digest = hashlib.sha256(mark.encode()).hexdigest()[:8]
    stem = f"{picture.id}-{own.replace(':', 'x')}-{digest}" if own else f"{picture.id}-{digest}"
    widths = [w for w in RENDITION_WIDTHS if w < width] + [min(width, RENDITION_WIDTHS[-1])]
    return tuple(Rendition(f"{stem}-{w}.jpg", w, max(1, round(height * w / width)), own) for w in dict.fromkeys(widths))


def all_renditions_of(picture: PlacedPicture) -> tuple[Rendition, ...]:
    """Every rendition a picture leaves as: those of the free crop, then those of each crop made for a shape."""
    shapes = ("", *(each.ratio.value for each in picture.crops))
    return tuple(rendition for shape in dict.fromkeys(shapes) for rendition in renditions_of(picture, shape))


def _in_floats(crop: Crop) -> Crop:
    """The crop as it is read back: a whole number is written without its point and must not make another name."""
    return Crop(left=float(crop.left), top=float(crop.top), width=float(crop.width), height=float(crop.height))
