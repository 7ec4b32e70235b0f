"""The lines of Offstone Markdown that place an element: ``::picture{#id}``, ``::pull-quote[text]{by="name"}``."""

import re
from enum import StrEnum

from msgspec import Struct

_DIRECTIVE = re.compile(
    r"""^::(?P<name>[a-z][a-z-]*)
        (?:\[(?P<text>(?:\\.|[^\]\\])*)\])?
        (?:\{(?P<attributes>(?:"(?:\\.|[^"\\])*"|[^}"])*)\})?
        [ \t]*$""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""\#(?P<id>[A-Za-z0-9_-]+)|(?P<key>[a-z][a-z-]*)="(?P<value>(?:\\.|[^"\\])*)\"""", re.VERBOSE)
_ESCAPE = re.compile(r"\\(.)")


class DirectiveName(StrEnum):
    """The directives the dialect knows."""

    PICTURE = "picture"
    FACT_BOX = "fact-box"
    EMBED = "embed"
    PULL_QUOTE = "pull-quote"
    AD = "ad"


ELEMENT_DIRECTIVES = frozenset({DirectiveName.PICTURE, DirectiveName.FACT_BOX, DirectiveName.EMBED})
"""Directives whose ``#id`` must name an element of the story."""


_NAMES = frozenset(str(name) for name in DirectiveName)


class Directive(Struct, frozen=True, kw_only=True):
    """One directive line. `name` may be unknown to the dialect; `text` and `by` are plain text."""

    name: str
    id: str = ""
    text: str = ""
    by: str = ""


def parse_directive(line: str) -> Directive | None:
    """The directive a line holds, or None for any other line. It begins at the very start of its line."""
    match = _DIRECTIVE.match(line) if line.startswith("::") else None
    if match is None:
        return None
    element_id, values = "", {}
    for attribute in _ATTRIBUTE.finditer(match["attributes"] or ""):
        if attribute["id"]:
            element_id = attribute["id"]
        else:
            values[attribute["key"]] = _unescape(attribute["value"])
    return Directive(name=match["name"], id=element_id, text=_unescape(match["text"] or ""), by=values.get("by", ""))


def shown_directive(line: str) -> Directive | None:
    """The directive a line holds, if the dialect knows it and readers get every word of the line.

    Any other line is text: what was typed stays visible.
    """
    found = parse_directive(line)
    if found is None or found.name not in _NAMES:
        return None
    if found.name != DirectiveName.PULL_QUOTE and (found.text or found.by):
        return None
    return found if _letters(format_directive(found)) == _letters(line) else None


def _letters(line: str) -> list[str]:
    return sorted(character for character in line if character.isalnum())


def format_directive(directive: Directive) -> str:
    """The line that places `directive`; `parse_directive` reads the same directive back."""
    text = f"[{_escape(directive.text, ']')}]" if directive.text else ""
    attributes = [f"#{directive.id}"] if directive.id else []
    if directive.by:
        attributes.append(f'by="{_escape(directive.by, chr(34))}"')
    return f"::{directive.name}{text}" + (f"{{{' '.join(attributes)}}}" if attributes else "")


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)


def _escape(text: str, closing: str) -> str:
    one_line = " ".join(text.splitlines())
    return one_line.replace("\\", "\\\\").replace(closing, f"\\{closing}")
