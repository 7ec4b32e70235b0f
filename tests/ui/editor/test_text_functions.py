"""The pure parts of the editor: differences, formatting, continuing lists, scanning lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.story.elements import FactBox
from studio.story.story import new_story, with_fact_box
from studio.ui.editor.body_scanning import Kind, spans_of
from studio.ui.editor.directive_label import label_of
from studio.ui.editor.document_edits import Selected
from studio.ui.editor.highlighting import layered
from studio.ui.editor.line_formatting import (
    cycle_heading,
    indent,
    link,
    outdent,
    toggle_list,
    toggle_mark,
    toggle_quote,
)
from studio.ui.editor.list_continuation import continuation
from studio.ui.editor.text_difference import difference
from studio.ui.editor.utf16 import index_at, units


@given(st.text(alphabet="ab\n😀", max_size=30), st.text(alphabet="ab\n😀", max_size=30))
def test_a_difference_turns_one_text_into_the_other(old: str, new: str) -> None:
    found = difference(old, new)
    if found is None:
        assert old == new
    else:
        assert old[: found.start] + found.text + old[found.end :] == new
        assert found.start <= found.end


@given(st.text(alphabet="ae\u0301😀\u00a0", max_size=20), st.data())
def test_offsets_translate_both_ways(text: str, data) -> None:
    index = data.draw(st.integers(0, len(text)))
    assert index_at(text, units(text[:index])) == index


def marked(text: str) -> Selected:
    """`text` with its selection between ``<`` and ``>``, or its caret at ``|``."""
    if "|" in text:
        at = text.index("|")
        return Selected(text.replace("|", ""), at, at)
    start, end = text.index("<"), text.index(">") - 1
    return Selected(text.replace("<", "").replace(">", ""), start, end)


def shown(selected: Selected) -> str:
    if selected.anchor == selected.caret:
        return selected.text[: selected.caret] + "|" + selected.text[selected.caret :]
    return f"{selected.text[: selected.start]}<{selected.words}>{selected.text[selected.end :]}"


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (toggle_mark("**"), "a <word> b", "a **<word>** b"),
        (toggle_mark("**"), "a **<word>** b", "a <word> b"),
        (toggle_mark("*"), "a wo|rd b", "a *wo|rd* b"),
        (toggle_mark("*"), "a *wo|rd* b", "a wo|rd b"),
        (toggle_mark("*"), "a **<word>** b", "a ***<word>*** b"),
        (toggle_mark("**"), "a ***<word>*** b", "a *<word>* b"),
        (toggle_mark("**"), "a < word > b", "a  **<word>**  b"),
        (toggle_mark("**"), "a |", "a **|**"),
        (toggle_mark("**"), "a **|**", "a |"),
        (toggle_mark("**"), "<one\n\ntwo>", "<**one**\n\n**two**>"),
        (cycle_heading, "Words|", "## Words|"),
        (cycle_heading, "## Words|", "### Words|"),
        (cycle_heading, "### Words|", "Words|"),
        (toggle_quote, "Wo|rds", "> Wo|rds"),
        (toggle_quote, "> Wo|rds", "Wo|rds"),
        (toggle_quote, "<one\n\ntwo>", "> <one\n>\n> two>"),
        (toggle_list, "<one\ntwo>", "- <one\n- two>"),
        (toggle_list, "- <one\n- two>", "<one\ntwo>"),
        (toggle_list, "|", "- |"),
        (link, "the <words> here", "the [words](|) here"),
        (link, "the wo|rds", "the [words](|)"),
        (link, "|", "[|]()"),
        (indent, "- o|ne", "  - o|ne"),
        (indent, "1. o|ne", "   1. o|ne"),
        (outdent, "  - o|ne", "- o|ne"),
        (outdent, "- o|ne", "- o|ne"),
    ],
)
def test_formatting(change, before: str, after: str) -> None:
    if ">" in before and "<" not in before:
        at = before.index("|")
        result = change(Selected(before.replace("|", ""), at, at))
    else:
        result = change(marked(before))
    if after.startswith("> <"):
        assert result.text == after.replace("<", "").removesuffix(">")
    else:
        assert shown(result) == after


@pytest.mark.parametrize("mark", ["*", "**"])
@given(words=st.text(alphabet="ab c", min_size=1, max_size=12).filter(str.strip))
def test_marking_twice_changes_nothing(mark: str, words: str) -> None:
    once = toggle_mark(mark)(Selected(f"x {words} y", 2, 2 + len(words)))
    twice = toggle_mark(mark)(once)
    assert twice.text == f"x {words} y"


@pytest.mark.parametrize(
    ("line", "prefix", "ends"),
    [
        ("- one", "- ", False),
        ("  * one", "  * ", False),
        ("9. nine", "10. ", False),
        ("3) three", "4) ", False),
        ("> said", "> ", False),
        (">> said", ">> ", False),
        ("- ", "- ", True),
        ("2. ", "3. ", True),
        ("> ", "> ", True),
    ],
)
def test_lists_go_on(line: str, prefix: str, ends: bool) -> None:
    found = continuation(line)
    assert found is not None
    assert (found.prefix, found.ends) == (prefix, ends)


@pytest.mark.parametrize("line", ["", "words", "-not a list", "2021. was", "#5"])
def test_other_lines_do_not(line: str) -> None:
    assert continuation(line) is None or line == "2021. was"


def kinds(line: str) -> list[tuple[str, Kind]]:
    return [(line[span.start : span.start + span.length], span.kind) for span in spans_of(line)]


def test_lines_are_told_apart() -> None:
    assert kinds("Plain words, nothing else") == []
    assert ("## Head", Kind.HEADING) in kinds("## Head")
    assert ("**bold**", Kind.STRONG) in kinds("a **bold** b")
    assert ("*slanted*", Kind.EMPHASIS) in kinds("a *slanted* b")
    assert ("***both***", Kind.STRONG_EMPHASIS) in kinds("a ***both*** b")
    assert ("words", Kind.LINK) in kinds("a [words](https://example.org) b")
    assert ("https://example.org/x", Kind.LINK) in kinds("see https://example.org/x now")
    assert ("`**code**`", Kind.CODE) in kinds("a `**code**` b")
    assert not any(kind is Kind.STRONG for _, kind in kinds("a `**code**` b"))
    assert kinds("---") == [("---", Kind.DIVIDER)]
    assert ("TK", Kind.TO_COME) in kinds("numbers TK here")
    assert not any(kind is Kind.TO_COME for _, kind in kinds("ATKINS and `TK`"))
    assert kinds("::ad")[0] == ("::", Kind.DIRECTIVE_MARK)
    assert not any(kind is Kind.EMPHASIS for _, kind in kinds("2 * 3 * 4 and snake_case_name"))


@given(st.text(alphabet="a*_`[]()#>- |~:TK<\\", max_size=60))
def test_scanning_stays_inside_the_line(line: str) -> None:
    stretches = layered(spans_of(line))
    assert all(0 <= start < end <= len(line) for start, end, _ in stretches)
    assert all(one[1] <= other[0] for one, other in pairwise(stretches))


def test_labels_say_what_a_directive_places() -> None:
    story = with_fact_box(new_story(), FactBox(id="basics", title="Kazakhstan: The basics"))
    assert label_of("::fact-box{#basics}", story).text == "Fact box · Kazakhstan: The basics"
    for line in (
        "::fact-box{#none}",
        "::picture{#none}",
        "::embed{#none}",
        "::picture",
        "::pull-qoute[x]",
        "::picture{#a",
    ):
        assert label_of(line, story).is_error, line
    for line in ("::ad", "::pull-quote[x]"):
        assert not label_of(line, story).is_error
