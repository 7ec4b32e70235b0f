"""Offstone Markdown: what it reads, and what it leaves as text."""

import pytest

from studio.rendering.blocks import markdown_to_html, parse_body
from studio.story.directives import Directive
from tests.rendering.page_audit import PageAudit


def html_of(text: str, language: str = "en-GB") -> str:
    return "\n".join(block.html for block in parse_body(text, language).blocks)


def directives_of(text: str) -> list[Directive | None]:
    return [block.directive for block in parse_body(text, "en").blocks]


def test_raw_html_is_text():
    assert html_of("<b>bold</b> <!note>") == "<p>&lt;b&gt;bold&lt;/b&gt; &lt;!note&gt;</p>"


def test_a_markdown_picture_never_becomes_an_image():
    html = html_of("![words](https://example.org/a.png) ![more][ref]\n\n[ref]: https://example.org/b.png")
    assert "<img" not in html
    assert "words" in html
    assert "more" in html


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "/a",
        "a.html",
        "//e.org",
    ],
)
def test_a_link_elsewhere_than_the_web_stays_text(target):
    html = html_of(f"[words]({target}) <{target}>")
    assert "<a" not in html
    assert "words" in html


@pytest.mark.parametrize("target", ["http://example.org/", "https://example.org/", "mailto:desk@example.org", "#top"])
def test_web_mail_and_page_links_are_links(target):
    assert f'href="{target}"' in html_of(f"[words]({target})")


def test_links_that_leave_the_page_take_no_opener_along():
    assert 'rel="noopener"' in html_of("[a](https://example.org)")
    assert "rel=" not in html_of("[a](#b)")


def test_a_link_to_nowhere_is_its_words():
    assert html_of("[words]() and more") == "<p>words and more</p>"


def test_an_address_that_cannot_be_read_leaves_the_words():
    assert html_of('[words](https://[::1]:99999/ "t")') == "<p><a>words</a></p>"


def test_bare_addresses_are_not_links():
    assert "<a" not in html_of("see https://example.org and www.example.org")


def test_nobody_claims_a_copyright():
    assert html_of("(c) (C) (r) (tm) +-") == "<p>(c) (C) (r) (tm) +-</p>"


def test_dashes_and_ellipses_are_set():
    assert html_of("a -- b---c... ---- ....") == "<p>a – b—c… ---- ....</p>"
    assert html_of("`a -- b` <https://example.org/a--b>").count("--") == 3


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "“a ‘b’ c”"),
        ("de", "„a ‚b‘ c“"),
        ("de-CH", "«a ‹b› c»"),
        ("fr", "«&nbsp;a ‹&nbsp;b&nbsp;› c&nbsp;»"),
        ("es", "«a “b” c»"),
        ("ru", "«a „b“ c»"),
        ("kk", "«a „b“ c»"),
        ("xx", "“a ‘b’ c”"),
    ],
)
def test_quotes_are_the_language_s_own(language, expected):
    assert html_of("\"a 'b' c\"", language) == f"<p>{expected}</p>"


def test_a_directive_ends_a_paragraph_a_list_and_a_quote():
    text = "words\n::ad\n- item\n::ad\n> said\n::ad\nwords\n"
    assert [found.name if found else "" for found in directives_of(text)] == ["", "ad", "", "ad", "", "ad", ""]


@pytest.mark.parametrize("text", ["- item\n  ::ad\n", "> ::ad\n", "```\n::ad\n```\n", "    ::ad\n", "words ::ad\n"])
def test_a_directive_stands_on_a_line_of_its_own_at_the_top_level(text):
    assert directives_of(text) == [None]
    assert "::ad" in html_of(text)


@pytest.mark.parametrize(
    "line",
    [
        "::galery{#one}",
        "::picture[words]{#one}",
        "::ad[words]",
        "::embed{#one by=“words”}",
        "::pull-quote[words]{who=“words”}",
    ],
)
def test_a_directive_that_would_not_show_its_words_stays_visible(line):
    assert html_of(line) == f"<p>{line}</p>"


@pytest.mark.parametrize("line", ["::picture{ #one }  ", '::pull-quote[a \\] "b"]{by="c \\" d"}', "::ad{}"])
def test_a_directive_may_be_written_freely(line):
    assert directives_of(line)[0] is not None


def test_the_words_behind_a_fence_are_shown():
    assert "<figcaption>some words</figcaption>" in html_of("~~~ some words\nx\n~~~\n")


def test_headings_begin_below_the_headline():
    assert html_of("# One\n\nTwo\n===\n\n## Three") == "<h2>One</h2>\n<h2>Two</h2>\n<h2>Three</h2>"


def test_tables_say_what_their_header_cells_head():
    html = html_of("| a | b |\n|--:|---|\n| 1 | 2 |\n")
    assert '<th scope="col" class="align-right">a</th>' in html
    assert "style=" not in html


def test_cells_beyond_the_header_are_kept():
    html = html_of("> | a | b |\n> |--|---|\n> | 1 | 2 | *3* | 4 |\n> | 5 | 6 |\n")
    assert "<td>2 | <em>3</em> | 4</td>" in html
    assert "<td>6</td>" in html


def test_an_answer_of_one_paragraph_is_inline():
    assert markdown_to_html("On the *river*.", "en") == "On the <em>river</em>."
    assert markdown_to_html("One.\n\nTwo.", "en") == "<p>One.</p>\n<p>Two.</p>"
    assert markdown_to_html("::ad", "en") == "::ad"
    assert markdown_to_html("", "en") == ""


@pytest.mark.parametrize("mark", [">", "- ", "1. ", "> - ", "[", "![", "*", "_ ", "[a](", "`", "<", "~~"])
def test_any_depth_keeps_its_words_and_stays_one_element_a_block(mark):
    blocks = parse_body(mark * 3000 + " words", "en").blocks
    assert all(PageAudit(block.html).roots == 1 for block in blocks)
    assert "words" in blocks[-1].html


def test_the_sources_of_the_blocks_are_the_text():
    text = "\n\n[a]: https://example.org\n\nOne\n\n\nTwo\n[b]: x\n::ad\n\n- a\n\n  b\n\n\n"
    body = parse_body(text, "en")
    assert body.leading + "".join(block.source for block in body.blocks) == text
