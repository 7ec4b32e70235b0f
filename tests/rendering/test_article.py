"""The article, the page and the fragment: structure, and that preview and export are one."""

import json
import re

import pytest
from msgspec.structs import replace

from studio.rendering.article import PART_SIZE, ArticleRenderer, looks_different_around
from studio.rendering.element_views import DateView, date_view
from studio.rendering.houses import CreditFormat, shipped_houses
from studio.rendering.live_article import LiveArticle
from studio.rendering.page_data import page_title
from studio.story.credit import Credit, RightsClass
from studio.story.elements import Correction
from studio.story.picture import renditions_of
from studio.story.story import CommentsPolicy, new_story, with_picture
from tests.rendering.page_audit import PageAudit
from tests.rendering.stories import picture, rich_story

BROADSHEET, PLAIN = shipped_houses()
RENDERERS = [ArticleRenderer(BROADSHEET), ArticleRenderer(PLAIN)]
BASE = replace(PLAIN, media_base_url="https://media.example.org/2022/")


@pytest.fixture(params=RENDERERS, ids=lambda renderer: renderer.house.id)
def renderer(request) -> ArticleRenderer:
    return request.param


def test_a_title_is_as_long_as_search_results_show():
    story = replace(new_story(), headline="Kazakhstan unrest: Blinken questions Russian troop deployment")
    assert page_title(story, "") == story.headline
    assert page_title(story, "Broadsheet") == story.headline
    assert page_title(replace(story, headline="Fuel"), "Broadsheet") == "Fuel – Broadsheet"
    long = page_title(replace(story, headline="word " * 40), "Broadsheet")
    assert len(long) <= 70
    assert long.endswith("word…")
    assert len(page_title(replace(story, headline="x" * 100), "")) == 70


def data_of(page: str):
    return json.loads(PageAudit(page).scripts[0])


def test_every_block_is_exactly_one_element(renderer):
    for block in renderer.render(rich_story()).blocks:
        audit = PageAudit(block)
        assert (audit.roots, audit.faults) == (1, [])


def test_page_fragment_and_live_article_hold_the_same_article(renderer):
    story = rich_story()
    article = renderer.render(story).html
    assert renderer.fragment(story) == article + "\n"
    assert article in renderer.page(story)
    assert article in renderer.page(story, stylesheets=("offstone://app/preview.css",))
    live = LiveArticle(renderer, rich_story(body="Something else.", headline="Else"))
    live.update(story)
    assert live.article.html == article
    assert renderer.page(story, live.article) == renderer.page(story)


def test_the_same_story_gives_the_same_bytes(renderer):
    assert ArticleRenderer(renderer.house).page(rich_story()) == renderer.page(rich_story())


def test_the_page_is_well_formed_and_tidy(renderer):
    page = renderer.page(rich_story())
    assert PageAudit(page).faults == []
    assert page.endswith("</html>\n")
    assert re.search(r"[ \t]+$|\n\n\n", page.split("</style>")[1], re.MULTILINE) is None


def test_a_fragment_has_no_head_style_or_script(renderer):
    tags = PageAudit(renderer.fragment(rich_story())).tags
    assert tags[0] == "article"
    assert {"html", "head", "style", "script", "link", "meta", "body"}.isdisjoint(tags)


def test_the_parts_hold_fifty_blocks_each():
    body = "\n\n".join(f"Paragraph {number}." for number in range(2 * PART_SIZE + 1))
    html = RENDERERS[1].fragment(rich_story(body=body))
    parts = html.split('<div class="body-part">')[1:]
    assert [part.split("</div>")[0].count("<p>") for part in parts] == [PART_SIZE, PART_SIZE, 1]


def test_the_head_of_a_story_stands_in_its_order():
    html = RENDERERS[1].fragment(rich_story())
    order = [
        '<p class="section">',
        "<h1>",
        '<p class="standfirst">',
        '<p class="byline">',
        "<figure",
        '<div class="body">',
    ]
    places = [html.index(piece) for piece in order]
    assert places == sorted(places)


def test_empty_fields_leave_nothing_behind(renderer):
    story = rich_story(section="", headline=" ", standfirst="", byline="", dateline="", lead_picture="", body="")
    article = renderer.render(replace(story, corrections=(), origin=None))
    assert (article.opening, article.blocks, article.closing) == ('<header class="story-header">\n</header>', (), "")
    assert "<title>untitled" in renderer.page(story)


def test_caption_and_credit_are_apart_and_the_label_is_for_screen_readers():
    html = RENDERERS[1].fragment(rich_story())
    assert (
        '<figcaption><span class="caption">The first train</span> <span class="credit"><span class="visually-hidden">'
        "Image source: </span>A. Nunes/Reuters</span></figcaption>"
    ) in html


def test_a_house_may_show_the_label_and_put_the_credit_first():
    house = replace(PLAIN, credit_format=CreditFormat.LABEL, caption_first=False)
    html = ArticleRenderer(house).fragment(rich_story())
    assert '<figcaption><span class="credit"><span class="credit-label">Image source: </span>A. Nunes/Reuters' in html


def test_an_image_says_its_sizes():
    story = rich_story()
    [_first, middle, _last] = renditions_of(story.lead)
    html = RENDERERS[1].fragment(story)
    assert f'<img src="images/{middle.name}" srcset="' in html
    assert f'width="{middle.width}" height="{middle.height}"' in html
    assert all(f"images/{each.name} {each.width}w" in html for each in renditions_of(story.lead))


@pytest.mark.parametrize(
    ("alt", "decorative", "expected"), [("Words", False, ' alt="Words"'), ("Words", True, ' alt=""'), (" ", False, "")]
)
def test_an_empty_alt_is_for_decorative_pictures_only(alt, decorative, expected):
    story = with_picture(rich_story(body=""), picture("bridge", alt=alt, decorative=decorative))
    [image] = re.findall(r"<img.*?>", RENDERERS[1].render(story).opening)
    assert image.endswith(f'height="600"{expected}>')


def test_what_is_missing_is_one_hidden_element_without_words():
    missing = [block for block in RENDERERS[1].render(rich_story()).blocks if "missing-element" in block]
    assert missing == [
        '<div class="missing-element" data-missing="picture-file" data-name="The mayor" hidden></div>',
        '<div class="missing-element" data-missing="picture" data-name="nobody" hidden></div>',
    ]


def test_a_fact_box_is_a_list_of_facts():
    [box] = [block for block in RENDERERS[1].render(rich_story()).blocks if "fact-box" in block]
    assert box.splitlines()[:8] == [
        '<aside class="fact-box" aria-label="The basics">',
        "<h2>The basics</h2>",
        "<dl>",
        '<div class="fact">',
        "<dt>Where?</dt>",
        "<dd>On the <em>river</em>.</dd>",
        '<dd class="fact-source">Source: Archive, as of <time datetime="2022-01-07">7 January 2022</time></dd>',
        "</div>",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-01-07", DateView("7 January 2022", "2022-01-07")),
        ("2022-01", DateView("January 2022", "2022-01")),
        ("2022", DateView("2022", "2022")),
        ("2022-02-30", DateView("2022-02-30", "")),
        ("2022-13-01", DateView("2022-13-01", "")),
        ("0000-01-01", DateView("0000-01-01", "")),
        (" yesterday ", DateView("yesterday", "")),
        (" ", None),
    ],
)
def test_an_iso_date_is_read_in_the_house_s_words_and_any_other_as_it_is(text, expected):
    assert date_view(text, PLAIN) == expected


def test_an_embed_is_its_poster_linked_with_caption_and_fallback():
    [film, post] = [block for block in RENDERERS[1].render(rich_story()).blocks if "embed-" in block]
    assert '<a class="embed-poster" href="https://example.org/v?a=1&amp;b=2" rel="noopener"><img ' in film
    assert "The film is on the port&#39;s site." in film
    assert "Port Authority" in film
    assert "<iframe" not in film
    assert "<a" not in post
    assert "The post is on her page." in post


def test_included_related_links_are_offered_and_a_cut_excerpt_is_not():
    page = RENDERERS[0].page(rich_story())
    assert "The night" in page
    assert "The price" in page
    assert "An argument that has" not in page
    assert "Not chosen" not in page


@pytest.mark.parametrize("policy", CommentsPolicy)
def test_the_comments_policy_is_said_when_it_is_set(policy):
    labels = PLAIN.labels
    page = RENDERERS[1].page(rich_story(comments=policy))
    assert (labels.comments_open in page, labels.comments_closed in page) == (policy == "open", policy == "closed")


def test_desk_notes_and_embargo_never_leave(renderer):
    page = renderer.page(rich_story(desk_notes="ring the mayor", embargoed_until="2031-05-06T07:08:09Z"))
    assert "ring the mayor" not in page
    assert "2031" not in page


def test_the_policy_of_a_page_allows_its_pictures_and_nothing_else(renderer):
    page = renderer.page(rich_story())
    policy = (
        "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )
    assert next(value for _tag, name, value in PageAudit(page).attributes if name == "content") == policy
    preview = renderer.page(rich_story(), stylesheets=("offstone://app/preview.css",))
    assert "img-src &#39;self&#39; file: data: offstone:;" in preview
    assert '<link rel="stylesheet" href="offstone://app/preview.css">' in preview


def test_json_ld_credits_every_picture():
    data = data_of(RENDERERS[1].page(rich_story()))
    assert data["@type"] == "NewsArticle"
    assert data["author"] == [{"@type": "Person", "name": "Marta Olsen"}]
    assert [image["creditText"] for image in data["image"]] == ["A. Nunes/Reuters", "City Archive", "Port Authority"]
    assert data["image"][0]["width"] == "1600px"
    assert data["video"][0]["url"] == "https://example.org/v?a=1&b=2"
    assert data["correction"][0] == {
        "@type": "CorrectionComment",
        "text": "The year was wrong.",
        "datePublished": "2022-01-09",
    }


def test_corrections_stand_newest_first_in_page_and_json_ld():
    notes = tuple(Correction(text=f"Note {day}.", date=f"2022-01-{day:02}") for day in (9, 11, 10))
    page = RENDERERS[1].page(replace(rich_story(), corrections=notes))
    assert [note["text"] for note in data_of(page)["correction"]] == ["Note 11.", "Note 10.", "Note 9."]
    article = page[page.index('class="correction"') :]
    assert article.index("Note 11.") < article.index("Note 10.") < article.index("Note 9.")


def test_json_ld_says_when_a_picture_was_generated():
    credit = Credit(creator="A model", rights_class=RightsClass.AI_GENERATED)
    data = data_of(RENDERERS[1].page(with_picture(rich_story(), picture("bridge", credit=credit))))
    assert data["image"][0]["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def test_addresses_are_given_only_by_a_house_that_has_some():
    assert "og:image" not in RENDERERS[1].page(rich_story())
    assert "og:url" not in RENDERERS[1].page(rich_story())
    page = ArticleRenderer(BASE).page(rich_story())
    name = renditions_of(rich_story().lead)[-1].name
    assert f'<meta property="og:image" content="https://media.example.org/2022/images/{name}">' in page
    assert 'property="og:url"' in page


@pytest.mark.parametrize(
    ("field", "expected"), [("related", True), ("section", True), ("comments", True), ("headline", False)]
)
def test_a_page_is_loaded_again_when_its_surroundings_change(field, expected):
    empty = {"related": (), "section": "", "comments": CommentsPolicy.UNSET, "headline": ""}
    changed = rich_story(**{field: empty[field]})
    assert looks_different_around(rich_story(), changed) is expected
    body = [
        re.sub(r"<article.*</article>", "", RENDERERS[0].page(s).split("<body")[1], flags=re.DOTALL)
        for s in (rich_story(), changed)
    ]
    assert (body[0] != body[1]) is expected


def test_a_right_to_left_story_says_so(renderer):
    page = renderer.page(rich_story(language="ar"))
    assert '<html lang="ar" dir="rtl">' in page
    assert '<article class="story" lang="ar" dir="rtl">' in page
