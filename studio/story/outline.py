"""The outline of a body: its subheadings and where they stand."""

import re

from msgspec import Struct

from studio.story.code_lines import code_lines

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")


class Subheading(Struct, frozen=True):
    """One subheading: its 0-based body line, its level from 1 to 6, and its words as they are written."""

    line: int
    level: int
    text: str


def outline(body: str) -> tuple[Subheading, ...]:
    """The subheadings of a body in order. Lines of code are none, and neither are those without words."""
    code = code_lines(body)
    found: list[Subheading] = []
    for number, line in enumerate(body.split("\n")):
        is_heading = line.lstrip(" ").startswith("#") and number not in code
        if is_heading and (heading := _HEADING.match(line)) and heading["text"]:
            found.append(Subheading(number, len(heading["marks"]), heading["text"]))
    return tuple(found)
