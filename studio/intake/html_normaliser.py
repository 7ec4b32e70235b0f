"""HTML as Word and Google Docs put it on the clipboard, turned into HTML that means what it shows."""

import re

from bs4.element import NavigableString, Tag
from msgspec import Struct

_FRAGMENT_START = re.compile(r"<!--\s{0,5}StartFragment\s{0,5}-->", re.IGNORECASE)
_FRAGMENT_END = re.compile(r"<!--\s{0,5}EndFragment\s{0,5}-->", re.IGNORECASE)
_SOURCE_URL = re.compile(r"^SourceURL:(https?://[^\s<>\"]{1,2000})\s*$", re.MULTILINE)
_LIST_LEVEL = re.compile(r"mso-list:[^;]*?\blevel(\d)")
_BOLD = re.compile(r"font-weight:\s*(?:bold|bolder|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-4]00)")
_ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)")
_NUMBERED = re.compile(r"^\s*\(?[0-9a-zA-Z]{1,4}[.)]")
_LISTS = ("ul", "ol")


class Fragment(Struct, frozen=True):
    """The part of clipboard HTML that was copied, and the address it was copied from, where that is told."""

    source: str
    url: str = ""


def copied_fragment(text: str) -> Fragment:
    """What stands between the clipboard's fragment marks; all of `text` where there are none."""
    start = _FRAGMENT_START.search(text)
    if start is None:
        return Fragment(text)
    end = _FRAGMENT_END.search(text, start.end())
    address = _SOURCE_URL.search(text[: start.start()][:4000])
    return Fragment(text[start.end() : end.start() if end else None], address[1] if address else "")


def normalise(root: Tag) -> None:
    """Mend the tree in place: Word's lists, Google's bold wrapper and nested lists, emphasis given as a style."""
    for tag in list(root.find_all(["b", "strong", "span", "font", "i"])):
        _mend_emphasis(tag)
    for wrapper in list(root.find_all(_LISTS)):
        if wrapper.parent is not None and wrapper.parent.name in _LISTS:
            _move_into_item(wrapper)
    _make_word_lists(root)


def _mend_emphasis(tag: Tag) -> None:
    style = str(tag.get("style") or "").lower()
    if "mso-list:ignore" in style.replace(" ", ""):
        tag["class"] = "list-mark"
        return
    if tag.name in {"b", "strong"} and _NOT_BOLD.search(style):
        tag.unwrap()
        return
    if tag.name not in {"span", "font"}:
        return
    in_heading = tag.find_parent(["h1", "h2", "h3", "h4", "h5", "h6"]) is not None
    if _BOLD.search(style) and not in_heading:
        tag.name = "strong"
        if _ITALIC.search(style):
            inner = Tag(name="em")
            for child in list(tag.contents):
                inner.append(child.extract())
            tag.append(inner)
    elif _ITALIC.search(style):
        tag.name = "em"


def _move_into_item(inner: Tag) -> None:
    before = inner.find_previous_sibling("li")
    if before is not None:
        before.append(inner.extract())


def _make_word_lists(root: Tag) -> None:
    open_lists: list[Tag] = []
    last: Tag | None = None
    for paragraph in list(root.find_all("p")):
        level = _list_level(paragraph)
        if level == 0:
            continue
        if last is None or not _follows(last, paragraph):
            open_lists = []
        numbered = _take_list_mark(paragraph)
        del open_lists[level:]
        while len(open_lists) < level:
            new_list = Tag(name="ol" if numbered else "ul")
            if open_lists:
                items = open_lists[-1].find_all("li", recursive=False)
                (items[-1] if items else open_lists[-1]).append(new_list)
            else:
                paragraph.insert_before(new_list)
            open_lists.append(new_list)
        paragraph.extract()
        paragraph.name = "li"
        open_lists[-1].append(paragraph)
        last = open_lists[0]


def _list_level(paragraph: Tag) -> int:
    match = _LIST_LEVEL.search(str(paragraph.get("style") or ""))
    return int(match[1]) if match else 0


def _follows(last: Tag, paragraph: Tag) -> bool:
    sibling = last.next_sibling
    while isinstance(sibling, NavigableString) and not sibling.strip():
        sibling = sibling.next_sibling
    return sibling is paragraph


def _take_list_mark(paragraph: Tag) -> bool:
    """Remove the mark Word wrote before an item; True when it was a number."""
    marks = paragraph.find_all(class_="list-mark")
    text = "".join(mark.get_text() for mark in marks)
    for mark in marks:
        mark.extract()
    return bool(_NUMBERED.match(text)) and text.strip() != "o"
