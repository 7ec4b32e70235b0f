"""A house: how one outlet writes and looks, read from the `house.toml` of its folder."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from studio.errors import HouseError
from studio.resources import resource

_TOML_LINE = re.compile(r"at line (\d+)")
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


class House(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one outlet looks and writes.

    `id` is the folder's name. `credit_label` stands before a credit as it is, with its own space or comma.
    `credit_name_joiner` stands between creator and organisation, `credit_via_joiner` before the agency a picture came
    through.
    `media_base_url` is where the house's CMS keeps `images/`, with a slash at its end; empty when not known.
    `image_sizes` is the ``sizes`` of pictures in the text. `word_target` is the usual length of a story, 0 for none.
    `lead_shape` and `picture_shape` are the shapes the house shows the lead picture and those in the text in.
    """

    id: str
    name: str
    folder: Path
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
    word_target: int = 0
    lead_shape: Shape = ""
    picture_shape: Shape = ""
    labels: Labels = field(default_factory=Labels)


def load_house(folder: Path) -> House:
    """The house of `folder`. Raises HouseError: `house.missing`, `house.syntax` (with line), `house.value`."""
    path = folder / "house.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise HouseError("house.missing", file=str(path), reason=str(error)) from error
    except tomllib.TOMLDecodeError as error:
        line = _TOML_LINE.search(str(error))
        raise HouseError("house.syntax", file=str(path), line=line[1] if line else "?", reason=str(error)) from error
    try:
        return msgspec.convert({**table, "id": folder.name, "folder": folder}, House)
    except msgspec.ValidationError as error:
        raise HouseError("house.value", file=str(path), reason=str(error)) from error


@cache
def shipped_houses() -> tuple[House, ...]:
    """The houses that come with Offstone, by id. Raises HouseError when the installation is broken."""
    return tuple(load_house(path.parent) for path in sorted(resource("houses").glob("*/house.toml")))
