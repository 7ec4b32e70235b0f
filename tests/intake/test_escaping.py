"""Copied words mean nothing but themselves in Markdown: rendered, they are the same words."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.intake.escaping import escape_fragment, escape_heading, escape_line
from studio.rendering.blocks import parse_body

_MARKS = st.text(alphabet="*_`~[]()<>!#-+=.:;&\\|1a b\"'{}/", max_size=30)
_ANY = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)
_TAG = re.compile(r"<[^>]+>")


def letters(text: str) -> str:
    """`text` without white space, and without the differences that house typography makes."""
    plain = text.replace("…", "...").replace("—", "---").replace("–", "--")
    return re.sub(r"\s|[\"'“”‘’]", "", plain)


def rendered(markdown: str) -> str:
    body = parse_body(markdown, "en-GB")
    assert all(block.directive is None for block in body.blocks)
    assert len(body.blocks) <= 1
    return letters(html.unescape(_TAG.sub("", "".join(block.html for block in body.blocks))))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. First", "1\\. First"),
        ("- Oak", "\\- Oak"),
        ("# Tag", "\\# Tag"),
        ("#tag", "#tag"),
        ("::picture{#a}", "\\::picture{#a}"),
        ("*stars* and _lines_", "\\*stars\\* and \\_lines\\_"),
        ("snake_case and 5 * 3", "snake_case and 5 * 3"),
        ("[sic] stays", "[sic] stays"),
        ("[x](http://a)", "\\[x\\](http://a)"),
        ("<b>bold</b> & &amp;", "\\<b>bold\\</b> & \\&amp;"),
        ("a < b", "a < b"),
        ("“It’s 2022 – and 100%”", "“It’s 2022 – and 100%”"),
    ],
)
def test_only_what_would_change_is_escaped(text: str, escaped: str) -> None:
    assert escape_line(text) == escaped


@given(_MARKS | _ANY)
def test_a_line_renders_as_itself(text: str) -> None:
    line = " ".join(text.split())
    assert rendered(escape_line(line)) == letters(line)


@given(_MARKS | _ANY)
def test_a_heading_renders_as_itself(text: str) -> None:
    line = " ".join(text.split())
    assert rendered(f"## {escape_heading(line)}") == letters(line)


@given(st.lists(_MARKS, max_size=4))
def test_fragments_side_by_side_render_as_themselves(parts: list[str]) -> None:
    line = "".join(parts)
    assert rendered(escape_line("x") + "".join(escape_fragment(part) for part in parts)) == letters("x" + line)
