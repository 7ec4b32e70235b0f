"""A body cut into its top-level blocks, each with its source and its sanitised HTML or its directive."""

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from studio.rendering.dialect import DIRECTIVE_TOKEN, block_tokens, dialect, set_inline
from studio.rendering.sanitising import sanitised
from studio.story.directives import Directive

References = Mapping[str, Any]
"""Link reference definitions, as markdown-it keeps them: by normalised label."""


class BodyBlock(Struct, frozen=True):
    """One top-level block. `source` runs to the start of the next block, `lines` counts the line ends in it.

    `html` is exactly one element, and empty for a block that is a `directive`.
    """

    source: str
    lines: int
    html: str
    directive: Directive | None = None


class ParsedBody(Struct, frozen=True):
    """The blocks of a text in order. `leading` is what stands before the first; with the sources it is the text."""

    leading: str
    blocks: tuple[BodyBlock, ...]
    references: References


def with_plain_line_ends(text: str) -> str:
    """`text` with every line end as one line feed, as the parser sees it."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def parse_body(
    text: str, language: str, references: References | None = None, known: ParsedBody | None = None
) -> ParsedBody:
    """The blocks of `text`, which has plain line ends.

    `references` are definitions made elsewhere in the body. `known` is another text in the same language: where its
    definitions are the same, a block with the source of one of its blocks is that block, which saves most of the work.
    """
    markdown = dialect(language)
    env: dict[str, Any] = {"references": dict(references or {})}
    tokens = block_tokens(markdown, text, env)
    is_like_known = known is not None and known.references == env["references"]
    by_source = {block.source: block for block in known.blocks} if known and is_like_known else {}
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    groups = list(_top_level_groups(tokens))
    first_lines = [_first_line(group) for group in groups]
    ends = [*first_lines, len(lines)][1:]
    blocks = tuple(
        by_source.get(source := text[starts[first] : starts[end]]) or _block(markdown, group, source, env)
        for group, first, end in zip(groups, first_lines, ends, strict=True)
    )
    leading = text[: starts[first_lines[0]]] if groups else text
    return ParsedBody(leading, blocks, env["references"])


def defines_references(text: str, language: str) -> bool:
    """True when `text`, which starts and ends at block starts, defines a link reference."""
    if "]:" not in text:
        return False
    env: dict[str, Any] = {}
    block_tokens(dialect(language), text, env)
    return bool(env.get("references"))


def markdown_to_html(text: str, language: str) -> str:
    """The Markdown inside an element (a fact's answer) as HTML; one paragraph alone comes without its ``<p>``."""
    markdown = dialect(language, places_elements=False)
    env: dict[str, Any] = {}
    tokens = markdown.parse(with_plain_line_ends(text), env)
    groups = list(_top_level_groups(tokens))
    if len(groups) == 1 and tokens[0].type == "paragraph_open":
        tokens = tokens[1:-1]
    return sanitised(str(markdown.renderer.render(tokens, markdown.options, env)))


def _top_level_groups(tokens: list[Token]) -> Iterator[list[Token]]:
    start = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start : index + 1]
            start = index + 1


def _first_line(group: list[Token]) -> int:
    assert group[0].map is not None
    return group[0].map[0]


def _block(markdown: MarkdownIt, group: list[Token], source: str, env: dict[str, Any]) -> BodyBlock:
    lines = source.count("\n")
    if group[0].type == DIRECTIVE_TOKEN:
        return BodyBlock(source, lines, "", group[0].meta[DIRECTIVE_TOKEN])
    set_inline(markdown, group, env)
    return BodyBlock(source, lines, sanitised(str(markdown.renderer.render(group, markdown.options, env))))
