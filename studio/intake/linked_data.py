"""What a page says of itself in JSON-LD: the article, its authors, dates, section and pictures."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

_OPENING = re.compile(r"<script\b[^<>]{0,500}?application/ld\+json[^<>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_MOST_SCRIPTS = 20
_LONGEST = 1_000_000
_MOST_NODES = 5_000
_ARTICLES = frozenset(
    {
        *("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting"),
        *("BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "SocialMediaPosting", "Report"),
        *("AskPublicNewsArticle", "ScholarlyArticle", "ImageGallery", "MediaGallery"),
    }
)  # fmt: skip

Node = dict[str, Any]


class LinkedPicture(Struct, frozen=True, kw_only=True):
    """A picture as the page describes it. What is not told is empty."""

    url: str
    caption: str = ""
    credit: str = ""


class LinkedArticle(Struct, frozen=True, kw_only=True):
    """The article as the page describes it. Dates are as they were written; what is not told is empty."""

    headline: str = ""
    description: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    publisher: str = ""
    language: str = ""
    url: str = ""
    is_partly_shown: bool = False
    pictures: tuple[LinkedPicture, ...] = ()


def linked_article(source: str) -> LinkedArticle:
    """The article that the JSON-LD of a page describes; an empty one where there is none."""
    nodes = [node for data in _documents(source) for node in _nodes(data)]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = next((node for node in nodes if _types(node) & _ARTICLES and _text(node.get("headline"))), None)
    article = article or next((node for node in nodes if _types(node) & _ARTICLES), {})
    return LinkedArticle(
        headline=_text(article.get("headline")) or (_text(article.get("name")) if article else ""),
        description=_text(article.get("description")),
        section=_first(article.get("articleSection")) or _breadcrumb(nodes, article),
        authors=tuple(dict.fromkeys(_names(article.get("author") or article.get("creator"), by_id))),
        published=_text(article.get("datePublished") or article.get("dateCreated")),
        modified=_text(article.get("dateModified")),
        publisher=next(iter(_names(article.get("publisher"), by_id)), ""),
        language=_text(article.get("inLanguage")),
        url=_address(article.get("url") or article.get("mainEntityOfPage")),
        is_partly_shown=str(article.get("isAccessibleForFree", "")).casefold() in {"false", "no"},
        pictures=_pictures(nodes),
    )


def _documents(source: str) -> Iterator[Any]:
    position = 0
    for _ in range(_MOST_SCRIPTS):
        opening = _OPENING.search(source, position)
        closing = _CLOSING.search(source, opening.end()) if opening else None
        if opening is None or closing is None:
            return
        position = closing.end()
        text = source[opening.end() : closing.start()].strip().removeprefix("<!--").removesuffix("-->").strip()
        if len(text) <= _LONGEST:
            try:
                yield msgspec.json.decode(text, strict=False)
            except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
                continue


def _nodes(data: Any) -> Iterator[Node]:
    """Every object in a document, outer ones first."""
    waiting: list[Any] = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting.extend(each[:500])
        elif isinstance(each, dict):
            yield each
            waiting.extend(value for value in each.values() if isinstance(value, dict | list))


def _types(node: Node) -> set[str]:
    value = node.get("@type", "")
    return {str(each).rpartition("/")[2] for each in (value if isinstance(value, list) else [value])}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name"))
    return " ".join(str(value).split())[:2000] if isinstance(value, str | int | float) else ""


def _first(value: Any) -> str:
    """The one section of an article; of a list the first."""
    return _text(value)


def _names(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        known = by_id.get(str(each.get("@id")), each) if isinstance(each, dict) else each
        name = _text(known)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _address(value: Any) -> str:
    address = value.get("@id", "") if isinstance(value, dict) else value
    return address if isinstance(address, str) and address.startswith(("http://", "https://")) else ""


def _breadcrumb(nodes: list[Node], article: Node) -> str:
    """The last step of the path to the page that is neither its beginning nor the page itself."""
    for node in nodes:
        if "BreadcrumbList" in _types(node):
            items = node.get("itemListElement")
            names = [_text(item.get("name") or item.get("item")) for item in items or () if isinstance(item, dict)]
            inner = [name for name in names[1:] if name and name != _text(article.get("headline"))]
            return inner[-1] if inner else ""
    return ""


def _pictures(nodes: list[Node]) -> tuple[LinkedPicture, ...]:
    found = []
    for node in nodes:
        address = node.get("contentUrl") or node.get("url")
        if "ImageObject" in _types(node) and isinstance(address, str):
            credit = _text(node.get("creditText")) or _text(node.get("creator") or node.get("author"))
            credit = credit or _text(node.get("copyrightNotice"))
            caption = _text(node.get("caption") or node.get("description"))
            if credit or caption:
                found.append(LinkedPicture(url=address, caption=caption, credit=credit))
    return tuple(found[:200])
