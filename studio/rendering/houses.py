"""A house: how one outlet writes and looks, read from the `house.toml` of its folder."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import replace

from studio.rendering.house_files import HouseFile, read_house_files
from studio.rendering.house_severities import SEVERITIES, Severities, severities_of
from studio.rendering.house_tables import table_of, value_error
from studio.rendering.style_packs import packs_of
from studio.resources import resource
from studio.story.style_rules import StylePack

_WEB_ADDRESS = r"^(https?://.+)?$"
_JOINER = r"\A(?=.*[^\s])[^\w\n\r]([^\n\r]{0,10}[^\w\n\r])?\Z"
"""Up to twelve characters on one line; neither end may run into a name, and something must be seen."""

_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

WebAddress = Annotated[str, Meta(pattern=_WEB_ADDRESS)]
Joiner = Annotated[str, Meta(pattern=_JOINER)]
Shape = Literal["", "16:9", "4:3", "1:1", "4:5"]
"""A shape pictures are asked for in; empty for as they are."""
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Flavour = Literal["ninjs-1.7", "wordpress", "ghost", "rss", "markdown"]
"""A form of the story for one kind of CMS."""


NOT_WRITTEN = frozenset({"id", "folder", "files", "style"})
"""What a house has of its folder, and no table may say."""


class CreditFormat(StrEnum):
    """How a credit shows: with its label before it, or with the label for screen readers only."""

    LABEL = "label"
    HIDDEN_LABEL = "hidden-label"


class NavigationLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a house's section navigation. Without `url` it is a word, not a link."""

    name: str
    url: WebAddress = ""


class Labels(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The house's own words around a story, in the house's language. Months are the names used in dates."""

    advertisement: str = "Advertisement"
    navigation: str = "Sections"
    related: str = "You may also like"
    comments: str = "Comments"
    comments_open: str = "Readers may comment on this story."
    comments_closed: str = "Comments on this story are closed."
    corrections: str = "Corrections and clarifications"
    correction: str = "Correction"
    clarification: str = "Clarification"
    update: str = "Update"
    source: str = "Source:"
    as_of: str = "as of"
    fact_box: str = "Facts"
    first_published: str = "First published by"
    months: tuple[str, ...] = _ENGLISH_MONTHS


class Limits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lengths in characters beyond which a text is warned of, 0 for none; nothing limits what can be written."""

    headline: Count = 110
    standfirst: Count = 0
    alt: Count = 250


class House(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one outlet looks and writes.

    `id` is the folder's name. `credit_label` stands before a credit as it is, with its own space or comma.
    `credit_name_joiner` stands between creator and organisation, `credit_via_joiner` before the agency a picture came
    through.
    `media_base_url` is where the house's CMS keeps `images/`, with a slash at its end; empty when not known.
    `image_sizes` is the ``sizes`` of pictures in the text. `word_target` is the usual length of a story, 0 for none.
    `flavours` are the forms for CMSs that its packages hold besides.
    `style_packs` are the packs of style rules that it takes of those that come with Offstone; `style` are these and
    its own, which is in `rules.toml` where it has one.
    `lead_shape` and `picture_shape` are the shapes the house shows the lead picture and those in the text in.
    `severities` are its own choices of how severe findings are, by code.
    `files` are its table, its style and its templates as they were when it was read: what changes on the disk later
    changes no house.
    """

    id: str
    name: str
    folder: Path
    files: tuple[HouseFile, ...] = ()
    language: str = "en-GB"
    publisher: str = ""
    strapline: str = ""
    rights_line: str = ""
    sections: tuple[str, ...] = ()
    navigation: tuple[NavigationLink, ...] = ()
    credit_label: str = "Image source, "
    credit_format: CreditFormat = CreditFormat.HIDDEN_LABEL
    credit_name_joiner: Joiner = "/"
    credit_via_joiner: Joiner = " via "
    caption_first: bool = True
    ads_in_body: bool = False
    media_base_url: WebAddress = ""
    image_sizes: str = "(min-width: 48rem) 44rem, 100vw"
    word_target: Count = 0
    lead_shape: Shape = ""
    picture_shape: Shape = ""
    flavours: tuple[Flavour, ...] = ()
    style_packs: tuple[str, ...] = ()
    style: tuple[StylePack, ...] = ()
    limits: Limits = field(default_factory=Limits)
    severities: Severities = ()
    labels: Labels = field(default_factory=Labels)


def load_house(folder: Path) -> House:
    """The house of `folder`, with all its files.

    Raises HouseError, each with its file: what `read_house_files` and `packs_of` raise, and `house.syntax` and
    `house.value`, both with their line, and what `severities_of` raises.
    """
    files = read_house_files(folder)
    table = table_of(files[0])
    for key in sorted(table.keys() & NOT_WRITTEN):
        raise value_error(files[0], f"Object contains unknown field `{key}`")
    table[SEVERITIES] = severities_of(table.get(SEVERITIES, {}), files[0])
    try:
        house = msgspec.convert({**table, "id": folder.name, "folder": folder, "files": files}, House)
    except msgspec.ValidationError as error:
        raise value_error(files[0], str(error)) from error
    return replace(house, style=packs_of(house.style_packs, files))


@cache
def shipped_houses() -> tuple[House, ...]:
    """The houses that come with Offstone, by id. Raises HouseError when the installation is broken."""
    return tuple(load_house(path.parent) for path in sorted(resource("houses").glob("*/house.toml")))
