"""The check for TK: copy that is still to come, in any text that leaves the desk."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from studio.checking.body_scan import scan_body, tk_count
from studio.checking.rule import HouseRules, error
from studio.story.findings import Finding, Place
from studio.story.story import Story

_NEVER_COPY = frozenset(
    {"id", "slug", "body", "desk_notes", "lead_picture", "sha256", "file_name", "url", "poster", "raw"}
)


def check_copy_to_come(story: Story, _house: HouseRules) -> Iterator[Finding]:
    """No field holds TK: one finding for each in the body, one for each other field that has any."""
    for line in scan_body(story.body).tks:
        yield error("tk", Place(field="body", line=line))
    for field in Story.__struct_fields__:
        for element, part, text in _texts(field, getattr(story, field)):
            if tk_count(text):
                yield error("tk", Place(field=field, element=element, part=part))


def _texts(field: str, value: object) -> Iterator[tuple[str, str, str]]:
    """Every text of one field of a story, as (element, part, text)."""
    if isinstance(value, str):
        if field not in _NEVER_COPY:
            yield "", "", value
    elif isinstance(value, Struct):
        yield from (("", part, text) for part, text in _parts(value, ""))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            element = getattr(item, "id", str(index))
            yield from ((element, part, text) for part, text in _parts(item, ""))


def _parts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in _NEVER_COPY:
                yield from _parts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts(item, f"{path}.{index}")
