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
from studio.rendering.house_files import HouseFile, read_house_files
from studio.rendering.toml_places import lines_of, path_from
from studio.resources import resource

_TOML_LINE = re.compile(r"at line (\d+)")
_VALUE_PATH = re.compile(r" - at `(\$[^`]*)`")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]*)`")
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
Flavour = Literal["ninjs-1.7", "wordpress", "ghost", "rss", "markdown"]
"""A form of the story for one kind of CMS."""


NOT_WRITTEN = frozenset({"id", "folder", "files"})
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


class House(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one outlet looks and writes.

    `id` is the folder's name. `credit_label` stands before a credit as it is, with its own space or comma.
    `credit_name_joiner` stands between creator and organisation, `credit_via_joiner` before the agency a picture came
    through.
    `media_base_url` is where the house's CMS keeps `images/`, with a slash at its end; empty when not known.
    `image_sizes` is the ``sizes`` of pictures in the text. `word_target` is the usual length of a story, 0 for none.
    `flavours` are the forms for CMSs that its packages hold besides.
    `lead_shape` and `picture_shape` are the shapes the house shows the lead picture and those in the text in.
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
    word_target: int = 0
    lead_shape: Shape = ""
    picture_shape: Shape = ""
    flavours: tuple[Flavour, ...] = ()
    labels: Labels = field(default_factory=Labels)


def load_house(folder: Path) -> House:
    """The house of `folder`, with all its files.

    Raises HouseError, each with its file: what `read_house_files` raises, and `house.syntax` and `house.value`, both
    with their line.
    """
    files = read_house_files(folder)
    table = _table_of(files[0])
    try:
        return msgspec.convert({**table, "id": folder.name, "folder": folder, "files": files}, House)
    except msgspec.ValidationError as error:
        raise _value_error(files[0], str(error)) from error


def _table_of(file: HouseFile) -> dict[str, object]:
    try:
        table = tomllib.loads(file.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else file.text.count("\n") + 1
        raise HouseError("house.syntax", file=str(file.path), line=line, reason=str(error)) from error
    for key in sorted(table.keys() & NOT_WRITTEN):
        raise _value_error(file, f"Object contains unknown field `{key}`")
    return table


def _value_error(file: HouseFile, reason: str) -> HouseError:
    """What is wrong with a value, and in which line. msgspec names the table of an unknown key, and the key before."""
    where, unknown = _VALUE_PATH.search(reason), _UNKNOWN_FIELD.search(reason)
    path = path_from(where[1]) if where else ()
    first, _end = lines_of(file.text, (*path, unknown[1]) if unknown else path)
    return HouseError("house.value", file=str(file.path), line=first + 1, reason=reason)


@cache
def shipped_houses() -> tuple[House, ...]:
    """The houses that come with Offstone, by id. Raises HouseError when the installation is broken."""
    return tuple(load_house(path.parent) for path in sorted(resource("houses").glob("*/house.toml")))
