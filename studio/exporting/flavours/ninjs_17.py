"""The story as ninjs 1.7, for systems that read only that: one HTML body, and associations under keys."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from studio.exporting.article_forms import plain_body
from studio.exporting.flavours.flavour_source import FlavourSource
from studio.exporting.flavours.pieces import BoxPiece, article_pieces
from studio.exporting.flavours.plain_markup import flat_fact_box, html_of, joined
from studio.exporting.ninjs.news_item import news_item
from studio.exporting.ninjs_profile import Embed, FactBox, LeadPicture, NewsItem, Picture, Rendition

_NO_KEY = re.compile(r"[^a-zA-Z0-9_]")


def ninjs_17(source: FlavourSource) -> dict[str, bytes]:
    """``cms/ninjs-1.7.json``. Its readers take a picture's alt text from `body_text` and its caption from
    `description_text`; they know no places in a text, so pictures and boxes stand in the HTML as well."""
    item = news_item(source.request, {path: len(data) for path, data in source.images.items()})
    story, house = source.request.story, source.request.house
    pieces = article_pieces(story, house)
    html = joined(
        flat_fact_box(piece, house) if isinstance(piece, BoxPiece) else html_of(piece, house, source.absolute)
        for piece in pieces
    )
    plain = plain_body(story)
    document = {
        "uri": item.uri,
        "type": "text",
        "mimetype": "text/html",
        "$standard": {
            "name": "ninjs",
            "version": "1.7",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_1.7.json#",
        },
        "version": item.version,
        "versioncreated": item.version_created,
        "embargoed": item.embargoed_until,
        "pubstatus": item.pub_status,
        "language": item.language,
        "headline": item.title,
        **{f"headline_{each.role}": each.value for each in item.headlines if each.role != "main"},
        "slugline": item.slugline,
        "byline": item.by,
        "located": item.located,
        "subject": [{"name": each.name, "rel": each.rel} for each in item.subjects],
        "description_text": story.standfirst.strip(),
        "body_html": str(html),
        "body_text": plain,
        "charcount": len(plain),
        "wordcount": len(plain.split()),
        "copyrightnotice": item.copyright_notice,
        "ednote": item.ed_note,
        "infosource": [{"name": each.name, "rel": each.role} for each in item.info_sources],
        "associations": _associations(item),
    }
    text = json.dumps(_told(document), ensure_ascii=False, indent=2)
    return {"cms/ninjs-1.7.json": f"{text}\n".encode()}


def _associations(item: NewsItem) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, association in _keyed(item):
        while key in found:
            key = f"{key}_"  # ids that differ in a hyphen only
        found[key] = _told(association)
    return found


def _keyed(item: NewsItem) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in item.associations:
        key = _NO_KEY.sub("_", each.name)
        match each:
            case LeadPicture():
                yield "featuremedia", _picture(each)
            case Picture():
                yield key, _picture(each)
            case FactBox():
                html = next(text.value for text in each.bodies if text.role == "main")
                yield key, {"uri": each.uri, "type": "component", "headline": each.title, "body_html": html}
            case Embed():
                yield key, _embed(each)
            case _:
                yield key, {"uri": each.uri, "type": "text", "headline": each.title}


def _picture(picture: Picture) -> dict[str, Any]:
    texts = {each.role: each.value for each in picture.descriptions}
    rights, origin = picture.rights_info, picture.digital_source_type
    return {
        "uri": picture.uri,
        "type": "picture",
        "mimetype": "image/jpeg" if picture.renditions else "",
        "representationtype": "complete" if picture.renditions else "incomplete",
        "byline": picture.by,
        "description_text": texts.get("caption", ""),
        "description_creditline": texts.get("creditLine", ""),
        "body_text": texts.get("altText", ""),
        "infosource": [{"name": each.name, "rel": each.role} for each in picture.info_sources],
        "copyrightnotice": picture.copyright_notice,
        "usageterms": picture.usage_terms,
        "ednote": picture.ed_note,
        "rightsinfo": {"linkedrights": rights.linked_rights} if rights is not None else {},
        "digitalsourcetype": {"name": origin.name, "uri": origin.uri} if origin is not None else {},
        "renditions": _renditions(picture.renditions),
    }


def _embed(embed: Embed) -> dict[str, Any]:
    texts = {each.role: each.value for each in embed.descriptions}
    return {
        "uri": embed.uri,
        "type": embed.type,
        "headline": embed.title,
        "byline": embed.by,
        "description_text": texts.get("caption", ""),
        "description_fallback": texts.get("fallback", ""),
        "description_creditline": texts.get("creditLine", ""),
        "body_text": texts.get("altText", "") or texts.get("quote", ""),
        "renditions": _renditions(embed.renditions),
    }


def _renditions(renditions: tuple[Rendition, ...]) -> dict[str, Any]:
    """The renditions by key: the largest is `original`, for that is what readers look for."""
    files = [each for each in renditions if each.name not in {"page", "poster"}]
    largest = max(files, key=lambda each: (not each.aspect_ratio, each.width or 0), default=None)
    keyed = {_NO_KEY.sub("_", each.name): each for each in renditions if each is not largest}
    if largest is not None:
        keyed = {"original": largest, **keyed}
    return {
        key: _told(
            {
                "href": each.href,
                "mimetype": each.content_type,
                "width": each.width,
                "height": each.height,
                "sizeinbytes": each.size_in_bytes,
            }
        )
        for key, each in keyed.items()
    }


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
