"""For telling what each stretch of a line of Offstone Markdown is, so that the editor can show it."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What a stretch of a line is."""

    HEADING = "heading"
    SMALL_HEADING = "small-heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRONG_EMPHASIS = "strong-emphasis"
    STRUCK = "struck"
    CODE = "code"
    LINK = "link"
    QUOTE = "quote"
    DIRECTIVE = "directive"
    DIRECTIVE_MARK = "directive-mark"
    DIVIDER = "divider"
    MARK = "mark"
    TO_COME = "to-come"


class Span(Struct, frozen=True):
    """`length` characters from `start` are of one kind; spans may lie over one another, later ones on top."""

    start: int
    length: int
    kind: Kind


FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")
_SPECIAL = re.compile(r"[*_`\[~|<\\]|TK|://|www\.|^\s*(?:[#>:+]|-|\d+[.)])|^ {4}", re.MULTILINE)
_HEADING = re.compile(r" {0,3}(?P<mark>#{1,6})(?:[ \t]+|$)")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])")
_DIRECTIVE = re.compile(r"::[A-Za-z]")
_DIVIDER = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TO_COME = re.compile(r"(?<!\w)(?:TK)+(?!\w)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"!?\[(?P<words>(?:\\.|[^\[\]\\])*)\](?P<target>\((?:\\.|[^()\\]|\([^()]*\))*\)|\[[^\[\]]*\])")
_BARE_LINK = re.compile(r"<(?:https?|mailto):[^>\s]+>|(?<![\w/(])(?:https?://|www\.)[^\s<>)\]]+")
_EMPHASIS = re.compile(
    r"""(?<![\\*])(?P<stars>\*{1,3})(?![\s*])(?P<starred>(?:\\.|[^\\])+?)(?<![\s*\\])(?P=stars)(?!\*)
       |(?<![\\\w])(?P<bars>_{1,3})(?![\s_])(?P<barred>(?:\\.|[^\\])+?)(?<![\s_\\])(?P=bars)(?!\w)
       |(?<!\\)(?P<waves>~~)(?=\S)(?P<waved>.+?)(?<=\S)~~""",
    re.VERBOSE,
)
_EMPHASIS_KINDS = {1: Kind.EMPHASIS, 2: Kind.STRONG, 3: Kind.STRONG_EMPHASIS}


def is_directive_line(line: str) -> bool:
    """True when a line begins like a directive."""
    return line.startswith("::") and _DIRECTIVE.match(line) is not None


def has_marks(line: str) -> bool:
    """False for a line of words alone, which has no spans; it may be true for others without."""
    return _SPECIAL.search(line) is not None


def spans_of(line: str) -> tuple[Span, ...]:
    """What stands in one line outside fenced code, in the order to be painted."""
    return tuple(_spans(line)) if has_marks(line) else ()


def _spans(line: str) -> Iterator[Span]:
    if is_directive_line(line):
        mark = line.index("::") + 2
        yield Span(0, mark, Kind.DIRECTIVE_MARK)
        yield Span(mark, len(line) - mark, Kind.DIRECTIVE)
        yield from _to_come(line, ())
        return
    if _DIVIDER.match(line):
        yield Span(0, len(line), Kind.DIVIDER)
        return
    yield from _line_start(line)
    code = [match.span() for match in _CODE.finditer(line)]
    yield from _inline(line, code)
    for start, end in code:
        yield Span(start, end - start, Kind.CODE)
    if line.lstrip().startswith("|"):
        yield from (Span(match.start(), 1, Kind.MARK) for match in re.finditer(r"(?<!\\)\|", line))
    yield from _to_come(line, code)


def _line_start(line: str) -> Iterator[Span]:
    if heading := _HEADING.match(line):
        kind = Kind.HEADING if len(heading["mark"]) <= 2 else Kind.SMALL_HEADING
        yield Span(0, len(line), kind)
        yield Span(heading.start("mark"), len(heading["mark"]), Kind.MARK)
        return
    start = 0
    if quote := _QUOTE.match(line):
        start = quote.end()
        yield Span(0, len(line), Kind.QUOTE)
        yield Span(0, start, Kind.MARK)
    if item := _ITEM.match(line, start):
        yield Span(start, item.end() - start, Kind.MARK)


def _inline(line: str, code: list[tuple[int, int]]) -> Iterator[Span]:
    links: list[tuple[int, int]] = []
    for match in _EMPHASIS.finditer(line):
        if not _is_inside(match.start(), code):
            yield from _emphasis(match)
    for match in _LINK.finditer(line):
        if not _is_inside(match.start(), code):
            links.append(match.span())
            yield Span(match.start(), match.start("words") - match.start(), Kind.MARK)
            yield Span(match.start("words"), len(match["words"]), Kind.LINK)
            yield Span(match.end("words"), match.end() - match.end("words"), Kind.MARK)
    for match in _BARE_LINK.finditer(line):
        if not _is_inside(match.start(), code) and not _is_inside(match.start(), links):
            yield Span(match.start(), len(match[0]), Kind.LINK)


def _emphasis(match: re.Match[str]) -> Iterator[Span]:
    mark = match["stars"] or match["bars"] or match["waves"]
    kind = Kind.STRUCK if match["waves"] else _EMPHASIS_KINDS[len(mark)]
    yield Span(match.start(), match.end() - match.start(), kind)
    yield Span(match.start(), len(mark), Kind.MARK)
    yield Span(match.end() - len(mark), len(mark), Kind.MARK)


def _to_come(line: str, code: list[tuple[int, int]] | tuple[()]) -> Iterator[Span]:
    for match in _TO_COME.finditer(line):
        if not _is_inside(match.start(), code):
            yield Span(match.start(), len(match[0]), Kind.TO_COME)


def _is_inside(offset: int, ranges: list[tuple[int, int]] | tuple[()]) -> bool:
    return any(start <= offset < end for start, end in ranges)
