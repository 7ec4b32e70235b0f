"""The story as one item of an RSS feed, whole, with its pictures and their credits."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree import ElementTree

from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.pieces import BoxPiece, EmbedPiece, PicturePiece, Piece, article_pieces
from studio.exporting.flavours.plain_markup import flat_fact_box, html_of, joined
from studio.exporting.ninjs.addresses import addresses_of

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_PREFIXES = {"content": _CONTENT, "dc": _DC, "media": _MEDIA}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rss(source: FlavourSource) -> dict[str, bytes]:
    """``cms/rss.xml``: a feed of one item. What XML cannot hold, such as control characters, is left out."""
    for prefix, name in _PREFIXES.items():
        ElementTree.register_namespace(prefix, name)
    request = source.request
    feed = ElementTree.Element("rss", {"version": "2.0"})
    channel = ElementTree.SubElement(feed, "channel")
    name = request.house.publisher or request.house.name
    for tag, text in (("title", name), ("link", source.absolute("")), ("description", name)):
        _add(channel, tag, text)
    _add(channel, "language", request.story.language)
    _add_item(ElementTree.SubElement(channel, "item"), source)
    ElementTree.indent(feed, "  ")
    return {"cms/rss.xml": ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"}


def _add_item(item: ElementTree.Element, source: FlavourSource) -> None:
    request, story, house = source.request, source.request.story, source.request.house
    pieces = article_pieces(story, house)
    moment = datetime.strptime(request.saved_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    _add(item, "title", story.headline.strip() or story.working_slug)
    _add(item, "description", story.standfirst.strip())
    _add(item, f"{{{_DC}}}creator", story.byline.strip())
    _add(item, "category", story.section.strip())
    _add(item, "guid", addresses_of(request).item, isPermaLink="false")
    _add(item, "pubDate", format_datetime(moment))
    content = joined(
        flat_fact_box(piece, house) if isinstance(piece, BoxPiece) else html_of(piece, house, source.absolute)
        for piece in pieces
    )
    _add(item, f"{{{_CONTENT}}}encoded", str(content))
    for piece in _pictures(pieces):
        _add_media(item, piece, source)


def _pictures(pieces: tuple[Piece, ...]) -> list[PicturePiece]:
    """Every picture the item shows, once."""
    shown = [piece.poster if isinstance(piece, EmbedPiece) else piece for piece in pieces]
    pictures = [piece for piece in shown if isinstance(piece, PicturePiece)]
    return list({piece.file: piece for piece in pictures}.values())


def _add_media(item: ElementTree.Element, piece: PicturePiece, source: FlavourSource) -> None:
    size = {"width": str(piece.rendition.width), "height": str(piece.rendition.height)}
    length = {"fileSize": str(len(source.images[piece.file])), "type": "image/jpeg", "medium": "image"}
    media = ElementTree.SubElement(item, f"{{{_MEDIA}}}content", {"url": source.absolute(piece.file), **length, **size})
    _add(media, f"{{{_MEDIA}}}description", piece.view.caption, type="plain")
    _add(media, f"{{{_MEDIA}}}title", piece.alt or "", type="plain")
    _add(media, f"{{{_MEDIA}}}credit", piece.view.credit)


def _add(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with that text; none where there is no text. Separators that XML cannot hold become spaces."""
    cleaned = _NOT_IN_XML.sub(lambda found: " " if found[0].isspace() else "", text)
    if cleaned:
        ElementTree.SubElement(parent, tag, attributes).text = cleaned
