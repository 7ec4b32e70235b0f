"""The article as plain Markdown that any reader of CommonMark understands: no lines that only Offstone knows."""

import re
from collections.abc import Iterator
from itertools import groupby

from studio.exporting.article_forms import plain_text
from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.pieces import (
    BoxPiece,
    EmbedPiece,
    NotePiece,
    OriginPiece,
    PicturePiece,
    Piece,
    QuotePiece,
    closing_pieces,
    lead_piece,
    placed_piece,
)
from studio.exporting.flavours.plain_markup import Address, day, note, origin, source_line
from studio.exporting.ninjs.addresses import web_uri
from studio.rendering.blocks import parse_body, with_plain_line_ends
from studio.rendering.dialect import dialect
from studio.rendering.houses import House
from studio.story.story import Story

_MARKUP = re.compile(r"([\\`*_\[\]<>#~&|!])")
_CODE_SPAN = re.compile(r"((?<![\\`])(`+)(?!`)(?:.|\n)+?(?<!`)\2(?!`))")
_SAFE = r"(?!\s*<?(?:https?://|mailto:|#))"
_TAG = r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)"
_ACTIVE = re.compile(rf"(?<!\\)(?:{_TAG}|!(?=\[)|(?<=\])[(:]{_SAFE})", re.IGNORECASE)
"""Where a tag, an address with another scheme, a picture or a link to elsewhere begins."""
_LINE_START = re.compile(r"^(\d*)([-+.)=:])")


def markdown(source: FlavourSource) -> dict[str, bytes]:
    """``cms/article.md``: headline, standfirst and byline, then the body as it was typed, its elements in place."""
    text = article_markdown(source.request.story, source.request.house, source.nearest)
    return {"cms/article.md": f"{text}\n".encode()}


def article_markdown(story: Story, house: House, address: Address) -> str:
    """The article as Markdown. `address` gives the address of a picture's file."""
    headline = f"# {words(story.headline)}" if story.headline.strip() else ""
    front = [headline, words(story.standfirst), words(story.byline), words(story.dateline)]
    lead = lead_piece(story, house)
    front += [_picture(lead, address)] if lead is not None else []
    under = [_piece(piece, house, address) for piece in closing_pieces(story, house)]
    return "\n\n".join(part for part in (*front, _body(story, house, address), *under) if part)


def words(text: str) -> str:
    """Plain text as one line of Markdown that says the same; a zero byte, which Markdown cannot hold, is left out."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.replace("\0", "").split()))
    return _LINE_START.sub(r"\1\\\2", escaped)


def inert(source: str, language: str) -> str:
    """Prose of our dialect as other readers of Markdown must have it, to say the same.

    What is plain text to us and more to them gets a backslash: tags, pictures, links to other places than the web.
    """
    lines = source.split("\n")
    code = {
        number
        for token in dialect(language, places_elements=False).parse(source)
        if token.type in {"fence", "code_block"} and token.map is not None
        for number in range(*token.map)
    }
    runs = groupby(enumerate(lines), key=lambda line: line[0] in code)
    return "\n".join(_inert_run("\n".join(line for _, line in run), is_code=is_code) for is_code, run in runs)


def _inert_run(text: str, *, is_code: bool) -> str:
    if is_code:
        return text
    pieces = _CODE_SPAN.split(text)
    pieces[::3] = [_ACTIVE.sub(r"\\\g<0>", prose) for prose in pieces[::3]]
    return "".join(piece for number, piece in enumerate(pieces) if number % 3 != 2)


def _body(story: Story, house: House, address: Address) -> str:
    """The body, prose to the letter, each element between empty lines, for the lines around it are paragraphs."""
    parsed = parse_body(with_plain_line_ends(story.body), story.language)
    parts, prose = [], parsed.leading
    for block in parsed.blocks:
        if block.directive is None:
            prose += block.source
            continue
        piece = placed_piece(block.directive, story, house)
        parts += [inert(prose, story.language), _piece(piece, house, address) if piece is not None else ""]
        prose = block.source.partition("\n")[2]  # what a link refers to may be defined there
    parts.append(inert(prose, story.language))
    return "\n\n".join(part for part in (part.strip("\n") for part in parts) if part)


def _piece(piece: Piece, house: House, address: Address) -> str:
    match piece:
        case PicturePiece():
            return _picture(piece, address)
        case BoxPiece():
            return "\n\n".join(_box(piece, house))
        case EmbedPiece():
            return "\n\n".join(_embed(piece, address))
        case QuotePiece():
            return f"> {words(piece.words)}" + (f"\n>\n> {words(piece.by)}" if piece.by else "")
        case NotePiece():
            return words(plain_text(note(piece)))
        case OriginPiece():
            return words(plain_text(origin(piece)))
        case _:
            return ""


def _picture(piece: PicturePiece, address: Address) -> str:
    shown = f"![{words(piece.alt or '')}](<{address(piece.file)}>)"
    told = _caption_and_credit(piece)
    return f"{shown}\n\n{told}" if told else shown


def _caption_and_credit(piece: PicturePiece) -> str:
    view = piece.view
    parts = [words(view.caption), _credit(piece)] if view.caption_first else [_credit(piece), words(view.caption)]
    return "\n".join(part for part in parts if part)


def _credit(piece: PicturePiece) -> str:
    return words(f"{piece.view.credit_label}{piece.view.credit}") if piece.view.credit else ""


def _box(piece: BoxPiece, house: House) -> Iterator[str]:
    view = piece.view
    if view.title:
        yield f"### {words(view.title)}"
    for fact, told in zip(piece.box.facts, view.facts, strict=True):
        question = plain_text(day(told.time)) if view.kind == "timeline" else told.question
        if question:
            yield f"**{words(question)}**"
        if fact.answer.strip():
            yield inert(with_plain_line_ends(fact.answer), "en").strip("\n")
        if source := plain_text(source_line(told, house)):
            yield words(source)


def _embed(piece: EmbedPiece, address: Address) -> Iterator[str]:
    view, poster = piece.view, piece.poster
    if poster is not None:
        yield f"![{words(poster.alt or '')}](<{address(poster.file)}>)"
    if view.text:
        yield f"> {words(view.text)}"
    byline = ", ".join(part for part in (view.author, plain_text(day(view.date))) if part)
    link = web_uri(view.url)
    title = f"[{words(view.link_text)}](<{link}>)" if link else words(view.title)
    credit = _credit(poster) if poster is not None else ""
    under = "\n".join(part for part in (words(view.caption), credit) if part)
    yield from (part for part in (words(byline), title, words(view.fallback), under) if part)
