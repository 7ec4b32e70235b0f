"""Where in a TOML text a value stands: its lines, for a sentence that leads there or a change made in place."""

import re
import tomllib
from typing import Any

_PART = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
_LONGEST_TEXT = 16 * 1024
_MOST_CANDIDATES = 200

Path = tuple[str | int, ...]


def path_from(text: str) -> Path:
    """The path that a validation error names, such as ``$.navigation[2].url``, as its parts."""
    return tuple(name if name else int(index) for name, index in _PART.findall(text.removeprefix("$")))


def lines_of(text: str, path: Path) -> tuple[int, int]:
    """The first line (0-based) of what sets the value at `path`, and the line after its last one.

    Where no line of its own does, as in a table written on one line, the lines of what holds it; without any, and in
    a text too long to look through, (0, 0). `text` must be valid TOML.
    """
    if len(text) > _LONGEST_TEXT:
        return 0, 0
    lines = text.split("\n")
    for length in range(len(path), 0, -1):
        start = _start(lines, path[:length])
        if start is not None:
            return start, _end(lines, start, path[:length])
    return 0, 0


def _start(lines: list[str], path: Path) -> int | None:
    """The last line that could begin the value and comes before it is there."""
    found = None
    candidates = [number for number, line in enumerate(lines) if _names(line, path)]
    for number in candidates[:_MOST_CANDIDATES]:
        before = _parsed(lines[:number])
        if before is None:
            continue  # in the middle of something longer
        if _is_in(before, path):
            break
        found = number
    return found


def _end(lines: list[str], start: int, path: Path) -> int:
    for end in range(start + 1, len(lines) + 1):
        table = _parsed(lines[:end])
        if table is not None and _is_in(table, path):
            return end
    return len(lines)


def _names(line: str, path: Path) -> bool:
    """True when a line looks as if it set the last named part of `path`."""
    name = next(part for part in reversed(path) if isinstance(part, str))
    quoted = rf"[\"']?{re.escape(name)}[\"']?"
    is_table = re.match(rf"\s*\[\[?(?:[^\]]*\.)?\s*{quoted}\s*(?:\.[^\]]*)?\]", line)
    return bool(is_table) or re.match(rf"\s*(?:[\w\"'-]+\s*\.\s*)*{quoted}\s*[=.]", line) is not None


def _parsed(lines: list[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return None


def _is_in(table: dict[str, Any], path: Path) -> bool:
    value: Any = table
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True
