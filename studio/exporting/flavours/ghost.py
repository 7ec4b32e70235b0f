"""The story as a zip that Ghost imports: one draft, its pictures, fact boxes as HTML cards."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.pieces import (
    PicturePiece,
    Piece,
    ProsePiece,
    QuotePiece,
    body_pieces,
    closing_pieces,
    lead_piece,
)
from studio.exporting.flavours.plain_markup import caption_and_credit, html_of, image
from studio.exporting.ninjs.addresses import addresses_of
from studio.exporting.repeatable_zip import write_zip
from studio.story.slugs import slug_from

_PLAIN = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "hr", "pre"})
_IN_LISTS = frozenset({"a", "br", "code", "em", "s", "strong", "li", "ul", "ol"})
_LONGEST_TITLE = 255
_LONGEST_EXCERPT = 300
_LONGEST_ALT = 191
"""Ghost refuses what is longer."""


def ghost(source: FlavourSource) -> dict[str, bytes]:
    """``cms/ghost.zip``: ``ghost.json`` and, below ``content/images``, the pictures that the post shows."""
    return {"cms/ghost.zip": _Post(source).zipped()}


class _Post:
    """One post for Ghost; it notes the pictures it places."""

    def __init__(self, source: FlavourSource) -> None:
        self._source = source
        self._story, self._house = source.request.story, source.request.house
        self._placed: dict[str, bytes] = {}

    def zipped(self) -> bytes:
        text = json.dumps(self._document(), ensure_ascii=False, indent=2)
        stream = io.BytesIO()
        write_zip(stream, {"ghost.json": f"{text}\n".encode(), **self._placed}, self._source.request.saved_at)
        return stream.getvalue()

    def _document(self) -> dict[str, Any]:
        saved_at = self._source.request.saved_at
        moment = datetime.strptime(saved_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        section = self._story.section.strip()
        post = self._post(saved_at)
        data = {
            "posts": [post],
            "posts_meta": [self._meta(post["id"])],
            "tags": [{"id": "1", "name": section, "slug": slug_from(section) or "section"}] if section else [],
            "posts_tags": [{"post_id": post["id"], "tag_id": "1"}] if section else [],
        }
        return {"db": [{"meta": {"exported_on": int(moment.timestamp()) * 1000, "version": "5.0.0"}, "data": data}]}

    def _post(self, saved_at: str) -> dict[str, Any]:
        story, lead, identity = self._story, self._feature(), addresses_of(self._source.request).story
        excerpt = story.standfirst.strip()
        return {
            "id": identity.hex[:24],
            "uuid": str(identity),
            "title": _cut(story.headline.strip() or story.working_slug),
            "slug": self._source.request.slug,
            "html": str(Markup("\n").join(self._cards())),
            "feature_image": self._address(lead.file) if lead is not None else None,
            "custom_excerpt": excerpt if 0 < len(excerpt) <= _LONGEST_EXCERPT else None,
            "type": "post",
            "status": "draft",
            "visibility": "public",
            "featured": 0,
            "created_at": saved_at,
            "updated_at": saved_at,
        }

    def _meta(self, post_id: str) -> dict[str, Any]:
        lead = self._feature()
        return {
            "post_id": post_id,
            "meta_title": _cut(self._story.seo_title.strip()) or None,
            "feature_image_alt": (lead.alt or None) if lead is not None else None,
            "feature_image_caption": str(caption_and_credit(lead)) or None if lead is not None else None,
        }

    def _feature(self) -> PicturePiece | None:
        """The lead picture, if Ghost takes its alt text as that of a feature image; else it is the first card."""
        lead = lead_piece(self._story, self._house)
        return lead if lead is not None and len(lead.alt or "") <= _LONGEST_ALT else None

    def _cards(self) -> Iterator[Markup]:
        """The post below its title. A standfirst too long for an excerpt is the first paragraph."""
        lead, excerpt = lead_piece(self._story, self._house), self._story.standfirst.strip()
        if len(excerpt) > _LONGEST_EXCERPT:
            yield Markup('<aside class="standfirst"><p>{}</p></aside>').format(excerpt)
        if lead is not None and self._feature() is None:
            yield self._image_card(lead)
        for piece in (*body_pieces(self._story, self._house), *closing_pieces(self._story, self._house)):
            yield self._card(piece)

    def _card(self, piece: Piece) -> Markup:
        match piece:
            case ProsePiece(html):
                return html if _is_kept(html) else _html_card(html)
            case PicturePiece():
                return self._image_card(piece)
            case QuotePiece():
                by = Markup("<br>{}").format(piece.by) if piece.by else ""
                return Markup('<blockquote class="kg-blockquote-alt">{}{}</blockquote>').format(piece.words, by)
            case _:
                return _html_card(html_of(piece, self._house, self._address))

    def _image_card(self, piece: PicturePiece) -> Markup:
        words = caption_and_credit(piece)
        told = Markup("<figcaption>{}</figcaption>").format(words) if words else ""
        shown = image(piece, self._address).replace("<img ", Markup('<img class="kg-image" '), 1)
        return Markup('<figure class="kg-card kg-image-card">{}{}</figure>').format(shown, told)

    def _address(self, path: str) -> str:
        """The address of a picture in Ghost, once imported; the picture goes into the zip."""
        placed = f"content/images/{self._source.request.slug}/{path.rpartition('/')[2]}"
        self._placed[placed] = self._source.images[path]
        return f"/{placed}"


def _html_card(html: str) -> Markup:
    return Markup("<!--kg-card-begin: html-->\n{}\n<!--kg-card-end: html-->").format(Markup(html))


def _is_kept(html: str) -> bool:
    """True for prose that Ghost's editor has an element for; it would flatten anything else."""
    fragment = BeautifulSoup(html, "html.parser")
    block = next(child for child in fragment.children if isinstance(child, Tag))
    inside = {tag.name for tag in block.find_all(True)}
    if block.name in {"ul", "ol"}:
        return inside <= _IN_LISTS
    if block.name == "blockquote":
        return len(block.find_all("p")) == 1 and inside <= _IN_LISTS | {"p"}
    return block.name in _PLAIN


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
