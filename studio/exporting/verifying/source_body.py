"""Reading a body in Offstone Markdown once more, apart from the renderer: its words, and what it places."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from msgspec import Struct

from studio.exporting.verifying.plain_text import words_in_text
from studio.story.directives import Directive, DirectiveName, shown_directive

_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_MAY_END: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_DEEP = 80
_DIRECTIVE = "directive"


class SourceBody(Struct, frozen=True, kw_only=True):
    """What a body says and places. `words` are those of its prose, `all_words` those of its pull quotes as well.

    The words are not sure to be all (`is_whole`) where quotes and lists lie so deep in each other that Markdown parsers
    give up, nor where the row of a table has more cells than its header, which Markdown parsers drop.
    """

    words: list[str]
    all_words: list[str]
    is_whole: bool
    directives: tuple[Directive, ...]
    links: frozenset[str]

    def places(self, name: DirectiveName, element_id: str) -> bool:
        """True when a directive of that name places that element."""
        return any(each.name == name and each.id == element_id for each in self.directives)


def read_source_body(body: str) -> SourceBody:
    """The words and directives of a body, in order."""
    return _read(body, _parser(places_elements=True))


def _links(tokens: list[Token], env: dict[str, Any]) -> Iterator[str]:
    """Where the links lead, and those that are defined whether or not anything uses them."""
    yield from (str(definition["href"]) for definition in env.get("references", {}).values())
    inline = (child for token in tokens for child in token.children or ())
    yield from (str(child.attrGet("href") or "") for child in inline if child.type == "link_open")


def read_answer(answer: str) -> SourceBody:
    """The words of a fact's answer, in which nothing is placed."""
    return _read(answer, _parser(places_elements=False))


def _read(text: str, parser: MarkdownIt) -> SourceBody:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    env: dict[str, Any] = {"directives": []}
    tokens = parser.parse("\n".join(lines), env)
    prose = [token for token in tokens if token.type != _DIRECTIVE]
    return SourceBody(
        words=words_in_text(" ".join(_token_text(token) for token in prose)),
        all_words=words_in_text(" ".join(_token_text(token) for token in tokens)),
        is_whole=not any(token.level >= _DEEP or _is_ragged(token, lines) for token in tokens),
        directives=tuple(env["directives"]),
        links=frozenset(_links(tokens, env)),
    )


@cache
def _parser(*, places_elements: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEP * 2})
    parser.enable(["table", "strikethrough"]).disable(["image", "html_block", "html_inline"])
    parser.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    if places_elements:
        parser.block.ruler.before("table", _DIRECTIVE, _note_directive, _MAY_END)
    return parser


def _is_ragged(token: Token, lines: list[str]) -> bool:
    if token.type != "table_open" or token.map is None:
        return False
    bars = [line.strip().strip("|").count("|") for line in lines[token.map[0] : token.map[1]]]
    return max(bars) > bars[0]


def _token_text(token: Token) -> str:
    if token.type == _DIRECTIVE:
        return token.content
    if token.type in {"fence", "code_block"}:
        return f"{token.info} {token.content}"
    return "".join(_inline_text(child) for child in token.children or ())


def _inline_text(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def _note_directive(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: a line at the top level that places an element is noted; only a pull quote has words."""
    if state.level > 0 and not (silent and state.sCount[start_line] < state.blkIndent):
        return False
    directive = shown_directive(state.src[state.bMarks[start_line] : state.eMarks[start_line]])
    if directive is None:
        return False
    if not silent:
        state.env["directives"].append(directive)
        state.push(_DIRECTIVE, "", 0).content = f"{directive.text} {directive.by}" if directive.text.strip() else ""
        state.line = start_line + 1
    return True
