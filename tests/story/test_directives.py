"""A directive line reads back as it was written, and no other line is taken for one."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.story.directives import Directive, DirectiveName, format_directive, parse_directive

NAMES = st.sampled_from([*DirectiveName]) | st.from_regex(r"[a-z][a-z-]{0,10}", fullmatch=True)
IDS = st.just("") | st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=20)
TEXTS = st.text(max_size=60).map(lambda text: " ".join(text.splitlines()))
DIRECTIVES = st.builds(Directive, name=NAMES.map(str), id=IDS, text=TEXTS, by=TEXTS)


@given(DIRECTIVES)
def test_round_trip(directive: Directive) -> None:
    line = format_directive(directive)
    assert len(line.splitlines()) == 1
    assert parse_directive(line) == directive


def test_line_ends_become_spaces_and_every_other_character_stays() -> None:
    line = format_directive(Directive(name="pull-quote", text="10\u00a0000\u202ftroops\r\nor  more"))
    assert line == "::pull-quote[10\u00a0000\u202ftroops or  more]"


@given(DIRECTIVES, st.text(" \t", max_size=3))
def test_space_behind_it_does_not_matter_and_space_before_it_makes_it_text(directive: Directive, after: str) -> None:
    assert parse_directive(format_directive(directive) + after) == directive
    assert parse_directive(" " + format_directive(directive)) is None


@given(st.text(max_size=80))
def test_any_text_is_parsed_without_error(text: str) -> None:
    found = parse_directive(text)
    if found is not None:
        assert parse_directive(format_directive(found)) == found


@pytest.mark.parametrize(
    ("line", "directive"),
    [
        ("::picture{#almaty-airport}", Directive(name="picture", id="almaty-airport")),
        ("::fact-box{#kazakhstan-basics}", Directive(name="fact-box", id="kazakhstan-basics")),
        ("::ad", Directive(name="ad")),
        (
            '::pull-quote[Once they are in your house…]{by="A. Guest"}',
            Directive(name="pull-quote", text="Once they are in your house…", by="A. Guest"),
        ),
        (r"::pull-quote[a \] b]", Directive(name="pull-quote", text="a ] b")),
        (r'::pull-quote[a]{by="\"X\" } Y"}', Directive(name="pull-quote", text="a", by='"X" } Y')),
    ],
)
def test_reads(line: str, directive: Directive) -> None:
    assert parse_directive(line) == directive


@pytest.mark.parametrize(
    "line",
    ["", "text", "::", "::Picture{#a}", "    ::ad", "a ::ad", "::ad and more", "::picture{#a} {#b}", ":::ad", "::1"],
)
def test_is_ordinary_text(line: str) -> None:
    assert parse_directive(line) is None
