"""What a screen reader says of a piece of an article: headings with their level, alt texts, links, boxes, in order."""

from functools import lru_cache

from markupsafe import Markup, escape
from msgspec import Struct

from studio.ui.preview.html_tree import Element, html_tree
from studio.wording import sentence

_SILENT = frozenset({"script", "style", "template"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_GROUPS = frozenset({"aside", "blockquote", "dl", "figure", "ol", "table", "ul"})
_PASSAGES = frozenset({"dd", "div", "dt", "figcaption", "header", "li", "p", "pre", "section", "tr", *_HEADINGS})
_PIECES_KEPT = 4096


class Heard(Struct, frozen=True):
    """One thing that is said: its role, empty for plain text, and its words as HTML; `depth` counts what it is in."""

    role: str
    words: Markup
    depth: int


def heard_in(html: str) -> tuple[Heard, ...]:
    """All that is said of a piece of HTML, in its order. What is hidden is not; what is only out of sight is."""
    reader = _Reader()
    reader.read(html_tree(html), 0)
    reader.end_passage(0)
    return tuple(reader.heard)


@lru_cache(maxsize=_PIECES_KEPT)
def heard_html(html: str) -> str:
    """All that is said of a piece of HTML, as one element that lists it."""
    line = Markup('<p class="said-line" data-depth="{depth}">{role}{words}</p>')
    role = Markup('<span class="role">{}</span> ')
    lines = (
        line.format(depth=min(each.depth, 4), role=role.format(each.role) if each.role else "", words=each.words)
        for each in heard_in(html)
    )
    return str(Markup("<div>{}</div>").format(Markup("").join(lines)))


class _Reader:
    """Goes through a tree and notes what is said. Words run on until a passage ends."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self._words: list[str] = []
        self._role = ""

    def read(self, element: Element, depth: int) -> None:
        """Note what is said of what is in an element."""
        for child in element.children:
            if isinstance(child, str):
                self._words.append(str(escape(child)))
            elif not _is_silent(child):
                self._read_element(child, element, depth)

    def end_passage(self, depth: int) -> None:
        """Note the words that were read since the last passage."""
        words = " ".join("".join(self._words).split())
        if words:
            self.heard.append(Heard(self._role, Markup(words), depth))
            self._role = ""
        self._words.clear()

    def _read_element(self, element: Element, parent: Element, depth: int) -> None:
        if element.tag in _GROUPS:
            self._say(_group_role(element), element.attributes.get("aria-label") or "", depth)
            self.read(element, depth + 1)
            self.end_passage(depth + 1)
        elif element.tag in _PASSAGES:
            self.end_passage(depth)
            self._role = _passage_role(element, parent) or self._role
            self.read(element, depth)
            self.end_passage(depth)
        elif element.tag == "img":
            self._read_picture(element, "", depth)
        elif element.tag == "a" and element.attributes.get("aria-label"):
            self._words += [_before_inline(element, parent), str(escape(element.attributes["aria-label"]))]
        elif element.tag == "a" and _is_around_picture(element):
            for picture in element.elements("img"):
                self._read_picture(picture, element.attributes.get("href") or "", depth)
        elif element.tag == "hr":
            self._say(sentence("preview.heard.separator"), "", depth)
        else:
            self._words.append(_before_inline(element, parent))
            self.read(element, depth)

    def _read_picture(self, picture: Element, link: str, depth: int) -> None:
        """Note a picture, and where its link leads, which is said where there is no alt text."""
        alt = picture.attributes.get("alt")
        lead = f"{sentence('preview.heard.link')}, " if link else ""
        if alt is None:
            name = link or (picture.attributes.get("src") or "").rsplit("/", 1)[-1]
            self._say(lead + sentence("preview.heard.no-alt"), name, depth)
        elif alt.strip() or link:
            self._say(lead + sentence("preview.heard.picture"), alt.strip() or link, depth)

    def _say(self, role: str, words: str, depth: int) -> None:
        self.end_passage(depth)
        self.heard.append(Heard(role, escape(words.strip()), depth))


def _is_silent(element: Element) -> bool:
    attributes = element.attributes
    return element.tag in _SILENT or "hidden" in attributes or attributes.get("aria-hidden") == "true"


def _is_around_picture(link: Element) -> bool:
    """True of a link that holds a picture and no words."""
    words = (child for child in link.children if not isinstance(child, Element))
    return bool(link.elements("img")) and not "".join(words).strip()


def _group_role(element: Element) -> str:
    match element.tag:
        case "ul" | "ol":
            return sentence("preview.heard.list", count=len(element.elements("li")))
        case "dl":
            return sentence("preview.heard.list", count=len(element.elements("div", "dt")))
        case "table":
            return sentence("preview.heard.table", rows=len(_rows(element)))
        case tag:
            return sentence(f"preview.heard.{tag}")


def _rows(table: Element) -> list[Element]:
    return [row for part in (table, *table.elements("thead", "tbody", "tfoot")) for row in part.elements("tr")]


def _passage_role(element: Element, parent: Element) -> str:
    if element.tag in _HEADINGS:
        return sentence("preview.heard.heading", level=_HEADINGS[element.tag])
    if element.tag == "li" and parent.tag == "ol":
        return f"{1 + [id(each) for each in parent.elements('li')].index(id(element))}."
    if element.tag == "li":
        return "•"
    if element.tag == "figcaption":
        return sentence("preview.heard.caption")
    if element.tag == "tr":
        return sentence("preview.heard.columns" if not element.elements("td") else "preview.heard.row")
    return ""


def _before_inline(element: Element, parent: Element) -> str:
    """What is said before the words of an element that stands in a passage."""
    if element.tag == "a" and "href" in element.attributes:
        return str(Markup(' <span class="said">{}</span> ').format(sentence("preview.heard.link")))
    if element.tag in {"td", "th"} and parent.elements("td", "th")[0] is not element:
        return ' <span class="said">|</span> '
    return " " if element.tag == "br" else ""
