"""The blocks of an HTML tree, in order, each with its words, its Markdown and what the markup says it is."""

import re
from collections.abc import Callable, Iterable, Iterator

from bs4.element import NavigableString, PageElement, Tag
from msgspec.structs import replace

from studio.intake.embedded_post import is_post
from studio.intake.escaping import escape_heading
from studio.intake.fates import Fate
from studio.intake.html_markdown import block_markdown, inline_markdown
from studio.intake.html_media import FRAMES, embed_pieces, figure_pieces, picture_pieces
from studio.intake.html_tree import all_in, class_names, holds
from studio.intake.page import Piece
from studio.intake.page_scope import FATE, REASON

_INLINE = frozenset(
    {
        *("a", "abbr", "b", "br", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var"),
    }
)
_HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_DROPPED = {
    "nav": "navigation",
    "form": "form",
    "button": "form",
    "select": "form",
    "fieldset": "form",
    "aside": "aside",
}
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "pre"}
)
_PARTED = _BLOCKS | {"br", "li", "td", "th", "tr", "dt", "dd", "caption"}
_PARTED_IN_FURNITURE = _PARTED | {"a", "button", "span", "label", "time"}
_SPACED = " "
_SPACES = re.compile(r"[ \t\r\n]+")
_UNEVEN = re.compile(r"[\t\r\n]|  ")
_NOTICE = re.compile(
    r"(?:©|\(c\)|\bcopyright\b).{0,60}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.{0,60}©|\ball rights reserved\b",
    re.IGNORECASE,
)
_MOST_IN_NOTICE = 45
_MOST_ROWS = 500
_MOST_DROPPED_TOGETHER = 40
_MEDIA = frozenset({"figure", "img", *FRAMES})
_WITH_BLOCKS = _BLOCKS | {*FRAMES}
_NOT_IN_LISTS = _MEDIA | {"table", "h1", "h2", "h3"}
_LAID_OUT = (_BLOCKS - {"p", "div"}) | {"img", *FRAMES}
_NOT_INLINE = _BLOCKS | {"img", *FRAMES, *_DROPPED, "dl", "hr"}
_WORD_STYLES = {"MsoTitle": Fate.HEADLINE, "MsoSubtitle": Fate.STANDFIRST}


def blocks_of(root: Tag) -> Iterator[Piece]:
    """The pieces of everything in `root`; no word of it is missing, save what stands in no block that is shown."""
    loose: list[PageElement] = []
    for child in list(root.children):
        if isinstance(child, NavigableString) or (isinstance(child, Tag) and _is_inline(child)):
            loose.append(child)
        elif isinstance(child, Tag):
            yield from _loose_paragraph(loose)
            loose = []
            yield from _block(child)
    yield from _loose_paragraph(loose)


def one_headline(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one headline, the first: a text whose chapters have headings of the first rank has more."""
    is_found = False
    for piece in pieces:
        if piece.hint is Fate.HEADLINE and is_found:
            yield replace(piece, hint=Fate.SUBHEADING, markdown=f"## {escape_heading(piece.text)}")
        else:
            yield piece
            is_found = is_found or piece.hint is Fate.HEADLINE


def words_of(element: Tag, parted: frozenset[str] = _PARTED) -> str:
    """The words of an element on one line, with a space around the elements in `parted`."""
    parts: list[str] = []
    _gather(element, parts, parted)
    text = "".join(parts)
    return (_SPACES.sub(" ", text) if _UNEVEN.search(text) else text).strip()


def _gather(element: Tag, parts: list[str], parted: frozenset[str]) -> None:
    for child in element.children:
        if isinstance(child, Tag):
            is_apart = child.name in parted
            if is_apart:
                parts.append(_SPACED)
            _gather(child, parts, parted)
            if is_apart:
                parts.append(_SPACED)
        else:
            parts.append(str(child))


def _is_inline(tag: Tag) -> bool:
    return tag.name in _INLINE and not tag.get(FATE) and not holds(tag, _NOT_INLINE)


def _loose_paragraph(loose: list[PageElement]) -> Iterator[Piece]:
    if not any(element.get_text().strip() for element in loose):
        return
    paragraph = Tag(name="p")
    for element in list(loose):
        paragraph.append(element.extract())
    yield from _paragraph(paragraph, is_marked=False)


def _block(tag: Tag) -> Iterable[Piece]:
    if tag.get(FATE):
        return _marked(tag)
    if tag.name in _DROPPED and not (tag.name == "aside" and tag.find("dl")):
        return _dropped(tag, _DROPPED[tag.name])
    if is_post(tag):
        return embed_pieces(tag)
    reader = _READERS.get(tag.name)
    return reader(tag) if reader else blocks_of(tag)


def _marked(tag: Tag) -> Iterator[Piece]:
    """An element whose place or name in the page told its fate; a large one that is left out, block by block."""
    fate, reason = Fate(str(tag[FATE])), str(tag[REASON])
    if fate is Fate.PULL_QUOTE:
        yield from _pull_quote(tag, reason)
        return
    words = words_of(tag, _PARTED_IN_FURNITURE if fate is Fate.DROPPED else _PARTED)
    is_small = len(words.split()) <= _MOST_DROPPED_TOGETHER and not _NOTICE.search(words)
    if fate is not Fate.DROPPED or is_small:
        if words:
            yield Piece(text=words, hint=fate, reason=reason)
        return
    del tag[FATE]
    for piece in blocks_of(tag):
        if piece.hint is Fate.PICTURE or piece.hint is Fate.ALT:
            continue
        if _NOTICE.search(piece.text) and len(piece.text.split()) <= _MOST_IN_NOTICE:
            yield replace(piece, hint=Fate.RIGHTS_NOTICE, reason="copyright")
        else:
            yield replace(piece, hint=Fate.DROPPED, reason=reason)


def _pull_quote(tag: Tag, reason: str) -> Iterator[Piece]:
    """A quotation set apart, and its speaker where one is named."""
    speakers = [cite.extract() for cite in all_in(tag, frozenset({"cite", "figcaption", "footer"}))]
    if words := words_of(tag):
        yield Piece(text=words, hint=Fate.PULL_QUOTE, reason=reason)
    for speaker in speakers:
        if words := words_of(speaker).lstrip("—–- "):
            yield Piece(text=words, hint=Fate.QUOTE_BY, reason="quote-by")


def _dropped(tag: Tag, reason: str) -> Iterator[Piece]:
    words = words_of(tag, _PARTED_IN_FURNITURE)
    if words:
        yield Piece(text=words, hint=Fate.DROPPED, reason=reason)


def _taken_out(tag: Tag) -> Iterator[Piece]:
    """The pictures in a block, and the parts of it whose fate is known: each a piece of its own."""
    for part in [child for child in tag.children if isinstance(child, Tag)]:
        if part.get(FATE):
            part.extract()
            yield from _marked(part)
        elif part.name == "img":
            part.extract()
            yield from picture_pieces(part)
        else:
            yield from _taken_out(part)


def _paragraph(tag: Tag, *, is_marked: bool = True) -> Iterator[Piece]:
    yield from _taken_out(tag)
    if holds(tag, _WITH_BLOCKS):
        yield from blocks_of(tag)
        return
    words = words_of(tag)
    if not words:
        return
    meant = next((_WORD_STYLES[name] for name in class_names(tag) if name in _WORD_STYLES), None)
    if meant is not None:
        yield Piece(text=words, hint=meant, reason="heading" if meant is Fate.HEADLINE else "word-style")
    else:
        yield Piece(text=words, markdown=inline_markdown(tag), is_paragraph=is_marked and not _is_all_bold(tag))


def _is_all_bold(tag: Tag) -> bool:
    shown = [child for child in tag.children if child.get_text().strip()]
    return len(shown) == 1 and isinstance(shown[0], Tag) and shown[0].name in {"b", "strong"}


def _headline(tag: Tag) -> Iterator[Piece]:
    yield from _taken_out(tag)
    if words := words_of(tag):
        yield Piece(text=words, hint=Fate.HEADLINE, reason="heading")


def _heading(tag: Tag) -> Iterator[Piece]:
    yield from _taken_out(tag)
    words = words_of(tag)
    if words:
        markdown = " ".join(inline_markdown(tag).split("\n"))
        yield Piece(
            text=words, markdown=f"{'#' * _HEADINGS[tag.name]} {markdown}", hint=Fate.SUBHEADING, reason="heading"
        )


def _list(tag: Tag) -> Iterator[Piece]:
    if not holds(tag, _NOT_IN_LISTS):
        yield from _taken_out(tag)
    items = tag.find_all("li", recursive=False)
    if holds(tag, _NOT_IN_LISTS):
        for item in items:
            yield from blocks_of(item)
        return
    if tag.name == "ul" and not any(holds(item, _BLOCKS) for item in items):
        for item in items:
            if words := words_of(item):
                yield Piece(text=words, markdown=inline_markdown(item), hint=Fate.LIST_ITEM, reason="list-item")
        return
    yield from _whole(tag)


def _whole(tag: Tag) -> Iterator[Piece]:
    if words := words_of(tag):
        yield Piece(text=words, markdown=block_markdown(tag), hint=Fate.BODY, reason="html-block")


def _quote(tag: Tag) -> Iterator[Piece]:
    if holds(tag, _MEDIA):
        yield from blocks_of(tag)
    else:
        yield from _taken_out(tag)
        yield from _whole(tag)


def _table(tag: Tag) -> Iterator[Piece]:
    """A table of data as a whole; one that only lays out a page, or is very long, in its parts."""
    rows = tag.find_all("tr")
    if holds(tag, _LAID_OUT):
        for part in [cell for row in rows for cell in row.find_all(["td", "th"], recursive=False)]:
            yield from blocks_of(part)
    elif len(rows) > _MOST_ROWS or not rows:
        for row in rows or [tag]:
            if words := words_of(row):
                yield Piece(text=words, hint=Fate.BODY, reason="html-block")
    else:
        yield from _whole(tag)


def _definitions(tag: Tag) -> Iterator[Piece]:
    for part in tag.find_all(["dt", "dd"]):
        words = words_of(part)
        if words and part.name == "dt":
            yield Piece(text=words, hint=Fate.FACT_QUESTION, reason="fact")
        elif words:
            yield Piece(text=words, markdown=block_markdown(part), hint=Fate.FACT_ANSWER, reason="fact")


def _fact_box(tag: Tag) -> Iterator[Piece]:
    """An aside with a list of definitions: its heading is the title of a fact box."""
    for piece in blocks_of(tag):
        is_title = piece.hint in {Fate.SUBHEADING, Fate.HEADLINE}
        yield Piece(text=piece.text, hint=Fate.FACT_BOX, reason="fact-box-title") if is_title else piece


def _rule(_tag: Tag) -> Iterator[Piece]:
    yield Piece(text="* * *", hint=Fate.DIVIDER, reason="divider")


_READERS: dict[str, Callable[[Tag], Iterable[Piece]]] = {
    "p": _paragraph,
    "h1": _headline,
    **dict.fromkeys(_HEADINGS, _heading),
    "ul": _list,
    "ol": _list,
    "pre": _whole,
    "blockquote": _quote,
    "table": _table,
    "dl": _definitions,
    "aside": _fact_box,
    "hr": _rule,
    "figure": figure_pieces,
    "img": picture_pieces,
    **dict.fromkeys(FRAMES, embed_pieces),
}
