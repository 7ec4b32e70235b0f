"""The outline of a body: its subheadings and where they stand."""

import re

from msgspec import Struct

_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")


class Subheading(Struct, frozen=True):
    """One subheading: its 0-based body line, its level from 1 to 6, and its words as they are written."""

    line: int
    level: int
    text: str


def outline(body: str) -> tuple[Subheading, ...]:
    """The subheadings of a body in order. Lines of fenced code are none, and neither are those without words."""
    found: list[Subheading] = []
    fence = ""
    for number, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            if mark is not None and mark["mark"].startswith(fence):
                fence = ""
        elif mark is not None:
            fence = mark["mark"]
        elif line.lstrip(" ").startswith("#") and (heading := _HEADING.match(line)) and heading["text"]:
            found.append(Subheading(number, len(heading["marks"]), heading["text"]))
    return tuple(found)
