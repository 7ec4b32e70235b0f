"""One block of clean HTML as Offstone Markdown: links and emphasis kept, every other mark escaped."""

import re
from functools import cache
from typing import Any
from urllib.parse import quote

from bs4 import Tag
from markdownify import MarkdownConverter

from studio.intake.escaping import escape_fragment, escape_line_start

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_SAFE = "/:?#@!$&'*+,;=%~[]"
_EDGE_BREAKS = re.compile(r"^(?:[ \t]*\n)+|[ \t\n]+$")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


_Untyped: Any = MarkdownConverter  # its stubs leave out what subclasses need


class _Converter(_Untyped):  # type: ignore[misc]
    """markdownify with our escaping, without pictures, and with no address but http, https and mailto."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Every mark in a text node that could mean something, wherever the node may come to stand."""
        cell = "td" in parent_tags or "th" in parent_tags
        escaped = _escape_node(text)
        return escaped.replace("|", "\\|") if cell else escaped

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link, where its address is one to keep; else its words."""
        address = str(el.get("href") or "").strip()
        words = text.strip()
        if "_noformat" in parent_tags or not words or not _ADDRESS.match(address):
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}[{words}]({quote(address, safe=_SAFE)}){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Pictures are taken out before; one that is left gives its alt text."""
        return _escape_node(str(el.get("alt") or ""))

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """One item, indented by the width of its mark; numbers are counted without looking back each time."""
        words = text.strip()
        if not words:
            return "\n"
        mark = f"{el['data-number']}. " if el.get("data-number") else "- "
        indented = "\n".join(f"{' ' * len(mark)}{line}" if line else "" for line in words.split("\n"))
        return f"{mark}{indented[len(mark) :]}\n"

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A term is a paragraph: the dialect has no definition lists."""
        result: str = self.convert_p(el, text, parent_tags)
        return result

    convert_dd = convert_dt


_OPTIONS: dict[str, Any] = {
    "autolinks": False,
    "heading_style": "atx",
    "wrap": True,
    "wrap_width": None,
    "bullets": "-",
    "strip": ["video", "audio", "iframe"],
}


@cache
def _converter() -> Any:
    return _Converter(**_OPTIONS)  # keeps nothing of what it converts


def block_markdown(block: Tag) -> str:
    """The Markdown of a block and everything in it."""
    for numbered in block.find_all("ol"):
        _number_items(numbered)
    if block.name == "ol":
        _number_items(block)
    return str(_converter().process_tag(block, parent_tags=set())).strip("\n")


def inline_markdown(block: Tag) -> str:
    """The Markdown of a paragraph's or a heading's words, without the mark of the block itself."""
    text = "".join(str(_converter().process_element(child, parent_tags={"p"})) for child in block.children)
    trimmed = _EDGE_BREAKS.sub("", _BLANK_LINES.sub("  \n", text)).strip(" \t\u00a0")
    return "\n".join(escape_line_start(line) for line in trimmed.split("\n"))


def _number_items(numbered: Tag) -> None:
    start = str(numbered.get("start") or "1")
    first = int(start) if start.isdecimal() and len(start) < 9 else 1
    for number, item in enumerate(numbered.find_all("li", recursive=False), first):
        item["data-number"] = str(number)


def _escape_node(text: str) -> str:
    words = text.strip(" \t\n")
    if not words:
        return text
    before, after = text[: len(text) - len(text.lstrip(" \t\n"))], text[len(text.rstrip(" \t\n")) :]
    return f"{before}{escape_fragment(words)}{after}"
