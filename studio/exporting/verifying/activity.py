"""Finding what a page must not do: run code, load anything but its own pictures, lead to odd addresses."""

import re
from collections.abc import Collection

from studio.exporting.verifying.markup import Element
from studio.exporting.verifying.problem import Problems, problem
from studio.exporting.verifying.strict_markup import odd_markup

_BANNED = frozenset(
    {"applet", "audio", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input", "math"}
    | {"noscript", "object", "portal", "svg", "template", "video"}
)
_HEAD_ONLY = frozenset({"html", "head", "body", "title", "meta", "style", "script", "link"})
_HARMLESS_LINKS = frozenset({"canonical", "author", "license"})
_LOADING = ("src", "poster", "data", "background", "action", "formaction", "manifest", "ping", "longdesc", "xlink:href")
_ADDRESS = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_CSS_LOADS = re.compile(r"url\s*\(|@import|image-set\s*\(|expression\s*\(|src\s*\(", re.IGNORECASE)
_FOREIGN_SOURCE = re.compile(r"https?:|\*|'unsafe-eval'|wss?:|'strict-dynamic'|'nonce-", re.IGNORECASE)


def activity_in(page: Element, file: str, images: Collection[str]) -> Problems:
    """Everything active in `page`, and markup that may be more than it seems.

    `page` is the root of a tree. `images` are the paths a picture may be loaded from.
    """
    if odd := odd_markup(page.source):
        yield problem("odd_markup", file=file, text=odd)
    for element in page.walk():
        yield from _element_activity(element, file)
        yield from _loads(element, file, images)


def missing_policy(page: Element, file: str) -> Problems:
    """A problem unless the page has a content security policy that lets in nothing but its own."""
    policies = [
        element.attributes.get("content") or ""
        for element in page.walk()
        if element.tag == "meta" and (element.attributes.get("http-equiv") or "").lower() == "content-security-policy"
    ]
    if len(policies) != 1 or not _is_strict(policies[0]):
        yield problem("policy", file=file)


def more_than_a_fragment(page: Element, file: str) -> Problems:
    """A problem for each kind of element that belongs to a page's head and not into a CMS."""
    for tag in sorted({element.tag for element in page.walk()} & _HEAD_ONLY):
        yield problem("not_a_fragment", file=file, tag=tag)


def _is_strict(policy: str) -> bool:
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        directives.setdefault(name.lower(), sources)
    if directives.get("default-src") != ["'none'"] or directives.get("script-src", ["'none'"]) != ["'none'"]:
        return False
    return not any(_FOREIGN_SOURCE.search(source) for sources in directives.values() for source in sources)


def _element_activity(element: Element, file: str) -> Problems:
    tag, attributes = element.tag, element.attributes
    if tag in _BANNED:
        yield problem("active_element", file=file, tag=tag)
    if tag == "script" and ((attributes.get("type") or "").lower() != "application/ld+json" or "src" in attributes):
        yield problem("active_element", file=file, tag=tag)
    if tag == "link" and not set((attributes.get("rel") or "none").lower().split()) <= _HARMLESS_LINKS:
        yield problem("active_element", file=file, tag=tag)
    if (
        tag == "meta"
        and (attributes.get("http-equiv") or "content-security-policy").lower() != "content-security-policy"
    ):
        yield problem("active_element", file=file, tag=tag)
    for name in attributes:
        if name.startswith("on") or name == "srcdoc":
            yield problem("active_attribute", file=file, attribute=name)
    style = (element.text() if tag == "style" else "") + " " + (attributes.get("style") or "")
    if "<" in style or _CSS_LOADS.search(_CSS_ESCAPE.sub(_unescaped, style)):
        yield problem("style_loads", file=file)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code < 0x110000 else ""


def _loads(element: Element, file: str, images: Collection[str]) -> Problems:
    attributes = element.attributes
    wanted = [attributes[name] or "" for name in _LOADING if name in attributes]
    wanted += [candidate.split()[0] for candidate in (attributes.get("srcset") or "").split(",") if candidate.strip()]
    for address in wanted:
        if address not in images:
            yield problem("loads", file=file, address=address)
    href = attributes.get("href")
    if href is not None and element.tag != "link" and not _ADDRESS.match(href) and href not in images:
        yield problem("odd_link", file=file, address=href)
