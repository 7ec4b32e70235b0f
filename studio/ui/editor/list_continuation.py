"""For what Enter does at the end of a list item or in a quote: goes on with the next one, or ends it."""

import re

from msgspec import Struct

_MARKER = re.compile(
    r"""(?P<indent>[ \t]*)
        (?:(?P<bullet>[-*+])(?P<bullet_space>[ ]+)
        |(?P<number>\d{1,9})(?P<point>[.)])(?P<number_space>[ ]+)
        |(?P<quote>(?:>[ ]?)+))""",
    re.VERBOSE,
)


class Continuation(Struct, frozen=True):
    """What Enter does: `ends` the list by taking away `marker_length` characters, or begins a line with `prefix`."""

    prefix: str
    marker_length: int
    ends: bool


def continuation(line: str) -> Continuation | None:
    """What Enter does in `line`; None for a line that is neither list nor quote."""
    match = _MARKER.match(line)
    if match is None:
        return None
    marker = match[0]
    ends = not line[len(marker) :].strip()
    if match["number"]:
        following = str(int(match["number"]) + 1)
        return Continuation(f"{match['indent']}{following}{match['point']}{match['number_space']}", len(marker), ends)
    prefix = marker.rstrip() + " " if match["quote"] else marker
    return Continuation(prefix, len(marker), ends)
