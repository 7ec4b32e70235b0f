"""Changing single lines of text anywhere in a story, each only where it still reads as it did."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from studio.story.elements import Fact
from studio.story.findings import Place
from studio.story.story import Story, with_fact_box, with_picture


class TextChange(Struct, frozen=True, kw_only=True):
    """What becomes of the text at one place: a field, a line of the body, or a part of a picture or a fact box.

    `hits` is how many words in it that changes.
    """

    place: Place
    before: str
    after: str
    hits: int = 1

    @property
    def reversed(self) -> "TextChange":
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


def with_text_changes(story: Story, changes: Iterable[TextChange]) -> tuple[Story, tuple[TextChange, ...]]:
    """The story with the changes, and those that were left: their text is gone, or reads otherwise now.

    A line of the body that moved is found where it went, if there is only one that reads so.
    """
    left: list[TextChange] = []
    lines = story.body.split("\n")
    changed = story
    for change in changes:
        number = _line_of(change, lines) if change.place.field == "body" else None
        if number is not None:
            lines[number] = change.after
        elif change.place.field != "body" and text_at(changed, change.place) == change.before:
            changed = _with_text_at(changed, change.place, change.after)
        else:
            left.append(change)
    body = "\n".join(lines)
    return (replace(changed, body=body) if body != story.body else changed), tuple(left)


def text_at(story: Story, place: Place) -> str | None:
    """The text at a place outside the body, or None where there is none."""
    match place.field:
        case "pictures":
            picture = story.picture(place.element)
            return getattr(picture, place.part) if picture is not None else None
        case "fact_boxes":
            box = story.fact_box(place.element)
            if box is None or place.part == "title":
                return box.title if box is not None else None
            number, name = _fact_part(place)
            return getattr(box.facts[number], name) if number < len(box.facts) else None
    value: str = getattr(story, place.field)
    return value


def _with_text_at(story: Story, place: Place, text: str) -> Story:
    """The story with another text at a place where there is one."""
    picture, box = story.picture(place.element), story.fact_box(place.element)
    if place.field == "pictures" and picture is not None:
        return with_picture(story, replace(picture, **{place.part: text}))
    if place.field == "fact_boxes" and box is not None:
        if place.part == "title":
            return with_fact_box(story, replace(box, title=text))
        number, name = _fact_part(place)
        facts: list[Fact] = list(box.facts)
        facts[number] = replace(facts[number], **{name: text})
        return with_fact_box(story, replace(box, facts=tuple(facts)))
    return replace(story, **{place.field: text})


def _fact_part(place: Place) -> tuple[int, str]:
    """Which fact of a box, from 0, and what of it: of ``facts.2.answer``."""
    _, number, name = place.part.split(".")
    return int(number), name


def _line_of(change: TextChange, lines: list[str]) -> int | None:
    """The line of the body that a change is about, if it is still there."""
    number = change.place.line or 0
    if number < len(lines) and lines[number] == change.before:
        return number
    alike = [index for index, line in enumerate(lines) if line == change.before]
    return alike[0] if len(alike) == 1 else None
