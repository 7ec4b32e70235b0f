"""An article on the clipboard says what the page says, with captions and credits, in four forms."""

import pytest

from studio.exporting.article_copy import CopyForm, article_copy
from studio.exporting.plain_article import plain_article
from studio.rendering.article import ArticleRenderer
from tests.exporting.desk import HOUSES, contents, story

TOLD = ("nobody slept", "The convoy at the Kordai pass.", "Ministry of Defence via Reuters", "1,233 metres", "Aktau")


@pytest.mark.parametrize("house", sorted(HOUSES))
@pytest.mark.parametrize("form", CopyForm)
def test_every_form_has_text_captions_credits_and_boxes(form: CopyForm, house: str) -> None:
    copied = article_copy(story(), HOUSES[house], form)
    for words in TOLD:
        assert words in copied.text
        assert not copied.rich or words in copied.rich
    assert bool(copied.rich) == (form is CopyForm.RICH_TEXT)
    assert "Ask the ministry again" not in copied.text + copied.rich


def test_html_is_that_of_the_package_to_the_letter() -> None:
    assert article_copy(story(), HOUSES["plain"], CopyForm.HTML).text == contents()["body.html"].decode()


def test_rich_text_brings_no_picture_no_style_and_no_mark_of_an_advertisement() -> None:
    rich = article_copy(story(), HOUSES["broadsheet"], CopyForm.RICH_TEXT).rich
    for absent in ("<img", "style", "class=", "Advertisement", "hidden"):
        assert absent not in rich
    assert '<a href="https://news.example/airport" title="Latest">reopened</a>' in rich


def test_plain_text_keeps_every_word_of_the_article() -> None:
    fragment = ArticleRenderer(HOUSES["plain"]).fragment(story(body="One *two* `three`.\n\n* a\n* b\n"))
    text = plain_article(fragment)
    assert "One two three.\n\n- a\n- b\n" in text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One\ntwo</p><p>three</p>", "One two\n\nthree"),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<ol><li>a</li><li><p>b</p><ul><li>c</li></ul></li><li>d</li></ol>", "1. a\n2. b\n- c\n3. d"),
        ("<p>before</p><ul><li>a</li></ul><p>after</p>", "before\n\n- a\n\nafter"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A\tB\n1\t2"),
        ("<pre>  a\n    b</pre>", "  a\n    b"),
        ("<div hidden><p>gone</p></div><p>5 &lt; 6</p>", "5 < 6"),
        ("<p>a\u00a0b</p>", "a\u00a0b"),
        ("<hr><p> </p>", ""),
    ],
)
def test_blocks_lists_tables_and_spaces(markup: str, text: str) -> None:
    assert plain_article(markup) == text
