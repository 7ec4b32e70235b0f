"""A page as a tree of elements, read with the standard library's parser."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from studio.exporting.verifying.strict_markup import plain_part

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_INLINE = frozenset({"a", "b", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "time", "u", "mark"})


class Element:
    """One element: its tag, its attributes (None for one without a value), its children in order, its parent.

    `source` is the whole markup for the root of a tree, and empty for every other element.
    """

    __slots__ = ("attributes", "children", "parent", "source", "tag")

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []
        self.source = ""

    @property
    def classes(self) -> frozenset[str]:
        """The element's classes."""
        return frozenset((self.attributes.get("class") or "").split())

    @property
    def child_elements(self) -> list["Element"]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator["Element"]:
        """This element and every one below it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.child_elements))

    def first(self, wanted: Callable[["Element"], bool]) -> "Element | None":
        """The first element, this one or below, that is wanted."""
        return next((element for element in self.walk() if wanted(element)), None)

    def nearest(self, tag: str) -> "Element | None":
        """The closest element around this one with that tag."""
        around = self.parent
        while around is not None and around.tag != tag:
            around = around.parent
        return around

    def text(self, passed_over: Callable[["Element"], bool] = lambda _: False) -> str:
        """The text in it, with a space where a block begins or ends; without elements that are passed over."""
        pieces: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                pieces.append(node)
            elif not passed_over(node):
                gap = [] if node.tag in _INLINE else [" "]
                waiting.extend([*gap, *reversed(node.children), *gap])
        return "".join(pieces)


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, None)
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(reversed(attrs)), self._open)
        self._open.children.append(element)
        if tag not in _VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        closed: Element | None = self._open
        while closed is not None and closed.tag != tag:
            closed = closed.parent
        if closed is not None and closed.parent is not None:
            self._open = closed.parent

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


def parse_markup(html: str) -> Element:
    """The root of the tree of `html`; it has an empty tag. Broken markup gives some tree, never an error.

    The tree ends where the first thing stands that is no plain tag: nothing behind it could be trusted, and the parser
    would take very long over some of it.
    """
    builder = _TreeBuilder()
    builder.feed(plain_part(html))
    builder.close()
    builder.root.source = html
    return builder.root
