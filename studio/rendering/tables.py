"""Tables of the dialect: no cell is lost, header cells say what they head, and a wide one scrolls by itself."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_ALIGNMENT = re.compile(r"text-align:(left|center|right)")


def whole_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: a table as markdown-it reads it, with the cells it drops put into the last cell of their row."""
    first = len(state.tokens)
    if not table(state, start_line, end_line, silent):
        return False
    columns, line, last_cell = 0, start_line, None
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
        elif token.type == "th_open":
            columns += 1
        elif token.type == "inline":
            last_cell = token
        elif token.type == "tr_close" and last_cell is not None:
            last_cell.content = " | ".join([last_cell.content, *_cells(state, line)[columns:]])
    return True


def _cells(state: StateBlock, line: int) -> list[str]:
    cells = [cell.strip() for cell in escapedSplit(getLine(state, line).strip())]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def fit_cell(cell: Token) -> None:
    """Give a cell its alignment as a class, and a header cell its scope."""
    alignment = _ALIGNMENT.match(str(cell.attrs.pop("style", "")))
    if cell.type == "th_open":
        cell.attrSet("scope", "col")
    if alignment:
        cell.attrSet("class", f"align-{alignment[1]}")


def open_table(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    """Render rule: a table stands in a frame, so that a wide one scrolls by itself on a narrow screen."""
    return '<div class="table-frame">' + renderer.renderToken(tokens, index, options, env)


def close_table(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    """Render rule: the end of a table and its frame."""
    return renderer.renderToken(tokens, index, options, env).rstrip() + "</div>\n"
