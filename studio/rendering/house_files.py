"""The files of a house: read from its own folder and from nowhere else, and kept as they were read."""

import os
import re
from pathlib import Path

from msgspec import Struct

from studio.errors import HouseError

MOST_BYTES = 256 * 1024
"""How large one file of a house may be."""

MOST_TEMPLATES = 64
"""How many templates a house may have."""

TABLE = "house.toml"
STYLE = "house.css"
RULES = "rules.toml"
TEMPLATES = "templates"

_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|([^\n]))")
_CSS_LOADS = re.compile(r"url\s*\(|@import|image-set\s*\(|expression\s*\(|src\s*\(", re.IGNORECASE)
_HTML = re.compile(r"</|<!--")


class HouseFile(Struct, frozen=True):
    """One file as it was read: its name below the house's folder, with ``/``, where it lies, and its text."""

    name: str
    path: Path
    text: str

    def __repr__(self) -> str:
        """Short, for a house is told in error messages and test reports, and nobody wants all its files there."""
        return f"<{self.name}, {len(self.text)} characters>"


def read_house_files(folder: Path) -> tuple[HouseFile, ...]:
    """`house.toml`, `house.css`, `rules.toml` where there is one, and every `templates/*.html` of a house.

    `folder` may be a link; what is in it must lie in it. Raises HouseError: `house.missing` when a file cannot be
    read, `house.outside` when it is a link that leads out, `house.large` and `house.many` beyond the limits, and
    `house.style` (with line) when the style sheet holds HTML or loads something.
    """
    own_rules = [RULES] if (folder / RULES).exists() else []
    names = [TABLE, STYLE, *own_rules, *(f"{TEMPLATES}/{name}" for name in _template_names(folder))]
    files = tuple(_read(folder, name) for name in names)
    _check_style(files[1])
    return files


def _template_names(folder: Path) -> list[str]:
    templates = folder / TEMPLATES
    try:
        names = sorted(path.name for path in templates.glob("*.html") if not path.name.startswith("."))
    except OSError as error:
        raise _unreadable(templates, error.strerror or str(error)) from error
    if len(names) > MOST_TEMPLATES:
        raise HouseError("house.many", file=str(templates), most=MOST_TEMPLATES)
    return names


def _read(folder: Path, name: str) -> HouseFile:
    path = folder / name
    try:
        if not path.resolve(strict=True).is_relative_to(folder.resolve(strict=True)):
            raise HouseError("house.outside", file=str(path))
        data = _bytes_of(path)
    except (OSError, RuntimeError) as error:  # a ring of links is a RuntimeError
        raise _unreadable(path, getattr(error, "strerror", "") or str(error)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, f"line {line} is not UTF-8") from error
    return HouseFile(name, path, text.replace("\r\n", "\n"))


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file within the limit. Anything but a file is not even opened: a pipe would never end."""
    if not path.is_file():
        raise _unreadable(path, "it is not a file")
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise HouseError("house.large", file=str(path), most=MOST_BYTES // 1024)
    return data


def _unreadable(path: Path, reason: str) -> HouseError:
    return HouseError("house.missing", file=os.fspath(path), reason=reason)


def _check_style(file: HouseFile) -> None:
    """A style sheet stands in a ``<style>`` element, and asks for nothing: the page is complete as it is."""
    plain = _CSS_ESCAPE.sub(_unescaped, file.text)
    for text, pattern, reason in (
        (file.text, _HTML, "it holds HTML ({found})"),
        (plain, _CSS_LOADS, "it loads something ({found}…)"),
    ):
        found = pattern.search(text)
        if found is not None:
            line = text.count("\n", 0, found.start()) + 1
            raise HouseError("house.style", file=str(file.path), line=line, reason=reason.format(found=found[0]))


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if code < 0x110000 else ""
