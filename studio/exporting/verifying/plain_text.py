"""Comparing texts as readers see them, and finding the words of a body on a page."""

import re
from collections.abc import Iterable

from studio.exporting.verifying.markup import Element

_WORD = re.compile(r"\w+")
_NONCHARACTERS = "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_NOT_SEEN = re.compile(rf"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
"""Control characters other than white space, halves of surrogate pairs, and what no file can hold."""
_PROSE = frozenset({"p", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6", "pre", "hr"})
_PROSE_CLASSES = frozenset({"table-frame", "code"})


def same_text(one: str, other: str) -> bool:
    """True when both read the same: runs of white space count as one space, control characters as nothing."""
    return visible(one) == visible(other)


def visible(text: str) -> str:
    """`text` on one line, as a reader sees it."""
    return " ".join(_NOT_SEEN.sub("", text).split())


def words_in_text(text: str) -> list[str]:
    """The runs of letters and digits in a text, in order; what is not seen parts none."""
    return _WORD.findall(_NOT_SEEN.sub("", text))


def words_of_page(page: Element) -> list[str]:
    """The words of the body's prose on a page: without pictures, boxes and whatever else is placed in it."""
    body = page.first(lambda element: "body" in element.classes and element.tag == "div")
    if body is None:
        return []
    return words_of_blocks(block for part in body.child_elements for block in part.child_elements if _is_prose(block))


def words_of_blocks(blocks: Iterable[Element]) -> list[str]:
    """The words in some elements, in order."""
    return words_in_text(" ".join(block.text() for block in blocks))


def difference_of_words(wanted: list[str], found: list[str], *, is_whole: bool) -> str:
    """The word at which `found` parts from `wanted`, or an empty text; if those are not sure to be all, more may stand
    between them."""
    is_kept = wanted == found if is_whole else is_in_order(wanted, found)
    return "" if is_kept else first_difference(wanted, found) or "—"


def first_difference(wanted: list[str], found: list[str]) -> str:
    """The first word where two lists part, or an empty text where they do not."""
    for index, word in enumerate(wanted):
        if index >= len(found) or found[index] != word:
            return word
    return found[len(wanted)] if len(found) > len(wanted) else ""


def is_in_order(wanted: list[str], found: list[str]) -> bool:
    """True when all of `wanted` stands in `found` in that order, whatever stands between."""
    remaining = iter(found)
    return all(word in remaining for word in wanted)


def _is_prose(block: Element) -> bool:
    return (block.tag in _PROSE and not block.classes) or bool(block.classes & _PROSE_CLASSES)
