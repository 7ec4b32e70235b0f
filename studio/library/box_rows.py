"""A version of a box of the library of boxes as a row of its table, and back."""

import re

import msgspec
from msgspec import Struct

from studio.library.story_rows import Row
from studio.story.library_box import LibraryBox
from studio.story.story import Status

_SURROGATE = re.compile("[\ud800-\udfff]")


class BoxUse(Struct, frozen=True):
    """One copy of a library's box in a story: the element there, and the version it was last held against."""

    story_id: str
    slug: str
    headline: str
    status: Status
    element_id: str
    version: int


def storable_box(box: LibraryBox) -> LibraryBox:
    """The box as it will be read back: halves of surrogate pairs, which UTF-8 cannot hold, become U+FFFD."""
    try:
        return msgspec.json.decode(msgspec.json.encode(box), type=LibraryBox)
    except UnicodeEncodeError:
        return _without_surrogates(box)


def box_row(box: LibraryBox) -> Row:
    """The row of one version; the facts are JSON in one column."""
    row: Row = msgspec.to_builtins(box)
    return row | {"facts": msgspec.json.encode(box.facts).decode(), "retired": int(box.retired)}


def box_from_row(row: Row) -> LibraryBox:
    """The version of a box from its row. Raises msgspec.DecodeError where it makes none, KeyError where it is short."""
    fields = {name: row[name] for name in LibraryBox.__struct_fields__}
    return msgspec.convert(fields | {"facts": msgspec.json.decode(row["facts"])}, LibraryBox, strict=False)


def _without_surrogates(box: LibraryBox) -> LibraryBox:
    def clean(text: str) -> str:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)

    facts = tuple(
        msgspec.structs.replace(fact, **{name: clean(getattr(fact, name)) for name in fact.__struct_fields__})
        for fact in box.facts
    )
    return msgspec.structs.replace(box, title=clean(box.title), note=clean(box.note), facts=facts)
