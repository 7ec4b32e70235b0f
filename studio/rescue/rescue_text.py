"""An open story as plain Markdown that anybody can read, with the story itself as a comment at the end.

The Markdown is made by walking the story, so that a field added to it later is in here too. The comment is written
and read with Python's own JSON: nothing of this comes from the code that saves stories.
"""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from studio.story.story import Story

_DATA_MARK = "\n<!-- offstone "
_DATA_END = " -->\n"
_ELSEWHERE = ("id", "headline", "standfirst", "body")


class CopyData(Struct, frozen=True):
    """What the comment holds: the story, and the revision from which on the library has all of it."""

    story: Story
    held_from: int = 0


def rescue_text(story: Story) -> str:
    """Everything of a story that can be read, as plain Markdown: headline, standfirst, body, fields, elements."""
    parts = [f"# {story.headline or 'Untitled'}"]
    if story.standfirst:
        parts.append(story.standfirst)
    fields = [
        (name, value)
        for name in story.__struct_fields__
        if name not in _ELSEWHERE and (value := getattr(story, name)) not in ("", (), None)
    ]
    facts = [f"- {_label(name)}: {value}" for name, value in fields if isinstance(value, str)]
    parts += [story.body, "\n".join(["## details", "", *facts])]
    parts += [_section(name, value) for name, value in fields if not isinstance(value, str)]
    return "\n\n".join(part for part in parts if part) + "\n"


def copy_text(story: Story, held_from: int) -> str:
    """The whole text of a rescue copy: the Markdown, then the story as a comment that no Markdown reader shows.

    `held_from` is the revision of the library that holds this story or a later one, once it is there.
    """
    data = json.dumps({"story": msgspec.to_builtins(story), "held_from": held_from}).replace(">", "\\u003e")
    return f"{rescue_text(story)}{_DATA_MARK}{data}{_DATA_END}"


def split_copy(text: str) -> tuple[str, CopyData | None]:
    """The Markdown of a rescue copy and what its comment holds.

    None for a comment that is missing or torn, or that says something else than the Markdown: then somebody wrote in
    the file, and the Markdown is what counts.
    """
    markdown, mark, rest = text.rpartition(_DATA_MARK)
    if not mark:
        return text, None
    try:
        data = msgspec.convert(json.loads(rest.removesuffix(_DATA_END)), CopyData)
    except (ValueError, msgspec.ValidationError):
        return (markdown or text), None
    return markdown, data if _as_written(rescue_text(data.story)) == markdown else None


def encoded(text: str) -> bytes:
    """The bytes of a copy; half of a character pair, which UTF-8 has no bytes for, is spelt out."""
    return text.encode("utf-8", errors="backslashreplace")


def _as_written(text: str) -> str:
    return encoded(text).decode()


def _section(name: str, value: Any) -> str:
    items = value if isinstance(value, tuple) else (value,)
    return "\n\n".join([f"## {_label(name)}", *("\n".join(_lines(item, "")) for item in items)])


def _lines(item: Any, prefix: str) -> Iterator[str]:
    """One line for each value in an element that is not empty; what it holds in turn is told by the whole path."""
    for name in item.__struct_fields__:
        value = getattr(item, name)
        label = f"{prefix}{_label(name)}"
        if isinstance(value, Struct):
            yield from _lines(value, f"{label}, ")
        elif isinstance(value, tuple):
            for number, inner in enumerate(value, 1):
                yield from _lines(inner, f"{label} {number}, ")
        elif value not in ("", None, False):
            yield f"- {label}: {value}"


def _label(name: str) -> str:
    return name.replace("_", " ")
