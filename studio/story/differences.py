"""For saying how one version of a story became another: text word by word, everything else part by part.

`StoryDifference` names places as findings do: a field of `Story`, the element in it, and the part of the element.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from studio.story.alignment import Pair, aligned, by_id
from studio.story.elements import Fact, FactBox
from studio.story.part_texts import part_texts
from studio.story.story import Story
from studio.story.word_difference import Pieces, text_after, text_before, word_difference

READING_ORDER = (
    "section",
    "headline",
    "short_headline",
    "seo_title",
    "standfirst",
    "byline",
    "dateline",
    "body",
    "lead_picture",
    "pictures",
    "fact_boxes",
    "embeds",
    "related",
    "corrections",
    "origin",
    "status",
    "comments",
    "embargoed_until",
    "language",
    "slug",
    "desk_notes",
)
"""The fields of a story as they are read: the article first, then what belongs to it."""


class Change(StrEnum):
    """What happened to a part or to a whole element."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class FieldDifference(Struct, frozen=True, kw_only=True):
    """One place that differs.

    `element` is the id of a picture, fact box or embed, or the 0-based index of a related link or correction as text:
    in the later version, or in the earlier one for what was removed. `number` is the element's 1-based position
    likewise, or 0. `part` is empty for the element as a whole, which carries no pieces; a whole fact is ``facts.2``.
    """

    field: str
    element: str = ""
    part: str = ""
    change: Change = Change.CHANGED
    number: int = 0
    pieces: Pieces = ()

    @property
    def is_whole(self) -> bool:
        """True for an element that was added or removed as a whole."""
        return not self.part and self.change in {Change.ADDED, Change.REMOVED}

    @property
    def before(self) -> str:
        """The earlier text of the place."""
        return text_before(self.pieces)

    @property
    def after(self) -> str:
        """The later text of the place."""
        return text_after(self.pieces)


class StoryDifference(Struct, frozen=True):
    """Every place in which two versions of a story differ, in `READING_ORDER`."""

    fields: tuple[FieldDifference, ...] = ()

    def __bool__(self) -> bool:
        """True when the versions differ."""
        return bool(self.fields)

    def by_element(self) -> tuple[tuple[FieldDifference, ...], ...]:
        """What differs, with all of one element together."""
        groups: list[list[FieldDifference]] = []
        for found in self.fields:
            last = groups[-1][0] if groups else None
            goes_on = last is not None and (last.field, last.element) == (found.field, found.element)
            if goes_on and not found.is_whole:
                groups[-1].append(found)
            else:
                groups.append([found])
        return tuple(tuple(group) for group in groups)

    def of(self, field: str) -> tuple[FieldDifference, ...]:
        """What differs in one field of the story."""
        return tuple(found for found in self.fields if found.field == field)


def difference(before: Story, after: Story) -> StoryDifference:
    """How `before` became `after`. The stories' ids are not compared."""
    found: list[FieldDifference] = []
    for name in READING_ORDER:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if isinstance(old, tuple):
            pairs = by_id(old, new) if name in {"pictures", "fact_boxes", "embeds"} else aligned(old, new)
            for pair in pairs:
                found += _element(name, pair)
        elif name == "origin":
            found += _parts(name, "", 0, old, new)
        else:
            found.append(FieldDifference(field=name, pieces=word_difference(str(old), str(new))))
    return StoryDifference(tuple(found))


def _element(field: str, pair: Pair) -> list[FieldDifference]:
    found: list[FieldDifference] = []
    name = getattr(pair.shown, "id", str(pair.position))
    number = pair.position + 1
    if pair.is_moved:
        found.append(FieldDifference(field=field, element=name, change=Change.MOVED, number=number))
    found += _parts(field, name, number, pair.before, pair.after)
    if isinstance(pair.shown, FactBox):
        found += _facts(field, name, number, _facts_of(pair.before), _facts_of(pair.after))
    return found


def _facts_of(box: Struct | None) -> tuple[Fact, ...]:
    return box.facts if isinstance(box, FactBox) else ()


def _facts(
    field: str, element: str, number: int, before: Sequence[Fact], after: Sequence[Fact]
) -> list[FieldDifference]:
    found: list[FieldDifference] = []
    for pair in aligned(before, after):
        part = f"facts.{pair.position}"
        if pair.is_moved:
            found.append(FieldDifference(field=field, element=element, part=part, change=Change.MOVED, number=number))
        found += _parts(field, element, number, pair.before, pair.after, part)
    return found


def _parts(
    field: str, element: str, number: int, before: Struct | None, after: Struct | None, part: str = ""
) -> list[FieldDifference]:
    """What differs between two states of one element; one that was added or removed says so first."""
    change = Change.ADDED if before is None else Change.REMOVED if after is None else Change.CHANGED
    found: list[FieldDifference] = []
    if change is not Change.CHANGED:
        found.append(FieldDifference(field=field, element=element, part=part, change=change, number=number))
    old, new = part_texts(before), part_texts(after)
    for name in old or new:
        was, text = old.get(name, ""), new.get(name, "")
        if was != text and name != "id":
            found.append(
                FieldDifference(
                    field=field,
                    element=element,
                    part=f"{part}.{name}" if part else name,
                    change=change,
                    number=number,
                    pieces=word_difference(was, text),
                )
            )
    return found
