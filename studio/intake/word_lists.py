"""Lists as Word writes them into HTML, which are paragraphs with a mark before the words, made lists again."""

import re

from bs4.element import NavigableString, Tag

from studio.intake.html_tree import class_names

MARK_CLASS = "list-mark"
"""The class that the mark before an item is given before lists are made."""

_LIST_LEVEL = re.compile(r"mso-list:[^;]*?\blevel(\d)")
_LIST_CLASS = re.compile(r"MsoListParagraph|MsoListBullet|MsoListNumber")
_NUMBERED = re.compile(r"^\s*\(?[0-9a-zA-Z]{1,4}[.)]")
_TYPED_MARK = re.compile(r"^\s*(?P<mark>[·•▪§o-]|\(?[0-9a-zA-Z]{1,4}[.)])[\s\u00a0]{2,}")


def make_word_lists(root: Tag) -> None:
    """Turn the paragraphs of Word's lists under `root` into nested lists, in place."""
    open_lists: list[Tag] = []
    last: Tag | None = None
    for paragraph in list(root.find_all("p")):
        level = _level(paragraph)
        if level == 0:
            continue
        if last is None or not _follows(last, paragraph):
            open_lists = []
        numbered = _take_mark(paragraph)
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


def _level(paragraph: Tag) -> int:
    """The depth of an item, from 1; 0 for what is no item. A list style whose mark was typed counts as depth 1."""
    match = _LIST_LEVEL.search(str(paragraph.get("style") or ""))
    if match:
        return int(match[1])
    is_styled = _LIST_CLASS.search(" ".join(class_names(paragraph)))
    return 1 if is_styled and _TYPED_MARK.match(paragraph.get_text()) else 0


def _follows(last: Tag, paragraph: Tag) -> bool:
    sibling = last.next_sibling
    while isinstance(sibling, NavigableString) and not sibling.strip():
        sibling = sibling.next_sibling
    return sibling is paragraph


def _take_mark(paragraph: Tag) -> bool:
    """Remove the mark Word wrote before an item; True when it was a number."""
    marks = paragraph.find_all(class_=MARK_CLASS)
    text = "".join(mark.get_text() for mark in marks)
    for mark in marks:
        mark.extract()
    if not marks and (typed := _TYPED_MARK.match(paragraph.get_text())):
        text = typed["mark"]
        _cut_front(paragraph, len(typed[0]))
    return bool(_NUMBERED.match(text)) and text.strip() != "o"


def _cut_front(paragraph: Tag, length: int) -> None:
    for part in list(paragraph.find_all(string=True)):
        if length <= 0:
            return
        text = str(part)
        part.replace_with(NavigableString(text[length:]))
        length -= len(text)
