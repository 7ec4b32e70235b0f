"""HTML becomes inert Markdown with every word of its blocks, from browsers, Word and Google Docs."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.intake.fates import NOT_KEPT, Fate
from studio.intake.html_reader import read_html
from studio.intake.result import IntakeResult
from studio.rendering.blocks import parse_body
from studio.story.elements import EmbedKind
from tests.intake.story_words import text_of
from tests.shared_data import shared

_ALLOWED = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|strong|em|a|br|blockquote|pre|code|table|thead|tbody|tr|td|th|div|s|hr|figure|figcaption)\b"
)

PAGE = """<html><head><title>Page</title><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav>
<article><p>World</p><h1>Ferry strike <em>ends</em></h1>
<figure><img src="https://x.example/i/quay.jpg?w=9" alt="A quay">
<figcaption><span class="caption">The empty quay.</span>
<span class="credit"><span class="hidden">Image source: </span>Jane Doe/Reuters</span></figcaption></figure>
<p>The strike is <b>over</b>, the <a href="https://x.example/a(1)">union [said]</a> on Monday evening at last.</p>
<h3>What *next*?</h3>
<ul><li>Boats sail</li><li><em>Shops</em> open</li></ul>
<ol start="3"><li>three<ul><li>nested</li></ul></li><li>four</li></ol>
<blockquote><p>We are glad.</p></blockquote>
<blockquote class="twitter-tweet"><p>Sailing!</p>— A (@a)
<a href="https://twitter.com/a/status/1">May 1</a></blockquote>
<iframe src="https://www.youtube.com/embed/1" title="The first boat"></iframe>
<iframe src="//maps.example/q"></iframe>
<table><tr><th>A|B</th><th>C</th></tr><tr><td>1</td><td>2</td></tr></table>
<p>Advertisement</p><aside>Beside the story</aside><form><button>Go</button></form>
<hr><p>Short.</p><p>1. is how this paragraph begins,<br>- and this its second line.</p>
<img src="t.gif" width="1" height="1"></article><script>alert(1)</script></body></html>"""


@pytest.fixture(scope="module")
def result() -> IntakeResult:
    return read_html(PAGE)


def test_front_and_body(result: IntakeResult) -> None:
    story = result.story
    assert (story.section, story.headline) == ("World", "Ferry strike ends")
    assert story.body.split("\n\n") == [
        "The strike is **over**, the [union \\[said\\]](https://x.example/a%281%29) on Monday evening at last.",
        "### What \\*next\\*?",
        "- Boats sail\n- *Shops* open",
        "3. three\n   - nested\n4. four",
        "> We are glad.",
        "::embed{#post}",
        "::embed{#video}",
        "::embed{#other}",
        "| A\\|B | C |\n| --- | --- |\n| 1 | 2 |",
        "---",
        "Short.",
        "1\\. is how this paragraph begins,  \n\\- and this its second line.",
    ]


def test_the_figure_is_the_lead_with_caption_and_credit_apart(result: IntakeResult) -> None:
    lead = result.story.lead
    assert lead is not None
    assert (lead.alt, lead.caption, lead.file_name, lead.has_file) == ("A quay", "The empty quay.", "quay.jpg", False)
    assert (lead.credit.creator, lead.credit.organisation) == ("Jane Doe", "Reuters")


def test_embeds_have_a_fallback(result: IntakeResult) -> None:
    post, film, chart = result.story.embeds
    assert (post.kind, post.url) == (EmbedKind.POST, "https://twitter.com/a/status/1")
    assert post.fallback == "Sailing! — A (@a) May 1"
    assert (film.kind, film.fallback) == (EmbedKind.VIDEO, "The first boat")
    assert (chart.url, chart.fallback) == ("https://maps.example/q", "Content from maps.example")


def test_what_is_dropped_has_a_reason(result: IntakeResult) -> None:
    dropped = {line.reason: line.text for line in result.lines if line.fate is Fate.DROPPED}
    assert dropped == {
        "page-title": "Page",
        "navigation": "Home",
        "aside": "Beside the story",
        "form": "Go",
        "tracking-pixel": "t.gif",
        "active-content": "script, style × 2",
    }
    assert result.ads == 1


def test_a_block_may_be_chosen(result: IntakeResult) -> None:
    number = next(line.number for line in result.lines if line.text == "Beside the story")
    assert "Beside the story" in read_html(PAGE, overrides={number: Fate.BODY}).story.body


def test_google_docs() -> None:
    story = read_html(
        "Version:0.9\r\nSourceURL:https://docs.example/d\r\n<html><body><!--StartFragment-->"
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><h1>Title</h1><p dir="ltr">'
        '<span style="font-weight:700">Bold</span><span style="font-weight:400"> and plain, </span>'
        '<span style="font-style:italic">then italic</span></p>'
        "<ul><li><p>One</p></li><ul><li><p>Nested</p></li></ul><li><p>Two</p></li></ul></b><!--EndFragment--></body>"
    ).story
    assert story.body == "**Bold** and plain, *then italic*\n\n- One\n  - Nested\n- Two"
    assert story.origin is not None
    assert story.origin.url == "https://docs.example/d"


def test_word() -> None:
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>{mark}<span>&nbsp;</span></span><![endif]>{text}</p>"
    )
    story = read_html(
        "<html><head><!--[if gte mso 9]><xml>Normal 0</xml><![endif]--><style>p.MsoNormal {x}</style></head><body>"
        "<!--StartFragment--><p class=MsoTitle>The title</p><p class=MsoNormal>One sentence.<o:p></o:p></p>"
        + item.format(level=1, mark="·", text="First")
        + item.format(level=2, mark="1.", text="Inner")
        + item.format(level=1, mark="·", text="Second")
        + "<p class=MsoNormal>The end.</p><!--EndFragment--></body></html>"
    ).story
    assert story.headline == "The title"
    assert story.body == "One sentence.\n\n- First\n  1. Inner\n- Second\n\nThe end."


def test_our_own_fact_box_comes_back() -> None:
    (box,) = read_html(
        "<aside class='fact-box'><h2>The basics</h2><dl><div><dt>Where?</dt><dd>Here.</dd></div></dl></aside>"
    ).story.fact_boxes
    assert box.title == "The basics"
    assert [(fact.question, fact.answer) for fact in box.facts] == [("Where?", "Here.")]


def assert_inert(payload: str) -> None:
    story = read_html(payload).story
    body = parse_body(story.body, "en-GB")
    shown = "".join(block.html for block in body.blocks)
    for tag in re.findall(r"<[^>]*", shown):
        assert _ALLOWED.match(tag), tag
    assert not re.search(r"\]\(\s*(?!https?://|mailto:)", re.sub(r"\\.", "", story.body), re.IGNORECASE)
    for embed in story.embeds:
        assert not embed.url or re.match(r"https?://", embed.url)


@pytest.mark.parametrize(
    "name", ["xss_payloads_quick.txt", "RSNAKE_XSS.txt", "MarioXSSVectors.txt", "XSS_Polyglots.txt"]
)
def test_hostile_lists_give_inert_markdown(name: str) -> None:
    for payload in shared("corpora", "xss", "lists", name).read_text("utf-8", "replace").splitlines():
        assert_inert(payload)
        assert_inert(f"<p>x {payload} y</p>")


def test_hostile_vectors_give_inert_markdown() -> None:
    for payload in shared("corpora", "xss", "h5sc", "vectors.txt").read_text("utf-8", "replace").split("\n\n"):
        assert_inert(payload)


_INLINE = st.sampled_from(["b", "em", "span", "a", "code", "u"])
_WORDS = st.text(alphabet="ab*_[]()!#->1. \u00a0“", max_size=15)
_HTML = st.recursive(
    _WORDS.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>{2}".format, _INLINE | st.sampled_from(["p", "div", "li", "h2"]), inner, inner
    ),
    max_leaves=12,
)


@given(_HTML)
def test_no_word_of_html_is_lost(source: str) -> None:
    result = read_html(source)
    kept = "\n".join(line.text.replace(line.label, " ", 1) for line in result.lines if line.fate not in NOT_KEPT)
    assert not _letters(kept) - _letters(text_of(result.story))
    assert _letters(re.sub(r"<[^>]*>", "", source)) == _letters("".join(line.text for line in result.lines))


def _letters(text: str) -> Counter[str]:
    return Counter(re.findall("[ab1]", text))


@pytest.mark.parametrize(
    "piece", ["<b>", "<b><p>", "<div>", "<ul><li>", "<table><b>x", "<", "&", "<!--", "<p><b class=x>x</p>"]
)
def test_pathological_html_is_finished(piece: str) -> None:
    read_html(piece * (100_000 // len(piece)))


@pytest.mark.parametrize(
    "piece",
    [
        "<div class=share>",
        "<img src=a.jpg><div class=caption>x</div>",
        "<figure><img src=a.jpg><figcaption>x",
        "<noscript><img src=a.jpg></noscript>",
        "<div class='byline author date'>1 ",
        "<article><h1>a</h1><p>one two three four five six seven eight nine ten eleven.</p>",
        "<h1>x</h1>",
        "<p hidden>x",
    ],
)
def test_pathological_pages_are_finished(piece: str) -> None:
    read_html("<html><body>" + piece * (100_000 // len(piece)))
