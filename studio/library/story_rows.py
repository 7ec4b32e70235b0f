"""A story as the rows of its tables, and back."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from studio.errors import BugError
from studio.story.canonical import story_from_json, story_to_json
from studio.story.credit import Credit
from studio.story.elements import Correction, Embed, Fact, FactBox, Origin, RelatedLink
from studio.story.picture import Crop, FocalPoint, PlacedPicture
from studio.story.story import Story
from studio.story.words import count_words

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
_ElementT = TypeVar("_ElementT", bound=Struct)

PLAIN_FIELDS = (
    "slug", "language", "status", "section", "headline", "short_headline", "seo_title", "standfirst", "byline",
    "dateline", "body", "lead_picture", "comments", "embargoed_until", "desk_notes",
)  # fmt: skip
"""The fields of a story that are columns of the same name."""

CHILD_TABLES = {
    "pictures": ("placed_pictures",),
    "fact_boxes": ("fact_boxes", "facts"),
    "embeds": ("embeds",),
    "related": ("related_links",),
    "corrections": ("corrections",),
    "origin": ("origins",),
}
"""The other fields of a story, and the tables their rows live in, a table before those that refer to it."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_JSON_COLUMNS = ("crops", "contradictions", "provenance")
"""Parts of a placed picture that are one text each: lists and structs nobody searches for."""

_CREDIT_COLUMNS = {field: "credit_raw" if field == "raw" else field for field in Credit.__struct_fields__}


def storable(story: Story) -> Story:
    """The story as it will be read back.

    Halves of surrogate pairs, which are no characters and which UTF-8 cannot hold, become U+FFFD; every other code
    point, U+0000 too, is kept as it is. Raises BugError for a value that no story may have, such as a crop beyond
    the picture: it could be written, but never read again.
    """
    try:
        try:
            return story_from_json(story_to_json(story))
        except UnicodeEncodeError:
            return msgspec.convert(_without_surrogates(msgspec.to_builtins(story)), Story)
    except msgspec.ValidationError as error:
        raise BugError("library.not_a_story", reason=str(error)) from error


def story_columns(story: Story, changed: frozenset[str]) -> Row:
    """The columns of `stories` that depend on any of the `changed` fields."""
    row: Row = {field: str(getattr(story, field)) for field in PLAIN_FIELDS if field in changed}
    if changed & {"slug", "headline"}:
        row["working_slug"] = story.working_slug
    if "body" in changed:
        row["words"] = count_words(story.body)
    if changed & {"pictures", "embeds"}:
        row["captions"] = _lines([*(p.caption for p in story.pictures), *(e.caption for e in story.embeds)])
    if "pictures" in changed:
        row["credits"] = _lines(picture.credit.text for picture in story.pictures)
    if "fact_boxes" in changed:
        row["fact_box_texts"] = _lines(text for box in story.fact_boxes for text in _box_texts(box))
    return row


def child_rows(story: Story, field: str) -> dict[str, list[Row]]:
    """The rows of each table of one field of `CHILD_TABLES`."""
    match field:
        case "pictures":
            return {"placed_pictures": _placed(story, map(_picture_row, story.pictures))}
        case "fact_boxes":
            boxes = [
                {name: value for name, value in _plain(box).items() if name != "facts"} for box in story.fact_boxes
            ]
            facts = [
                {"story_id": story.id, "fact_box_position": box_position, "position": position, **_plain(fact)}
                for box_position, box in enumerate(story.fact_boxes)
                for position, fact in enumerate(box.facts)
            ]
            return {"fact_boxes": _placed(story, boxes), "facts": facts}
        case "origin":
            return {"origins": [{"story_id": story.id, **_plain(story.origin)}] if story.origin else []}
    return {CHILD_TABLES[field][0]: _placed(story, map(_plain, getattr(story, field)))}


def story_from_rows(row: Row, rows: Rows) -> Story:
    """The story from its row of `stories` and its rows of each child table, in the order of their positions.

    Raises msgspec.ValidationError where a value is none the field can have.
    """
    origins = [_element(origin, Origin) for origin in rows["origins"]]
    fields: Row = {
        "id": row["id"],
        **{field: row[field] for field in PLAIN_FIELDS},
        "pictures": tuple(picture_from_row(picture) for picture in rows["placed_pictures"]),
        "fact_boxes": tuple(_box(box, rows["facts"]) for box in rows["fact_boxes"]),
        "embeds": tuple(_element(embed, Embed) for embed in rows["embeds"]),
        "related": tuple(_element(link, RelatedLink) for link in rows["related_links"]),
        "corrections": tuple(_element(correction, Correction) for correction in rows["corrections"]),
        "origin": origins[0] if origins else None,
    }
    return msgspec.convert(fields, Story)


def _placed(story: Story, rows: Any) -> list[Row]:
    return [{"story_id": story.id, "position": position, **row} for position, row in enumerate(rows)]


def _plain(element: Struct | None) -> Row:
    row: Row = msgspec.to_builtins(element)
    return row


def _element(row: Row, kind: type[_ElementT], **more: Any) -> _ElementT:
    # Not strict: SQLite has no booleans, and the columns of a struct are among those of its row. A file of an earlier
    # schema that is read because it is damaged lacks columns: the fields then have their defaults.
    fields = {field: row[field] for field in kind.__struct_fields__ if field in row}
    return msgspec.convert(fields | more, kind, strict=False)


def _picture_row(picture: PlacedPicture) -> Row:
    row = _plain(picture)
    credit, crop, focus = row.pop("credit"), row.pop("crop") or {}, row.pop("focus") or {}
    row["sha256"] = picture.sha256 or None
    row.update({column: credit[field] for field, column in _CREDIT_COLUMNS.items()})
    row.update({f"crop_{side}": crop.get(side) for side in Crop.__struct_fields__})
    row.update({f"focus_{axis}": focus.get(axis) for axis in FocalPoint.__struct_fields__})
    row.update({name: _json_text(row[name]) for name in _JSON_COLUMNS})
    return row


def picture_from_row(row: Row) -> PlacedPicture:
    """The placed picture of its row. Raises msgspec.ValidationError where a value is none the field can have."""
    parts = {name: msgspec.json.decode(row[name]) for name in _JSON_COLUMNS if row.get(name)}
    return _element(
        {name: value for name, value in row.items() if name not in _JSON_COLUMNS},
        PlacedPicture,
        sha256=row["sha256"] or "",
        credit={field: row[column] for field, column in _CREDIT_COLUMNS.items() if column in row},
        crop=_fractions(row, "crop", Crop),
        focus=_fractions(row, "focus", FocalPoint),
        **parts,
    )


def _fractions(row: Row, prefix: str, kind: type[Struct]) -> Row | None:
    """The numbers of a crop or a point from their columns, or None where there is none."""
    found = {name: row.get(f"{prefix}_{name}") for name in kind.__struct_fields__}
    return None if next(iter(found.values())) is None else found


def _json_text(value: Any) -> str:
    """A list or a struct as JSON; nothing for None."""
    return "" if value is None else msgspec.json.encode(value).decode()


def _box(row: Row, facts: Sequence[Row]) -> FactBox:
    mine = tuple(_element(fact, Fact) for fact in facts if fact["fact_box_position"] == row["position"])
    return _element(row, FactBox, facts=mine)


def _box_texts(box: FactBox) -> list[str]:
    return [box.title, *(text for fact in box.facts for text in (fact.question, fact.answer, fact.source))]


def _lines(texts: Any) -> str:
    return "\n".join(text for text in texts if text)


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {key: _without_surrogates(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(inner) for inner in value]
    return value
