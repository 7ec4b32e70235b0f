"""The reading order: what a screen reader says of the article, in its order, and nothing it does not say."""

import pytest

from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import shipped_houses
from studio.ui.preview.html_tree import html_tree
from studio.ui.preview.reading_order import heard_html, heard_in
from tests.rendering.stories import rich_story


def said(html: str) -> list[tuple[str, str]]:
    return [(each.role, str(each.words)) for each in heard_in(html)]


LINK = '<span class="said">link</span>'


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<h1>A  headline</h1>\n<p>Words.</p>", [("Heading 1", "A headline"), ("", "Words.")]),
        ("<h3>Small</h3>", [("Heading 3", "Small")]),
        ('<p>See <a href="https://a.example/">the <em>treaty</em></a>.</p>', [("", f"See {LINK} the treaty.")]),
        ("<p>5 &lt; 6 &amp; more</p>", [("", "5 &lt; 6 &amp; more")]),
        ("<p>One<br>two</p>", [("", "One two")]),
        ('<img src="images/a.jpg" alt="A harbour">', [("Picture", "A harbour")]),
        ('<img src="images/a.jpg" alt="">', []),
        ('<img src="images/a.jpg">', [("Picture without alt text", "a.jpg")]),
        ('<a href="https://v.example/"><img src="a.jpg" alt="A stage"></a>', [("link, Picture", "A stage")]),
        ('<a href="https://v.example/"><img src="a.jpg" alt=""></a>', [("link, Picture", "https://v.example/")]),
        ('<a href="/" aria-label="Film"><img src="a.jpg" alt=""></a>', [("", f"{LINK} Film")]),
        ("<ul><li>One</li><li><p>Two</p></li></ul>", [("List of 2", ""), ("•", "One"), ("•", "Two")]),
        ("<ol><li>One</li><li>Two</li></ol>", [("List of 2", ""), ("1.", "One"), ("2.", "Two")]),
        ("<hr>", [("Separator", "")]),
        ("<p hidden>no</p><div aria-hidden='true'>no</div><style>no</style>", []),
        ('<p><span class="visually-hidden">Source: </span>AP</p>', [("", "Source: AP")]),
        ("<aside aria-label='Basics'><h2>Basics</h2></aside>", [("Box", "Basics"), ("Heading 2", "Basics")]),
        (
            "<figure><blockquote><p>Said</p></blockquote><figcaption>By me</figcaption></figure>",
            [("Figure", ""), ("Quotation", ""), ("", "Said"), ("Caption", "By me")],
        ),
        (
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            [
                ("Table, rows: 2", ""),
                ("Columns", 'a <span class="said">|</span> b'),
                ("Row", '1 <span class="said">|</span> 2'),
            ],
        ),
        ("</p>text", [("", "text")]),
    ],
)
def test_what_is_said(html: str, lines: list[tuple[str, str]]) -> None:
    assert said(html) == lines


def test_what_stands_in_something_is_told_by_its_depth() -> None:
    html = "<aside><ul><li>In</li></ul></aside><p>Out</p>"
    assert [each.depth for each in heard_in(html)] == [0, 1, 2, 0]


@pytest.mark.parametrize("house", shipped_houses(), ids=lambda house: house.id)
def test_every_block_is_one_element_and_says_its_words(house: object) -> None:
    article = ArticleRenderer(house).render(rich_story())
    for block in article.blocks:
        (element,) = html_tree(heard_html(block)).children
        assert element.tag == "div"
    words = " ".join(str(each.words) for each in heard_in(article.html))
    assert rich_story().headline in words


def test_no_markup_gets_through() -> None:
    heard = heard_html('<p>&lt;script&gt;1&lt;/script&gt;</p><img alt="&quot;><script>2</script>" src="x">')
    assert "<script" not in heard
