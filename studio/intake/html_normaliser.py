"""HTML as Word, Google Docs and browsers put it on the clipboard, turned into HTML that means what it shows."""

import re

from bs4.element import Tag
from msgspec import Struct

from studio.intake.fates import Fate
from studio.intake.html_tree import all_in, class_names
from studio.intake.page import Piece
from studio.intake.redirects import direct_address
from studio.intake.word_lists import MARK_CLASS, make_word_lists

_HEADER = re.compile(r"\s{0,20}Version:\d[\d.]{0,5}\s")
_HEADER_LINE = re.compile(r"\s{0,20}[A-Z][A-Za-z]{2,30}:[^\n<]{0,4000}\n")
_FRAGMENT_START = re.compile(r"<!--\s{0,5}StartFragment\s{0,5}-->", re.IGNORECASE)
_FRAGMENT_END = re.compile(r"<!--\s{0,5}EndFragment\s{0,5}-->", re.IGNORECASE)
_SOURCE_URL = re.compile(r"^SourceURL:(https?://[^\s<>\"]{1,2000})\s*$", re.MULTILINE)
_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:bold|bolder|[6-9]00)")
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:normal|[1-4]00)")
_ITALIC = re.compile(r"(?<![\w-])font-style:\s*(?:italic|oblique)")
_NOT_ITALIC = re.compile(r"(?<![\w-])font-style:\s*normal")
_STRUCK = re.compile(r"text-decoration(?:-line)?:[^;]{0,60}\bline-through")
_POINTS = re.compile(r"font-size:\s*(\d{1,3}(?:\.\d{1,6})?)pt")
_TITLE_POINTS = 24.0
_LISTS = frozenset({"ul", "ol"})
_EMPHASIS = frozenset({"b", "strong", "span", "font", "i", "em", "a"})
_STYLED = frozenset({"p", "div", "span", "table"})
_REMARKED = frozenset({"div", "span", "a", "del"})
_PARAGRAPHS = frozenset({"p"})
_TEXTS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_QUOTES = re.compile(r"Mso(?:Intense)?Quote\w{0,20}")
_FILLERS = frozenset({"Apple-converted-space", "EOP"})
_REMARKS = frozenset({"MsoCommentReference", "msocomanchor", "MsoCommentText"})


class Fragment(Struct, frozen=True):
    """The part of clipboard HTML that was copied, and the address it was copied from, where that is told."""

    source: str
    url: str = ""


def copied_fragment(text: str) -> Fragment:
    """What stands between the clipboard's fragment marks; without the marks, all after its header."""
    start = _FRAGMENT_START.search(text)
    head = text[: start.start()] if start else text
    address = _SOURCE_URL.search(head[:4000]) if start or _HEADER.match(text) else None
    url = address[1] if address else ""
    if start is None:
        return Fragment(_without_header(text), url)
    end = _FRAGMENT_END.search(text, start.end())
    return Fragment(text[start.end() : end.start() if end else None], url)


def _without_header(text: str) -> str:
    """`text` without the offsets that Windows puts before HTML on its clipboard."""
    if not _HEADER.match(text):
        return text
    position = 0
    while line := _HEADER_LINE.match(text, position):
        position = line.end()
    return text[position:]


def normalise(root: Tag) -> list[Piece]:
    """Mend the tree in place: lists, emphasis given as a style, Word's styles, detours of links.

    What was taken out with words in it, such as remarks of a reviewer in Word, is handed back to be listed.
    """
    is_of_word = any(name.startswith("Mso") for tag in all_in(root, _STYLED) for name in class_names(tag))
    taken = _take_remarks(root) if is_of_word else []
    for tag in all_in(root, _EMPHASIS):
        if tag.name == "a":
            _mend_link(tag)
        else:
            _mend_emphasis(tag)
    _mend_lists(root)
    if is_of_word:
        make_word_lists(root)
        _mend_styles(root)
    _mend_tables(root)
    _mark_title(root)
    return taken


def _take_remarks(root: Tag) -> list[Piece]:
    """Take out what Word shows beside the text: comments, and words that tracked changes deleted."""
    taken: list[Piece] = []
    for tag in all_in(root, _REMARKED):
        if tag.decomposed or tag.parent is None:
            continue
        style = str(tag.get("style") or "").replace(" ", "").lower()
        if tag.name == "del":
            reason = "tracked-deletion"
        elif "mso-element:comment" in style or _REMARKS & set(class_names(tag)):
            reason = "word-comment"
        else:
            continue
        words = " ".join(tag.get_text(" ").split())
        if words:
            taken.append(Piece(text=words, hint=Fate.DROPPED, reason=reason))
        tag.decompose()
    return taken


def _mend_link(tag: Tag) -> None:
    address = str(tag.get("href") or "")
    if address:
        tag["href"] = direct_address(address)


def _mend_emphasis(tag: Tag) -> None:
    style = str(tag.get("style") or "").lower()
    if "mso-list:ignore" in style.replace(" ", ""):
        tag["class"] = MARK_CLASS
        return
    if (tag.name in {"b", "strong"} and _NOT_BOLD.search(style)) or (
        tag.name in {"i", "em"} and _NOT_ITALIC.search(style)
    ):
        tag.unwrap()
        return
    if tag.name in {"span", "font"} and tag.string == "\u00a0" and _FILLERS & set(class_names(tag)):
        tag.replace_with(" ")
        return
    if tag.name not in {"span", "font"} or not style:
        return
    in_heading = tag.find_parent(_HEADINGS) is not None
    shown = (
        ("strong", _BOLD.search(style) and not in_heading),
        ("em", _ITALIC.search(style)),
        ("s", _STRUCK.search(style)),
    )
    names = [name for name, is_shown in shown if is_shown]
    if names:
        _wrap(tag, names)


def _wrap(tag: Tag, names: list[str]) -> None:
    """Give a tag the first name, and its contents the others, from the outside in."""
    tag.name = names[0]
    for name in names[1:]:
        inner = Tag(name=name)
        for child in list(tag.contents):
            inner.append(child.extract())
        tag.append(inner)


def _mend_lists(root: Tag) -> None:
    """Lists in lists belong to the item before; a list that was cut into one for each item is one; items are tight."""
    for wrapper in all_in(root, frozenset({"div"})):
        if "ListContainerWrapper" not in class_names(wrapper):
            continue
        inner = [child for child in wrapper.children if isinstance(child, Tag)]
        before = wrapper.find_previous_sibling()
        if (
            len(inner) == 1
            and before is not None
            and before.name == inner[0].name
            and before.get("class") == MARK_CLASS
        ):
            for child in list(inner[0].children):
                before.append(child.extract())
            wrapper.decompose()
        elif len(inner) == 1:
            inner[0]["class"] = MARK_CLASS
            wrapper.unwrap()
    for inner_list in all_in(root, _LISTS):
        if inner_list.parent is not None and inner_list.parent.name in _LISTS:
            item = inner_list.find_previous_sibling("li")
            if item is not None:
                item.append(inner_list.extract())
    for paragraph in all_in(root, _PARAGRAPHS):
        is_first = (
            paragraph.parent is not None and paragraph.parent.name == "li" and not paragraph.find_previous_sibling()
        )
        if is_first and not paragraph.find_next_sibling("p"):
            paragraph.unwrap()


def _mend_styles(root: Tag) -> None:
    """Give Word's paragraphs the elements that their styles mean: quotations, and captions of pictures."""
    for paragraph in all_in(root, _PARAGRAPHS):
        classes = class_names(paragraph)
        if any(_QUOTES.fullmatch(name) for name in classes):
            _into_quotation(paragraph)
        elif "MsoCaption" in classes:
            _into_figure(paragraph)


def _into_quotation(paragraph: Tag) -> None:
    before = paragraph.find_previous_sibling()
    if before is not None and before.name == "blockquote" and before.get("class") == MARK_CLASS:
        before.append(paragraph.extract())
        return
    quotation = Tag(name="blockquote", attrs={"class": MARK_CLASS})
    paragraph.insert_before(quotation)
    quotation.append(paragraph.extract())


def _into_figure(paragraph: Tag) -> None:
    """A caption right under a picture becomes that picture's; a caption of anything else stays a paragraph."""
    before = paragraph.find_previous_sibling()
    if before is None or before.find("img") is None or before.get_text().strip():
        return
    figure = Tag(name="figure")
    before.insert_before(figure)
    figure.append(before.extract())
    paragraph.name = "figcaption"
    figure.append(paragraph.extract())


def _mend_tables(root: Tag) -> None:
    """A first row whose words are all bold is the head of its table."""
    for table in all_in(root, frozenset({"table"})):
        row = table.find("tr")
        cells = row.find_all("td", recursive=False) if row is not None else []
        bold = [strong for cell in cells for strong in cell.find_all(["b", "strong"])]
        shown = "".join(cell.get_text() for cell in cells)
        if shown.strip() and "".join("".join(strong.get_text() for strong in bold).split()) == "".join(shown.split()):
            for strong in bold:
                strong.unwrap()
            for cell in cells:
                cell.name = "th"


def _mark_title(root: Tag) -> None:
    """Google Docs writes a title as a paragraph in very large type: mark it as Word marks its own."""
    first = next((tag for tag in root.descendants if isinstance(tag, Tag) and tag.name in _TEXTS), None)
    if first is None or first.name != "p":
        return
    sizes = [_POINTS.search(str(span.get("style") or "")) for span in first.find_all(["span", "strong", "em"])]
    if sizes and all(size is not None and float(size[1]) >= _TITLE_POINTS for size in sizes):
        first["class"] = "MsoTitle"
