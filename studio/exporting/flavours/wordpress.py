"""The article as WordPress blocks, to paste into the code editor of a post."""

import json
from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markupsafe import Markup

from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.pieces import PicturePiece, Piece, ProsePiece, QuotePiece, article_pieces
from studio.exporting.flavours.plain_markup import Address, caption_and_credit, html_of
from studio.rendering.houses import House

_INLINE = frozenset({"a", "br", "code", "em", "s", "strong"})
_ALIGNMENTS = {"align-left": "left", "align-center": "center", "align-right": "right"}


def wordpress(source: FlavourSource) -> dict[str, bytes]:
    """``cms/wordpress.html``. What WordPress has no block for is an HTML block, which keeps it as it is."""
    house = source.request.house
    pieces = article_pieces(source.request.story, house)
    blocks = "\n\n".join(_piece(piece, house, source.nearest) for piece in pieces)
    return {"cms/wordpress.html": f"{blocks}\n".encode()}


def _piece(piece: Piece, house: House, address: Address) -> str:
    match piece:
        case ProsePiece(html):
            fragment = BeautifulSoup(html, "html.parser")
            return "\n\n".join(_prose(child) for child in fragment.children if isinstance(child, Tag))
        case PicturePiece():
            return _image(piece, address)
        case QuotePiece():
            by = Markup("<cite>{}</cite>").format(piece.by) if piece.by else ""
            quoted = Markup("<blockquote><p>{}</p>{}</blockquote>").format(piece.words, by)
            return _block("pullquote", f'<figure class="wp-block-pullquote">{quoted}</figure>')
        case _:
            return _block("html", html_of(piece, house, address))


def _block(name: str, html: str, **attributes: object) -> str:
    told = f" {json.dumps(attributes, separators=(',', ':'))}" if attributes else ""
    return f"<!-- wp:{name}{told} -->\n{html}\n<!-- /wp:{name} -->"


def _image(piece: PicturePiece, address: Address) -> str:
    """An image block. Its ``<img>`` has exactly what WordPress itself writes; anything more would call for a repair."""
    alt = Markup(' alt="{}"').format(piece.alt) if piece.alt is not None else ""
    shown = Markup('<img src="{}"{}/>').format(address(piece.file), alt)
    words = caption_and_credit(piece)
    told = Markup('<figcaption class="wp-element-caption">{}</figcaption>').format(words) if words else ""
    html = Markup('<figure class="wp-block-image size-full">{}{}</figure>').format(shown, told)
    return _block("image", html, sizeSlug="full", linkDestination="none")


def _prose(tag: Tag) -> str:
    match tag.name:
        case "p":
            return _block("paragraph", str(tag))
        case "h2" | "h3" | "h4" | "h5" | "h6":
            level = int(tag.name[1])
            tag["class"] = "wp-block-heading"
            return _block("heading", str(tag), **({"level": level} if level != 2 else {}))
        case "hr":
            html = '<hr class="wp-block-separator has-alpha-channel-opacity"/>'
            return _block("separator", html)
        case "pre":
            tag["class"] = "wp-block-code"
            return _block("code", str(tag))
        case "ul" | "ol" if _is_simple_list(tag):
            return _list(tag)
        case "blockquote":
            inner = "\n\n".join(_prose(child) for child in tag.children if isinstance(child, Tag))
            return _block("quote", f'<blockquote class="wp-block-quote">{inner}</blockquote>')
        case "div" if tag.table is not None:
            return _table(tag.table)
        case _:
            return _block("html", str(tag))


def _is_simple_list(tag: Tag) -> bool:
    """True where every entry holds words and paragraphs, and lists behind them: all that list blocks can hold."""
    return all(_is_simple_entry(child) for child in tag.children if isinstance(child, Tag))


def _is_simple_entry(entry: Tag) -> bool:
    children = [child for child in entry.children if isinstance(child, Tag) or str(child).strip()]
    lists = list(dropwhile(lambda child: not _is_list(child), children))
    words = children[: len(children) - len(lists)]
    is_wordy = all(not isinstance(child, Tag) or child.name in _INLINE | {"p"} for child in words)
    return is_wordy and all(isinstance(child, Tag) and _is_list(child) and _is_simple_list(child) for child in lists)


def _is_list(child: object) -> bool:
    return isinstance(child, Tag) and child.name in {"ul", "ol"}


def _list(tag: Tag) -> str:
    is_ordered = tag.name == "ol"
    start = int(str(tag.get("start", "1")))
    attributes: dict[str, Any] = {"ordered": True} if is_ordered else {}
    numbered = f' start="{start}"' if start != 1 else ""
    attributes |= {"start": start} if start != 1 else {}
    entries = "\n\n".join(_entry(child) for child in tag.children if isinstance(child, Tag))
    return _block("list", f'<{tag.name}{numbered} class="wp-block-list">{entries}</{tag.name}>', **attributes)


def _entry(tag: Tag) -> str:
    words, lists = "", []
    for child in tag.children:
        if isinstance(child, Tag) and child.name in {"ul", "ol"}:
            lists.append(_list(child))
        elif isinstance(child, Tag) and child.name == "p":
            words = f"{words.strip()}<br/>" if words.strip() else ""
            words += child.decode_contents()
        else:
            words += _as_html(child)
    return _block("list-item", f"<li>{words.strip()}{''.join(lists)}</li>")


def _as_html(node: object) -> str:
    return str(Markup.escape(str(node))) if isinstance(node, NavigableString) else str(node)


def _table(table: Tag) -> str:
    for cell in _cells(table):
        aligned = [_ALIGNMENTS[name] for name in cell.get("class") or () if name in _ALIGNMENTS]
        if aligned:
            cell["class"], cell["data-align"] = f"has-text-align-{aligned[0]}", aligned[0]
    html = f'<figure class="wp-block-table">{table}</figure>'
    return _block("table", html, hasFixedLayout=False)


def _cells(table: Tag) -> Iterator[Tag]:
    found: Iterable[Any] = table.find_all(["th", "td"])
    yield from found
