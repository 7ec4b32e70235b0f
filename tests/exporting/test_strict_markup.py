"""Markup that two parsers may read in two ways is not let through."""

import pytest

from studio.exporting.verifying.markup import parse_markup
from studio.exporting.verifying.strict_markup import odd_markup
from tests.exporting.desk import contents


def test_our_own_markup_is_plain() -> None:
    for house in ("plain", "broadsheet"):
        files = contents(house=house)
        pages = [name for name in files if name.endswith(".html")]
        assert {name: odd_markup(files[name].decode()) for name in pages} == dict.fromkeys(pages, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 &lt; 6 > 4",
        "<p class=x title='it &amp; that' hidden>Text</p>",
        '<img src="a.jpg" alt="1 > 0"/><br>',
        '<style>a > b { color: red }</style><SCRIPT type=\'application/ld+json\'>{"a": "<b>"}</SCRIPT >',
        '<!-- wp:list {"ordered":true} --><ol></ol><!-- /wp:list -->',
        "<!--kg-card-begin: html--><!--kg-card-end: html-->",
        "<!DOCTYPE html><html></html>",
    ],
)
def test_plain_markup_passes(text: str) -> None:
    assert odd_markup(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6",
        "<p",
        "<p title='x'onclick=y>",
        '<p title="a<b">',
        "<!--><script>alert(1)</script>-->",
        "<!-- a comment -->",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<script>never closed",
        "<style><!-- a {} --></style>",
        "</>",
        "<1>",
        "<p =x>",
        "<!doctype html SYSTEM 'about:legacy-compat'>",
    ],
)
def test_anything_else_does_not_and_is_parsed_without_a_crash(text: str) -> None:
    assert odd_markup(f"Some words {text}")
    parse_markup(text)


def test_hostile_markup_is_judged_in_good_time() -> None:
    for text in ("<a " + "b " * 50_000, "<a b" * 50_000, "<" * 100_000, "<a b='" * 50_000, "<a" + " " * 100_000 + "<"):
        assert odd_markup(text)
        parse_markup(text)
