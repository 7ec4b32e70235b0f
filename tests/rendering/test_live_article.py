"""The live article is always the one a full rendering gives, and its patches lead from one to the next."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.errors import HouseError
from studio.rendering.article import ArticleRenderer
from studio.rendering.houses import load_house, shipped_houses
from studio.rendering.live_article import LiveArticle
from studio.resources import resource
from studio.story.credit import Credit
from studio.story.elements import Fact, FactBox
from studio.story.story import with_fact_box, with_picture
from tests.rendering.stories import picture, rich_story

RENDERER = ArticleRenderer(shipped_houses()[0])

PIECES = st.sampled_from(
    [
        "word ",
        "Two lines\nof text\n",
        "\n",
        "\n\n",
        "    ",
        "  ",
        "```\n",
        "~~~ words\n",
        "> quoted\n",
        "lazy\n",
        ">",
        "- item\n",
        "  - deeper\n",
        "1. one\n",
        "2. two\n",
        "* star\n",
        "===\n",
        "---\n",
        "# Heading\n",
        "| a | b |\n|---|---|\n",
        "| 1 | 2 |\n",
        "|---|\n",
        "[ref]: https://example.org/a\n",
        "[ref]: https://example.org/b\n",
        "[ref] and [other]",
        "> [other]: https://example.org/o 'T'\n",
        "]: ",
        '"quoted" ',
        "'",
        "*",
        "**",
        "~~",
        "`",
        "::picture{#market}\n",
        "::fact-box{#basics}\n",
        "::ad\n",
        '::pull-quote[said]{by="who"}\n',
        "::unknown\n",
        "<div>\n",
        "<!--",
        "\\",
        "&amp;",
        "\r\n",
        "\r",
        "\t",
        "\u2028",
        "\x0c",
        "\x00",
        "é́\u202e",
        "😀",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.lists(PIECES, max_size=3).map("".join)), min_size=1, max_size=6
)


@settings(max_examples=250, deadline=None)
@given(text=TEXTS, edits=EDITS)
def test_any_edit_gives_what_a_full_rendering_gives(text, edits):
    story = rich_story(body=text)
    live = LiveArticle(RENDERER, story)
    for place, removed, inserted in edits:
        start = int(place * len(story.body))
        blocks = live.article.blocks
        story = replace(story, body=story.body[:start] + inserted + story.body[start + removed :])
        patch = live.update(story)
        full = RENDERER.render(story)
        assert live.article == full
        assert (patch.apply(blocks) if patch else blocks) == full.blocks
        fresh = LiveArticle(RENDERER, story)
        count = len(full.blocks)
        assert [live.line_of_block(n) for n in range(count)] == [fresh.line_of_block(n) for n in range(count)]


def test_typing_in_one_paragraph_patches_one_block():
    body = "\n\n".join(f"Paragraph number {number}." for number in range(200)) + "\n"
    live = LiveArticle(RENDERER, rich_story(body=body))
    patch = live.update(rich_story(body=body.replace("number 120", "number 120 more")))
    assert (patch.start, patch.removed, patch.inserted) == (120, 1, ("<p>Paragraph number 120 more.</p>",))
    assert patch.opening is None
    assert patch.closing is None


def test_nothing_changed_gives_no_patch():
    live = LiveArticle(RENDERER, rich_story())
    assert live.update(rich_story()) is None
    assert live.update(rich_story(desk_notes="only for the desk")) is None


def test_a_changed_element_patches_only_the_blocks_made_from_it():
    story = rich_story()
    live = LiveArticle(RENDERER, story)
    box = FactBox(id="basics", title="The basics", facts=(Fact(question="Where?", answer="Elsewhere."),))
    patch = live.update(with_fact_box(story, box))
    assert patch.removed == 1
    assert "Elsewhere." in patch.inserted[0]
    assert live.article == RENDERER.render(with_fact_box(story, box))


def test_a_changed_poster_patches_the_embed():
    story = rich_story()
    live = LiveArticle(RENDERER, story)
    changed = with_picture(story, picture("poster", credit=Credit(organisation="Someone Else")))
    patch = live.update(changed)
    assert patch.removed == 1
    assert "Someone Else" in patch.inserted[0]


def test_a_changed_headline_patches_the_opening_alone():
    live = LiveArticle(RENDERER, rich_story())
    patch = live.update(rich_story(headline="A new one"))
    assert "A new one" in patch.opening
    assert (patch.removed, patch.inserted, patch.closing) == (0, (), None)


def test_elements_and_body_may_change_at_once():
    story = rich_story()
    live = LiveArticle(RENDERER, story)
    changed = with_picture(replace(story, body="First.\n\n" + story.body), picture("market", caption="Changed"))
    before = live.article.blocks
    patch = live.update(changed)
    full = RENDERER.render(changed)
    assert live.article == full
    assert patch.apply(before) == full.blocks


def test_another_language_sets_other_quotes_everywhere():
    live = LiveArticle(RENDERER, rich_story())
    german = rich_story(language="de")
    live.update(german)
    assert live.article == RENDERER.render(german)
    assert "„again“" in live.article.html


@pytest.mark.parametrize(("line", "block"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (99, 2)])
def test_lines_and_blocks_answer_each_other(line, block):
    live = LiveArticle(RENDERER, rich_story(body="One.\n\nTwo\n\n# Three\n"))
    assert live.block_at_line(line) == block


def test_a_body_without_blocks_has_no_block_at_any_line():
    assert LiveArticle(RENDERER, rich_story(body="\n\n")).block_at_line(1) == -1


def test_a_template_that_fails_leaves_the_version_before(tmp_path):
    folder = tmp_path / "ours"
    shutil.copytree(resource("houses", "plain"), folder)
    (folder / "templates" / "pull-quote.html").write_text("<p>{{ 6 // (text|length - 5) }}</p>")
    live = LiveArticle(ArticleRenderer(load_house(folder)), rich_story(body="::pull-quote[four]\n\nWords."))
    before = live.article
    with pytest.raises(HouseError):
        live.update(rich_story(body="::pull-quote[fiver]\n\nWords."))
    assert live.article is before
    patch = live.update(rich_story(body="::pull-quote[sixsix]\n\nWords."))
    assert (patch.start, patch.removed, patch.inserted) == (0, 1, ("<p>6</p>",))


def test_editing_a_definition_reaches_the_links_far_from_it():
    body = (
        "[far]\n\n" + "\n\n".join(f"Paragraph {number}." for number in range(80)) + "\n\n[far]: https://example.org/a\n"
    )
    live = LiveArticle(RENDERER, rich_story(body=body))
    patch = live.update(rich_story(body=body.replace("org/a", "org/b")))
    assert (patch.start, patch.removed) == (0, 1)
    assert "https://example.org/b" in patch.inserted[0]
