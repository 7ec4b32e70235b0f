"""The readers there are, and the choice of one for something foreign."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from studio.errors import IntakeError
from studio.intake.archive import is_archive
from studio.intake.decoding import decode
from studio.intake.docx_reader import is_docx, read_docx
from studio.intake.fates import Fate
from studio.intake.html_reader import read_html
from studio.intake.markdown_reader import parse_source, read_markdown
from studio.intake.ninjs_reader import read_ninjs, recognises_ninjs
from studio.intake.result import IntakeResult
from studio.intake.story_documents import is_package, read_package, read_story_json, recognises_story_json
from studio.intake.text_reader import read_text
from studio.story.directives import DirectiveName, parse_directive
from studio.wording import sentence

_HTML_START = re.compile(r"<!doctype html|<html\b|<head\b|<body\b|<meta\b|Version:\d[\d.]{0,5}\s{1,4}StartHTML:", re.I)
_HTML_FRAGMENT = re.compile(r"<!--\s{0,5}StartFragment|</(?:p|div|h[1-6]|li|td|article|figure|blockquote)>", re.I)
_MARKDOWN_LINE = re.compile(r"#{1,3} \S|!\[[^\]]*\]\([^)\s]+")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAMPLE = 65536
_NO_CHOICES: Mapping[int, Fate] = {}


class ReaderSpec(Struct, frozen=True, kw_only=True):
    """One way in. `suffixes` are file name endings in lower case; the title is ``intake.reader.<id>``.

    With `has_choices` the reader takes ``overrides``: the fates a person chose for lines. A reader of text is given the
    decoded text; one with `is_binary` the bytes and the name for sentences, and recognises bytes.
    """

    id: str
    suffixes: tuple[str, ...]
    read: Callable[..., IntakeResult]
    recognises: Callable[[Any], bool]
    has_choices: bool = True
    is_binary: bool = False


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
    ReaderSpec(id="docx", suffixes=(".docx", ".docm"), read=read_docx, recognises=is_docx, is_binary=True),
    ReaderSpec(id="package", suffixes=(), read=read_package, recognises=is_package, has_choices=False, is_binary=True),
    ReaderSpec(id="story-json", suffixes=(), read=read_story_json, recognises=recognises_story_json, has_choices=False),
    ReaderSpec(id="ninjs", suffixes=(".json", ".ninjs"), read=read_ninjs, recognises=recognises_ninjs),
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
    readers = [reader for reader in READERS if not reader.is_binary]
    named = next((reader for reader in readers if suffix and suffix in reader.suffixes), None)
    if named is not None and named.id == "ninjs" and recognises_story_json(text):
        return next(reader for reader in readers if reader.id == "story-json")
    return named or next(reader for reader in readers if reader.recognises(text))


def _binary_reader(data: bytes, name: str) -> ReaderSpec | None:
    """The reader for an archive, by what is in it; None for what may be text.

    Raises IntakeError for an archive that nobody reads, and for what an old Word wrote.
    """
    if data.startswith(_OLD_WORD):
        raise IntakeError("intake.docx.old", name=name)
    if not is_archive(data):
        return None
    found = next((reader for reader in READERS if reader.is_binary and reader.recognises(data)), None)
    if found is None:
        raise IntakeError("intake.archive.unknown", name=name)
    return found


def take_in(
    data: bytes | str, file_name: str = "", *, overrides: Mapping[int, Fate] = _NO_CHOICES, reader_id: str = ""
) -> IntakeResult:
    """The story in something foreign. `file_name` helps to choose the reader and names the thing in sentences.

    `overrides` are the fates a person chose for lines, where the reader offers choices. With `reader_id` that reader
    is taken, as for what the clipboard itself calls HTML.

    Raises IntakeError for what is too large, empty or not text.
    """
    name = file_name or sentence("intake.unnamed")
    binary = _binary_reader(data, name) if isinstance(data, bytes) else None
    if binary is not None:
        return binary.read(data, name, overrides=overrides) if binary.has_choices else binary.read(data, name)
    decoded = decode(data, name)
    named = next((reader for reader in READERS if reader.id == reader_id), None)
    reader = named or reader_for(decoded.text, file_name)
    result = reader.read(decoded.text, overrides=overrides) if reader.has_choices else reader.read(decoded.text)
    return replace(result, notes=(*decoded.notes, *result.notes))
