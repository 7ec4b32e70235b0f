"""The last gate of prose: only the elements the dialect makes come through, whatever the parser did."""

import re

import nh3

_INLINE = {"a", "br", "code", "em", "s", "strong"}
_BLOCKS = {
    "blockquote",
    "div",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "ul",
}
_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
_ALIGNMENTS = {"align-left", "align-center", "align-right"}

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
"""Where a link may lead, besides a place in the page (``#…``)."""

_LINK_WITHOUT_TARGET = re.compile(r'<a(?: (?:title|rel)="[^"]*")+>')
"""What is left of a link whose address the cleaner could not read, such as one with an impossible port."""

_CLEANER = nh3.Cleaner(
    tags=_INLINE | _BLOCKS | _TABLE,
    attributes={"a": {"href", "title", "rel"}, "ol": {"start"}, "th": {"scope"}},
    allowed_classes={"div": {"table-frame"}, "figure": {"code"}, "th": _ALIGNMENTS, "td": _ALIGNMENTS},
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,
)


def sanitised(html: str) -> str:
    """`html` with only the dialect's own elements, attributes and link schemes; no white space around it."""
    return _LINK_WITHOUT_TARGET.sub("<a>", _CLEANER.clean(html)).strip()
