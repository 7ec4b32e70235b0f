"""Offstone Markdown: CommonMark with tables, strikethrough and lines that place elements, and without raw HTML."""

import re
from collections.abc import MutableMapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, block, normalize
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from studio.rendering.tables import close_table, fit_cell, open_table, whole_table
from studio.rendering.typography import quotes_of, set_dashes
from studio.story.directives import shown_directive

_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_EXTERNAL = re.compile(r"https?:", re.IGNORECASE)
_DEEPEST_BLOCK = 100
"""Nesting at which quotes and lists become plain text. Deeper, the parser would drop words or exhaust the stack."""

DIRECTIVE_TOKEN = "directive"
_STRUCTURE = (normalize, block)
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@cache
def dialect(language: str, *, places_elements: bool = True) -> MarkdownIt:
    """The parser for a body in `language`; without directives for the Markdown inside an element."""
    markdown = MarkdownIt(
        "commonmark",
        {
            "html": False,
            "maxNesting": _DEEPEST_BLOCK * 2,
            "typographer": True,
            "quotes": list(quotes_of(language)),
            "xhtmlOut": False,
        },
    )
    markdown.enable(["table", "strikethrough", "smartquotes"]).disable(["image", "html_block", "html_inline"])
    markdown.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    markdown.block.ruler.at("table", whole_table, {"alt": ["paragraph", "reference"]})
    markdown.block.ruler.before("table", "depth", _deep_as_text)
    if places_elements:
        markdown.block.ruler.before("table", DIRECTIVE_TOKEN, _directive, _INTERRUPTS)
    markdown.core.ruler.before("smartquotes", "dashes", set_dashes)
    markdown.core.ruler.push("page_levels", _fit_into_page)
    markdown.add_render_rule("table_open", open_table)
    markdown.add_render_rule("table_close", close_table)
    markdown.add_render_rule("fence", _fence)
    return markdown


def block_tokens(markdown: MarkdownIt, text: str, env: MutableMapping[str, Any]) -> list[Token]:
    """The block structure of `text`, without its inline content; link reference definitions go into `env`."""
    state = StateCore(text, markdown, env)
    for rule in _STRUCTURE:
        rule(state)
    return state.tokens


def set_inline(markdown: MarkdownIt, tokens: list[Token], env: MutableMapping[str, Any]) -> None:
    """Parse the inline content of block tokens, in place. Every rule of ours looks at one block at a time."""
    state = StateCore("", markdown, env, tokens)
    for rule in markdown.core.ruler.getRules(""):
        if rule not in _STRUCTURE:
            rule(state)


def _directive(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """Block rule: a directive stands at the top level only, and like a heading it may end a paragraph.

    Asked from inside a list or quote (`silent`), it answers for lines to the left of that container: such a line
    would otherwise be a lazy continuation of the paragraph before it.
    """
    if state.level > 0 and not (silent and state.sCount[start_line] < state.blkIndent):
        return False
    line = state.src[state.bMarks[start_line] : state.eMarks[start_line]]
    found = shown_directive(line) if "::" in line else None
    if found is None:
        return False
    if not silent:
        token = state.push(DIRECTIVE_TOKEN, "", 0)
        token.map = [start_line, start_line + 1]
        token.meta = {DIRECTIVE_TOKEN: found}
        state.line = start_line + 1
    return True


def _deep_as_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: what lies too deep is one paragraph of text, so that no word is dropped."""
    if silent or state.level < _DEEPEST_BLOCK or start_line >= end_line:
        return False
    for kind, nesting in (("paragraph_open", 1), ("inline", 0), ("paragraph_close", -1)):
        token = state.push(kind, "" if kind == "inline" else "p", nesting)  # type: ignore[arg-type]
        token.map = [start_line, end_line]
        if kind == "inline":
            token.content = state.getLines(start_line, end_line, state.blkIndent, False).strip()
            token.children = []
    state.line = end_line
    return True


def _fit_into_page(state: StateCore) -> None:
    """Core rule: headings begin below the headline, header cells say what they head, alignment is a class."""
    for token in state.tokens:
        if token.tag == "h1":
            token.tag = "h2"
        elif token.type in {"th_open", "td_open"}:
            fit_cell(token)
        elif token.type == "inline":
            _fit_links(token.children or [])


def _fit_links(children: list[Token]) -> None:
    """Links out of the page take no opener along; a link to nowhere, ``[words]()``, is its words."""
    leads_nowhere = False
    for child in children:
        if child.type == "link_open":
            target = str(child.attrGet("href") or "")
            leads_nowhere = child.hidden = not target
            if _EXTERNAL.match(target):
                child.attrSet("rel", "noopener")
        elif child.type == "link_close":
            child.hidden = leads_nowhere


def _fence(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: MutableMapping[str, Any]
) -> str:
    """A fenced block; words behind its opening fence are shown, for they were typed."""
    token = tokens[index]
    code = f"<pre><code>{escapeHtml(token.content)}</code></pre>"
    words = escapeHtml(token.info.strip())
    return f'<figure class="code"><figcaption>{words}</figcaption>{code}</figure>\n' if words else f"{code}\n"
