"""Taking in Markdown: plain header fields, an empty line, and a body that is kept as it is.

The file begins, if it likes, with header fields, one a line, as ``Field-name: value``; the first must be one of
`SOURCE_FIELDS`, in any case, and all lines up to the first empty one must have that form. The body follows the
empty line. A file without header fields is all body.
"""

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from studio.intake.fates import Fate
from studio.intake.fresh_ids import FreshIds
from studio.intake.result import IntakeLine, IntakeResult
from studio.story.directives import Directive, DirectiveName, format_directive, parse_directive
from studio.story.picture import PlacedPicture
from studio.story.story import Story, new_story

SOURCE_FIELDS = {
    "headline": "headline",
    "short-headline": "short_headline",
    "seo-title": "seo_title",
    "section": "section",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "slug": "slug",
    "language": "language",
}
"""The names of header fields, in lower case, and the story's fields they hold."""

_FATES = {
    "headline": Fate.HEADLINE,
    "section": Fate.SECTION,
    "standfirst": Fate.STANDFIRST,
    "byline": Fate.BYLINE,
    "dateline": Fate.DATELINE,
}
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z_-]{0,30}):(?:[ \t]+(?P<value>.*))?")
_HEADING = re.compile(r"# +(?P<text>.*?)(?: +#+)?[ \t]*")
_IMAGE = re.compile(
    r""" {0,3}!\[(?P<alt>(?:\\.|[^\]\\])*)\]"""
    r"""\([ \t]*(?P<url><[^>]*>|[^\s)]*)(?:\s+"(?P<title>(?:\\.|[^"\\])*)")?\s*\)[ \t]*"""
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Source(Struct, frozen=True, kw_only=True):
    """A source file in its parts. `fields` are the story's own field names; `body` begins at line `first_line`."""

    fields: dict[str, str]
    body: str
    first_line: int = 0


def parse_source(text: str) -> Source:
    """Header fields and body of a source file. Line ends become line feeds; the file's last one is not of the body."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    lines = plain.split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    found = [_FIELD.fullmatch(line) for line in lines[:end]]
    if not found or not all(found) or found[0] is None or _field_name(found[0]) not in SOURCE_FIELDS:
        return Source(fields={}, body=plain)
    fields = {
        SOURCE_FIELDS[name]: (match["value"] or "").strip()
        for match in found
        if match and (name := _field_name(match)) in SOURCE_FIELDS
    }
    return Source(fields=fields, body="\n".join(lines[end + 1 :]), first_line=end + 1)


def read_markdown(text: str, *, story_id: str = "") -> IntakeResult:
    """The story in a Markdown text. A first heading is the headline where no field gives one.

    An image on a line of its own becomes a placed picture that waits for its file, with its directive in its place.
    """
    source = parse_source(text)
    reading = _Reading(source, text)
    return reading.result(Story(id=story_id) if story_id else new_story())


class _Reading:
    """One pass over the body of a source file."""

    def __init__(self, source: Source, text: str) -> None:
        self._source = source
        self._fields: dict[str, Any] = {name: value for name, value in source.fields.items() if value}
        self._all_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._lines: list[IntakeLine] = []
        self._pictures: list[PlacedPicture] = []
        self._body: list[str] = []
        directives = (parse_directive(line) for line in self._all_lines)
        self._ids = FreshIds(directive.id for directive in directives if directive)

    def result(self, story: Story) -> IntakeResult:
        """The story and the lines."""
        for number in range(self._source.first_line):
            self._lines.append(_header_line(number, self._all_lines[number]))
        self._read_body()
        for number in range(len(self._lines), len(self._all_lines)):
            self._lines.append(_blank(number, self._all_lines[number]))
        story = replace(story, body="\n".join(self._body), pictures=tuple(self._pictures), **self._fields)
        return IntakeResult(story=story, lines=tuple(self._lines), reader="markdown")

    def _read_body(self) -> None:
        fence = ""
        lines = self._source.body.split("\n") if self._source.body else []
        heading = self._headline_at(lines)
        for offset, line in enumerate(lines):
            number = self._source.first_line + offset
            fence = _fence_after(line, fence)
            if offset == heading:
                self._add(number, line, Fate.HEADLINE, "headline", "headline")
            elif heading is not None and offset <= heading + 1 and not line.strip():
                self._lines.append(_blank(number, line))
            elif not fence and (image := _IMAGE.fullmatch(line)):
                self._add_picture(number, line, image)
            else:
                self._body.append(line)
                self._add(number, line, Fate.BODY, "markdown-body", "body")

    def _headline_at(self, lines: list[str]) -> int | None:
        first = next((offset for offset, line in enumerate(lines) if line.strip()), None)
        if first is None or "headline" in self._fields:
            return None
        match = _HEADING.fullmatch(lines[first])
        if match is None or not match["text"].strip():
            return None
        self._fields["headline"] = _plain(match["text"])
        return first

    def _add(self, number: int, line: str, fate: Fate, reason: str, field: str, element: str = "") -> None:
        if line.strip():
            self._lines.append(
                IntakeLine(number=number, text=line, fate=fate, reason=reason, field=field, element=element)
            )
        else:
            self._lines.append(_blank(number, line))

    def _add_picture(self, number: int, line: str, image: re.Match[str]) -> None:
        alt, caption = _plain(image["alt"]), _plain(image["title"] or "")
        picture_id = self._ids.new(alt or caption or "picture")
        name = image["url"].strip("<>").partition("?")[0].rpartition("/")[2]
        self._pictures.append(
            PlacedPicture(id=picture_id, alt=alt, caption=caption, file_name=name if ":" not in name else "")
        )
        self._body.append(format_directive(Directive(name=DirectiveName.PICTURE, id=picture_id)))
        self._add(number, line, Fate.PICTURE, "picture", "pictures", picture_id)


def _field_name(match: re.Match[str]) -> str:
    return match["name"].casefold().replace("_", "-")


def _header_line(number: int, line: str) -> IntakeLine:
    match = _FIELD.fullmatch(line)
    if match is None:
        return _blank(number, line)
    name = _field_name(match)
    if name not in SOURCE_FIELDS:
        return IntakeLine(number=number, text=line, fate=Fate.DROPPED, reason="unknown-field")
    label = line[: match.start("value")] if match["value"] else line
    fate = _FATES.get(name, Fate.FIELD)
    return IntakeLine(
        number=number, text=line, fate=fate, reason="header-field", field=SOURCE_FIELDS[name], label=label
    )


def _blank(number: int, line: str) -> IntakeLine:
    return IntakeLine(number=number, text=line, fate=Fate.BLANK, reason="blank")


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open after `line`; empty when none is."""
    match = _FENCE.match(line)
    if match is None:
        return fence
    marks = match[1]
    if not fence:
        return marks
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and line.strip() == marks
    return "" if closes else fence


def _plain(markdown: str) -> str:
    return _ESCAPE.sub(r"\1", markdown).strip()
