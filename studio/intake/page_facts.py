"""What a saved web page says of itself outside its text: JSON-LD, Open Graph, meta tags, the canonical address."""

import html
import re
from datetime import datetime

from studio.intake.linked_data import LinkedArticle, linked_article

_HEAD = 400_000
"""Characters at the beginning in which meta tags are looked for."""

_META = re.compile(r"<(?:meta|link)\b[^<>]{1,3000}>", re.IGNORECASE)
_HTML = re.compile(r"<html\b[^<>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z:_-]{1,40})\s{0,5}=\s{0,5}(?:\"([^\"]{0,2500})\"|'([^']{0,2500})'|([^\s\"'<>]{1,2500}))"
)
_WHOLE_PAGE = re.compile(r"<html\b|<!doctype html|<head\b|<body\b", re.IGNORECASE)
_FURNITURE = re.compile(r"<(nav|footer|aside|header)\b", re.IGNORECASE)
_FEWEST_PARAGRAPHS = 3
_OFFICE = re.compile(
    r"<meta\b[^<>]{0,200}generator[^<>]{0,200}(?:microsoft word|libreoffice)|class=[\"']?Mso|docs-internal-guid",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class PageFacts(LinkedArticle, frozen=True, kw_only=True):
    """What is known of a page, from wherever it says so. `published` and `modified` are ISO dates or times."""


def is_saved_page(source: str) -> bool:
    """True for the whole of a web page; a part that was copied, and what an office program wrote, is none."""
    head = source[:_HEAD]
    return _WHOLE_PAGE.search(head[:5000]) is not None and _OFFICE.search(head) is None


def is_copied_page(source: str) -> bool:
    """True for what was copied out of a browser with the site around the story: its menus, its foot, its asides."""
    furniture = {match[1].casefold() for match in _FURNITURE.finditer(source[:_HEAD])}
    return bool(furniture) and source.count("</p") >= _FEWEST_PARAGRAPHS and _OFFICE.search(source[:_HEAD]) is None


def page_facts(source: str) -> PageFacts:
    """What the page says of itself. JSON-LD wins over Open Graph, and that over plain meta tags."""
    article = linked_article(source)
    metas = _metas(source[:_HEAD])

    def meta(*names: str) -> str:
        return next((metas[name] for name in names if metas.get(name)), "")

    authors = article.authors or tuple(filter(None, (_person(meta("author", "article:author", "dc.creator", "byl")),)))
    url = meta("canonical", "og:url") or article.url
    return PageFacts(
        headline=article.headline or meta("og:title", "twitter:title"),
        description=article.description or meta("og:description", "description"),
        section=article.section or meta("article:section", "articlesection", "section"),
        authors=authors,
        published=iso_date(article.published or meta("article:published_time", "datepublished", "date", "dc.date")),
        modified=iso_date(article.modified or meta("article:modified_time", "datemodified")),
        publisher=article.publisher or meta("og:site_name", "application-name"),
        language=_language(source, article.language or meta("og:locale")),
        url=url if url.startswith(("http://", "https://")) else "",
        is_partly_shown=article.is_partly_shown or meta("article:content_tier") in {"locked", "metered"},
        pictures=article.pictures,
    )


def iso_date(text: str) -> str:
    """A date or time in ISO form, whole seconds; empty for anything else."""
    cleaned = text.strip()
    if not _DATE.match(cleaned):
        return ""
    try:
        moment = datetime.fromisoformat(cleaned)
    except ValueError:
        return cleaned[:10] if _is_day(cleaned[:10]) else ""
    return cleaned[:10] if len(cleaned) <= 10 else moment.replace(microsecond=0).isoformat()


def _is_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _metas(head: str) -> dict[str, str]:
    """The first value of each meta name, property and item property, in lower case; the canonical link as well."""
    found: dict[str, str] = {}
    for tag in _META.finditer(head):
        attributes = _attributes(tag[0])
        if attributes.get("rel", "").casefold() == "canonical":
            found.setdefault("canonical", attributes.get("href", "").strip())
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name and attributes.get("content", "").strip():
            found.setdefault(name.strip().casefold(), " ".join(attributes["content"].split()))
    return found


def _attributes(tag: str) -> dict[str, str]:
    return {name.casefold(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def _person(text: str) -> str:
    return "" if text.startswith(("http://", "https://")) else text


def _language(source: str, told: str) -> str:
    """The language of the page, as ``de`` or ``en-US``; what the page is written in wins over what is told of it."""
    tag = _HTML.search(source[:20_000])
    written = _attributes(tag[0]).get("lang", "") if tag else ""
    for language in (written, told):
        if _LANGUAGE.fullmatch(language.strip()):
            first, *others = language.strip().replace("_", "-").split("-")
            return "-".join([first.casefold(), *(part.upper() if len(part) == 2 else part for part in others)])
    return ""
