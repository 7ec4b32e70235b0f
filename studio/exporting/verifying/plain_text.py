"""Comparing texts as readers see them, and the words of a body in its source and on the page."""

import re
import unicodedata
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from studio.exporting.verifying.markup import Element
from studio.story.directives import DirectiveName, parse_directive

_WORD = re.compile(r"\w+")
_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_DIRECTIVES = frozenset(DirectiveName)
_MAY_END: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_PROSE = frozenset({"p", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6", "pre", "hr"})
_PROSE_CLASSES = frozenset({"table-frame", "code"})
_DEEP = 80


def same_text(one: str, other: str) -> bool:
    """True when both read the same: runs of white space count as one space, control characters as nothing."""
    return visible(one) == visible(other)


def visible(text: str) -> str:
    """`text` on one line, as a reader sees it."""
    return " ".join("".join(character for character in text if _is_seen(character)).split())


def words_of_source(body: str) -> tuple[list[str], bool]:
    """The words of a body in Offstone Markdown, and whether the list is sure to be whole.

    It is not sure where quotes and lists lie so deep in each other that Markdown parsers give up, nor where the row of
    a table has more cells than its header, which Markdown parsers drop.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tokens = _parser().parse("\n".join(lines))
    words = _WORD.findall(" ".join(_token_text(token) for token in tokens))
    return words, not any(token.level >= _DEEP or _is_ragged(token, lines) for token in tokens)


def words_of_page(page: Element) -> list[str]:
    """The words of the body's prose on a page: without pictures, boxes and whatever else is placed in it."""
    body = page.first(lambda element: "body" in element.classes and element.tag == "div")
    if body is None:
        return []
    blocks = [block for part in body.child_elements for block in part.child_elements if _is_prose(block)]
    return _WORD.findall(" ".join(block.text() for block in blocks))


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


def _is_seen(character: str) -> bool:
    if character.isspace():
        return True
    code = ord(character)
    is_nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not is_nothing and unicodedata.category(character) not in {"Cc", "Cs"}


def _is_prose(block: Element) -> bool:
    return (block.tag in _PROSE and not block.classes) or bool(block.classes & _PROSE_CLASSES)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEP * 2})
    parser.enable(["table", "strikethrough"]).disable(["image", "html_block", "html_inline"])
    parser.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    parser.block.ruler.before("table", "directive", _pass_over_directive, _MAY_END)
    return parser


def _is_ragged(token: Token, lines: list[str]) -> bool:
    if token.type != "table_open" or token.map is None:
        return False
    bars = [line.strip().strip("|").count("|") for line in lines[token.map[0] : token.map[1]]]
    return max(bars) > bars[0]


def _token_text(token: Token) -> str:
    if token.type in {"fence", "code_block"}:
        return f"{token.info} {token.content}"
    return "".join(_inline_text(child) for child in token.children or ())


def _inline_text(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def _pass_over_directive(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: a line at the top level that places an element is no prose."""
    if state.level > 0 and not (silent and state.sCount[start_line] < state.blkIndent):
        return False
    directive = parse_directive(state.src[state.bMarks[start_line] : state.eMarks[start_line]])
    if directive is None or directive.name not in _DIRECTIVES:
        return False
    if not silent:
        state.line = start_line + 1
    return True
