"""Nothing an editor types, and nothing hostile, becomes markup: in any field, in either house."""

import json

import pytest
from msgspec.structs import replace

from studio.rendering.article import ArticleRenderer
from studio.rendering.blocks import markdown_to_html, parse_body
from studio.rendering.houses import shipped_houses
from studio.story.credit import Credit
from studio.story.directives import Directive, format_directive
from studio.story.elements import (
    Correction,
    Embed,
    EmbedKind,
    Fact,
    FactBox,
    Origin,
    RelatedLink,
)
from studio.story.story import Story
from tests.rendering.page_audit import PageAudit
from tests.rendering.stories import picture
from tests.shared_data import shared

RENDERERS = [ArticleRenderer(house) for house in shipped_houses()]
ODD = "a\"b'c <i>d</i> & &amp; 😀👩‍👩‍👧 שלום‏ é́ </script><!--<script> {{ 7*7 }} ]]> `"


def story_of(text: str, kinds: tuple[EmbedKind, ...] = tuple(EmbedKind)) -> Story:
    """A story with `text` in every field that may hold it."""
    credit = Credit(
        creator=text, organisation=text, via=text, copyright_notice=text, usage_terms=text, context_note=text, raw=text
    )
    quote = format_directive(Directive(name="pull-quote", text=text, by=text))
    embeds = [
        Embed(
            id=f"embed-{kind}",
            fallback=text,
            kind=kind,
            title=text,
            url=text,
            author=text,
            date=text,
            text=text,
            caption=text,
            poster="one",
        )
        for kind in kinds
    ]
    body = [
        text,
        quote,
        "::picture{#one}",
        "::fact-box{#box}",
        *(f"::embed{{#{each.id}}}" for each in embeds),
        f"~~~ {text}\n{text}\n~~~",
    ]
    return Story(
        id="one",
        section=text,
        headline=text,
        short_headline=text,
        seo_title=text,
        standfirst=text,
        byline=text,
        dateline=text,
        body="\n\n".join(body),
        lead_picture="one",
        pictures=(picture("one", alt=text, caption=text, file_name=text, credit=credit),),
        fact_boxes=(FactBox(id="box", title=text, facts=(Fact(question=text, answer=text, source=text, as_of=text),)),),
        embeds=tuple(embeds),
        related=(RelatedLink(headline=text, url=text, section=text, excerpt=text, is_included=True),),
        corrections=(Correction(text=text, date=text),),
        origin=Origin(publisher=text, url=text, rights_notice=text, permission=text),
        desk_notes=text,
    )


def payloads() -> list[str]:
    folder = shared("corpora", "xss")
    files = [folder / "h5sc" / "vectors.txt", folder / "h5sc" / "items.js", *sorted((folder / "lists").glob("*.txt"))]
    lines = [line for file in files for line in file.read_text("utf-8", "replace").splitlines()]
    return [line for line in dict.fromkeys(lines) if line.strip()]


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.house.id)
def test_odd_text_comes_back_as_it_was_from_every_field(renderer):
    page = PageAudit(renderer.page(story_of(ODD)))
    assert page.faults == []
    [data] = page.scripts
    article = json.loads(data)
    assert [article[name] for name in ("headline", "description", "articleSection")] == [ODD] * 3
    assert article["image"][0]["caption"] == ODD
    alternatives = [value for tag, name, value in page.attributes if (tag, name) == ("img", "alt")]
    assert set(alternatives) == {ODD}
    assert page.text.count(ODD) >= 40


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.house.id)
def test_hostile_text_is_inert_in_every_field(renderer):
    found = payloads()
    for start in range(0, len(found), 200):
        hostile = "\n".join(found[start : start + 200])
        audit = PageAudit(renderer.page(story_of(hostile, (EmbedKind.VIDEO,))))
        assert audit.faults == [], hostile


def test_hostile_text_is_inert_in_the_body_and_in_answers():
    for hostile in payloads():
        html = "".join(block.html for block in parse_body(hostile, "en").blocks)
        audit = PageAudit(html + markdown_to_html(hostile, "en"))
        assert audit.faults == [], hostile


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " java\nscript:x", 'https://e.org/"x', "//e"]
)
def test_an_embed_leads_only_to_the_web(url):
    story = story_of("words")
    story = replace(story, embeds=tuple(replace(embed, url=url) for embed in story.embeds))
    assert "<a " not in RENDERERS[0].fragment(story)


@pytest.mark.parametrize("language", ['en" onload="x', "<script>", ""])
def test_a_language_is_escaped(language):
    assert PageAudit(RENDERERS[0].page(replace(story_of("words"), language=language))).faults == []
