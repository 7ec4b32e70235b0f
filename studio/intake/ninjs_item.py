"""A news item as ninjs 1.x, 2.x or 3.x, read leniently: what any agency's item says, whatever it lacks."""

import html
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from studio.story.elements import EmbedKind

Node = dict[str, Any]

_OWN_PROFILE = "offstone-story"
_TAG = re.compile(r"<[^<>]{0,10000}>")
_PICTURES = frozenset({"picture", "graphic"})
_MEDIA = {"video": EmbedKind.VIDEO, "audio": EmbedKind.AUDIO}
_MOST_ASSOCIATIONS = 500


class NinjsPicture(Struct, frozen=True, kw_only=True):
    """A picture of an item. `names` are the file names of its renditions, without their endings."""

    id: str
    file_name: str = ""
    names: frozenset[str] = frozenset()
    alt: str = ""
    caption: str = ""
    credit: str = ""
    is_lead: bool = False
    is_decorative: bool = False


class NinjsEmbed(Struct, frozen=True, kw_only=True):
    """A video, a sound or a post of an item."""

    id: str
    kind: EmbedKind = EmbedKind.OTHER
    url: str = ""
    fallback: str = ""
    caption: str = ""


class NinjsBox(Struct, frozen=True, kw_only=True):
    """A fact box of an item in our profile: its JSON."""

    id: str
    json: str


class NinjsItem(Struct, frozen=True, kw_only=True):
    """What an item says. `html` or `text` is its body; `markdown` is it too, in items that Offstone wrote."""

    headline: str = ""
    short_headline: str = ""
    seo_title: str = ""
    standfirst: str = ""
    section: str = ""
    byline: str = ""
    dateline: str = ""
    slug: str = ""
    language: str = ""
    published: str = ""
    embargoed_until: str = ""
    publisher: str = ""
    url: str = ""
    rights: tuple[str, ...] = ()
    note: str = ""
    subjects: tuple[str, ...] = ()
    html: str = ""
    text: str = ""
    markdown: str = ""
    is_own: bool = False
    pictures: tuple[NinjsPicture, ...] = ()
    embeds: tuple[NinjsEmbed, ...] = ()
    boxes: tuple[NinjsBox, ...] = ()


def looks_like_ninjs(data: object) -> bool:
    """True for an object that has what only news items have."""
    if not isinstance(data, dict):
        return False
    standard = data.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    bodies = {"body_html", "body_text", "body_xhtml", "bodies"} & data.keys()
    heads = {"headline", "headlines", "uri", "versioncreated", "versionCreated"} & data.keys()
    return bool(bodies and heads) or ("headlines" in data and "uri" in data)


def ninjs_item(data: Node) -> NinjsItem:
    """The item in a parsed object."""
    bodies = _bodies(data)
    own = str(data.get("profile", "")).startswith(_OWN_PROFILE)
    associations = list(_associations(data))
    subjects = _subjects(data)
    return NinjsItem(
        headline=_role(data, "headlines", "main") or _plain(data.get("headline")) or _plain(data.get("title")),
        short_headline=_role(data, "headlines", "short") if own else "",
        seo_title=_role(data, "headlines", "seo") if own else "",
        standfirst=_role(data, "descriptions", "summary") or _one_of(data, "description_text", "description_html"),
        section=next((name for rel, name in subjects if rel == "section"), ""),
        byline=_one_of(data, "by", "byline"),
        dateline=_plain(data.get("located")) or (_name(data.get("place") or data.get("places")) if not own else ""),
        slug=_plain(data.get("slugline")) if own else "",
        language=_plain(data.get("language")),
        published=_one_of(data, "contentCreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated"),
        embargoed_until=_one_of(data, "embargoedUntil", "embargoed"),
        publisher=_publisher(data),
        url=_url(data),
        rights=_rights(data),
        note="" if own else _one_of(data, "edNote", "ednote"),
        subjects=tuple(name for rel, name in subjects if rel != "section"),
        html=bodies.get("text/html", ""),
        text=bodies.get("text/plain", ""),
        markdown=bodies.get("text/markdown", "") if own else "",
        is_own=own,
        pictures=tuple(_picture(node, name) for name, node in associations if node.get("type") in _PICTURES),
        embeds=tuple(_embed(node, name) for name, node in associations if _is_embed(node)),
        boxes=tuple(_boxes(associations)) if own else (),
    )


def _plain(value: object) -> str:
    """A value as one line of plain text; markup in it goes, for these fields hold none that means anything."""
    if isinstance(value, list):
        return _plain(value[0]) if value else ""
    if isinstance(value, dict):
        return _plain(value.get("value") or value.get("name"))
    if not isinstance(value, str | int | float):
        return ""
    text = str(value)
    return " ".join(html.unescape(_TAG.sub(" ", text) if "<" in text else text).split())


def _one_of(data: Node, *keys: str) -> str:
    """The first of the fields that says something."""
    return next((text for key in keys if (text := _plain(data.get(key)))), "")


def _nodes(value: object) -> list[Node]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _role(data: Node, key: str, role: str) -> str:
    """The first text of a role, or one without a role where the main one is asked for."""
    texts = _nodes(data.get(key))
    wanted = [text for text in texts if text.get("role") == role]
    if not wanted and role in {"main", "summary"}:
        wanted = [text for text in texts if not text.get("role")]
    return _plain(wanted[0].get("value")) if wanted else ""


def _bodies(data: Node) -> dict[str, str]:
    """The body in each content type; the main one of several of a type."""
    found: dict[str, str] = {}
    for key, kind in (("body_html", "text/html"), ("body_xhtml", "text/html"), ("body_text", "text/plain")):
        if isinstance(data.get(key), str) and data[key].strip():
            found.setdefault(kind, data[key])
    bodies = _nodes(data.get("bodies"))
    for body in sorted(bodies, key=lambda each: each.get("role") not in {"main", "source"}):
        kind = str(body.get("contentType") or body.get("contenttype") or "text/html").partition(";")[0].strip()
        kind = {"application/xhtml+xml": "text/html", "text/xhtml": "text/html"}.get(kind, kind)
        if isinstance(body.get("value"), str) and body["value"].strip():
            found.setdefault(kind, body["value"])
    return found


def _subjects(data: Node) -> list[tuple[str, str]]:
    nodes = _nodes(data.get("subjects") or data.get("subject"))
    found = [(str(node.get("rel", "")), _plain(node.get("name"))) for node in nodes]
    return list(dict.fromkeys((rel, name) for rel, name in found if name))


def _name(value: object) -> str:
    return _plain(_nodes(value)[0].get("name")) if _nodes(value) else ""


def _publisher(data: Node) -> str:
    sources = _nodes(data.get("infoSources") or data.get("infosource"))
    roles = {str(source.get("role", "")): _plain(source.get("name")) for source in reversed(sources)}
    provider = _plain(data.get("provider")) or _plain(data.get("source"))
    named = roles.get("firstPublisher") or roles.get("publisher") or provider
    return named or _plain(data.get("copyrightholder") or data.get("copyrightHolder")) or next(iter(roles.values()), "")


def _url(data: Node) -> str:
    for source in _nodes(data.get("infoSources")):
        if source.get("role") == "firstPublisher" and str(source.get("uri", "")).startswith(("http://", "https://")):
            return str(source["uri"])
    uri = data.get("uri")
    is_web = isinstance(uri, str) and uri.startswith(("http://", "https://"))
    return str(uri) if is_web and not str(data.get("profile", "")).startswith(_OWN_PROFILE) else ""


def _rights(data: Node) -> tuple[str, ...]:
    keys = ("copyrightNotice", "copyrightnotice", "usageTerms", "usageterms")
    return tuple(dict.fromkeys(text for key in keys if (text := _plain(data.get(key)))))


def _associations(data: Node) -> Iterator[tuple[str, Node]]:
    """Each association with its name; in 1.x the names are keys, and an item may be null."""
    value = data.get("associations")
    named = value.items() if isinstance(value, dict) else ((str(n.get("name", "")), n) for n in _nodes(value))
    for _, (name, node) in zip(range(_MOST_ASSOCIATIONS), named, strict=False):
        if isinstance(node, dict):
            yield str(name), node


def _picture(node: Node, name: str) -> NinjsPicture:
    files = [(str(each.get("href", "")), _number(each.get("width"))) for each in _renditions(node)]
    largest = max(files, key=lambda file: file[1], default=("", 0))[0]
    alt = _role(node, "descriptions", "altText")
    told = [text for text in _nodes(node.get("descriptions")) if text.get("role") == "altText"]
    caption = _role(node, "descriptions", "caption") or _role(node, "descriptions", "summary")
    if "descriptions" not in node:
        caption = _plain(node.get("description_text") or node.get("description_html"))
        alt = _plain(node.get("body_text"))
    return NinjsPicture(
        id=name.rpartition("/")[2],
        file_name=_file_name(largest),
        names=frozenset(stem for href, _ in files if (stem := _file_name(href).rpartition(".")[0].casefold())),
        alt=alt or (_plain(node.get("headline")) if "descriptions" not in node else ""),
        caption=caption,
        credit=_credit(node),
        is_lead=node.get("rel") in {"lead", "mainpicture", "main"} or name in {"featuremedia", "mainpic", "lead"},
        is_decorative=bool(told) and not alt,
    )


def _credit(node: Node) -> str:
    line = _role(node, "descriptions", "creditLine")
    sources = _nodes(node.get("infoSources") or node.get("infosource"))
    named = next((_plain(each.get("name")) for each in sources if each.get("role") == "creditLine"), "")
    by = _plain(node.get("by") or node.get("byline"))
    holder = _plain(node.get("copyrightHolder") or node.get("copyrightholder"))
    composed = "/".join(dict.fromkeys(filter(None, (by, holder))))
    return line or named or composed or _plain(node.get("copyrightNotice") or node.get("copyrightnotice"))


def _renditions(node: Node) -> list[Node]:
    value = node.get("renditions")
    if isinstance(value, dict):
        return [each for each in value.values() if isinstance(each, dict)]
    return _nodes(value)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _file_name(href: str) -> str:
    return href.partition("?")[0].partition("#")[0].rpartition("/")[2]


def _is_embed(node: Node) -> bool:
    return node.get("type") in _MEDIA or (node.get("rel") == "embed" and node.get("type") not in _PICTURES)


def _embed(node: Node, name: str) -> NinjsEmbed:
    page = next((str(node[key]) for key in ("page", "embed", "uri") if str(node.get(key, "")).startswith("http")), "")
    pages = sorted(_renditions(node), key=lambda each: each.get("name") != "page")
    hrefs = [str(each.get("href", "")) for each in pages if str(each.get("href", "")).startswith("http")]
    fallback = _role(node, "descriptions", "fallback") or _plain(node.get("headline")) or _plain(node.get("title"))
    caption = _role(node, "descriptions", "caption") or _plain(node.get("description_text"))
    return NinjsEmbed(
        id=name.rpartition("/")[2],
        kind=_MEDIA.get(str(node.get("type")), EmbedKind.OTHER),
        url=page or next(iter(hrefs), ""),
        fallback=fallback or caption,
        caption=caption,
    )


def _boxes(associations: list[tuple[str, Node]]) -> Iterator[NinjsBox]:
    for name, node in associations:
        if node.get("rel") == "factbox":
            data = next(
                (str(b["value"]) for b in _nodes(node.get("bodies")) if b.get("contentType") == "application/json"), ""
            )
            if data:
                yield NinjsBox(id=name.rpartition("/")[2], json=data)
