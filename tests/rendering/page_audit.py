"""What a browser would find in a piece of HTML, for tests that look for what must not be there."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

TAGS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title style link body header nav main article aside section footer div span p h1 h2 h3 h4 h5 "
        "h6 ul ol li dl dt dd figure figcaption img a blockquote pre code em strong s br hr table thead tbody tr th td "
        "time script",
    )
)
ATTRIBUTES = frozenset(
    re.findall(
        r"[\w-]+",
        "lang dir charset http-equiv content name property type rel href class hidden src srcset sizes width height "
        "alt title datetime start scope aria-label data-missing data-name",
    )
)
VOID = frozenset({"meta", "link", "img", "br", "hr"})


class PageAudit(HTMLParser):
    """Reads HTML and keeps its tags, attributes, text outside scripts and styles, and data blocks."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.scripts: list[str] = []
        self.faults: list[str] = []
        self.roots = 0
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self._open]

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.roots += not self._open
        self.faults += [f"tag: {tag}"] * (tag not in TAGS)
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag == "script" and ("type", "application/ld+json") not in attrs:
            self.faults.append("script")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"misplaced end: {tag}")

    def handle_data(self, data):
        inside = self._open[-1] if self._open else ""
        if inside == "script":
            self.scripts.append(data)
        elif inside != "style":
            self.text += data

    def handle_comment(self, data):
        self.faults.append(f"comment: {data}")

    def _attribute(self, tag, name, value):
        self.attributes.append((tag, name, value))
        if name not in ATTRIBUTES:
            self.faults.append(f"attribute: {name}")
        if name == "href" and not value.startswith("#") and urlsplit(value).scheme not in {"http", "https", "mailto"}:
            self.faults.append(f"href: {value}")
        if name == "src" and not value.startswith("images/"):
            self.faults.append(f"src: {value}")
