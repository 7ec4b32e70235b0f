"""A piece of our own HTML as a tree, for what has to know what stands in what."""

from __future__ import annotations

from html.parser import HTMLParser

from msgspec import Struct, field

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class Element(Struct):
    """An element with its attributes and what is in it. The root has no tag."""

    tag: str = ""
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self, *tags: str) -> list[Element]:
        """The elements of these tags right in it."""
        return [child for child in self.children if isinstance(child, Element) and child.tag in tags]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [Element()]

    @property
    def root(self) -> Element:
        return self._open[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        depth = next((index for index in range(len(self._open) - 1, 0, -1) if self._open[index].tag == tag), 0)
        if depth:
            del self._open[depth:]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def html_tree(html: str) -> Element:
    """The tree of a piece of HTML; an end tag without its start is passed over."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
