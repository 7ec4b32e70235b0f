"""The readers there are, and the choice of one for something foreign."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from studio.intake.decoding import decode
from studio.intake.fates import Fate
from studio.intake.html_reader import read_html
from studio.intake.markdown_reader import parse_source, read_markdown
from studio.intake.result import IntakeResult
from studio.intake.text_reader import read_text
from studio.story.directives import DirectiveName, parse_directive
from studio.wording import sentence

_HTML_START = re.compile(r"<!doctype html|<html\b|<head\b|<body\b|<meta\b|Version:\d[\d.]{0,5}\s{1,4}StartHTML:", re.I)
_HTML_FRAGMENT = re.compile(r"<!--\s{0,5}StartFragment|</(?:p|div|h[1-6]|li|td|article|figure|blockquote)>", re.I)
_MARKDOWN_LINE = re.compile(r"#{1,3} \S|!\[[^\]]*\]\([^)\s]+")
_SAMPLE = 65536
_NO_CHOICES: Mapping[int, Fate] = {}


class ReaderSpec(Struct, frozen=True, kw_only=True):
    """One way in. `suffixes` are file name endings in lower case; the title is ``intake.reader.<id>``.

    With `has_choices` the reader takes ``overrides``: the fates a person chose for lines.
    """

    id: str
    suffixes: tuple[str, ...]
    read: Callable[..., IntakeResult]
    recognises: Callable[[str], bool]
    has_choices: bool = True


def looks_like_html(text: str) -> bool:
    """True for text that begins as HTML does."""
    start = text[:_SAMPLE].lstrip()
    if _HTML_START.match(start):
        return True
    return start.startswith("<") and _HTML_FRAGMENT.search(start) is not None


def looks_like_markdown(text: str) -> bool:
    """True for text with header fields, or with a line that only Markdown has."""
    sample = text[:_SAMPLE]
    if parse_source(sample).fields:
        return True
    return any(_MARKDOWN_LINE.match(line) or _is_directive(line) for line in sample.splitlines())


def _is_directive(line: str) -> bool:
    directive = parse_directive(line)
    return directive is not None and directive.name in set(DirectiveName)


READERS: tuple[ReaderSpec, ...] = (
    ReaderSpec(id="html", suffixes=(".html", ".htm", ".xhtml"), read=read_html, recognises=looks_like_html),
    ReaderSpec(
        id="markdown",
        suffixes=(".md", ".markdown"),
        read=read_markdown,
        recognises=looks_like_markdown,
        has_choices=False,
    ),
    ReaderSpec(id="text", suffixes=(), read=read_text, recognises=lambda _text: True),
)
"""Every reader, most particular first; the last one reads any text."""


def reader_for(text: str, file_name: str = "") -> ReaderSpec:
    """The reader for a text: by the ending of its file's name, else by how it looks."""
    suffix = PurePath(file_name).suffix.casefold()
    named = next((reader for reader in READERS if suffix and suffix in reader.suffixes), None)
    return named or next(reader for reader in READERS if reader.recognises(text))


def take_in(
    data: bytes | str, file_name: str = "", *, overrides: Mapping[int, Fate] = _NO_CHOICES, reader_id: str = ""
) -> IntakeResult:
    """The story in something foreign. `file_name` helps to choose the reader and names the thing in sentences.

    `overrides` are the fates a person chose for lines, where the reader offers choices. With `reader_id` that reader
    is taken, as for what the clipboard itself calls HTML.

    Raises IntakeError for what is too large, empty or not text.
    """
    decoded = decode(data, file_name or sentence("intake.unnamed"))
    named = next((reader for reader in READERS if reader.id == reader_id), None)
    reader = named or reader_for(decoded.text, file_name)
    result = reader.read(decoded.text, overrides=overrides) if reader.has_choices else reader.read(decoded.text)
    return replace(result, notes=(*decoded.notes, *result.notes))
