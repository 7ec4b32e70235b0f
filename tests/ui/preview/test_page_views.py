"""The ways to look at a page: each shows what it promises, follows the typing, and leaves the page as it is."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.rendering.article import ArticleRenderer
from studio.story.elements import Embed, EmbedKind
from studio.story.story import with_embed
from studio.ui.preview.page_views import AS_READERS_GET_IT, PAGE_VIEWS, PageView, view_style
from studio.wording import sentence
from tests.rendering.stories import rich_story
from tests.ui.opened_desk import OpenedDesk
from tests.ui.preview.conftest import ShownPreview

VIEWS = {view.id: view for group in PAGE_VIEWS for view in group}
_NOT_THE_HOUSES = [view.id for view in VIEWS.values() if view.is_made_here]
_THE_HOUSES = [view.id for view in VIEWS.values() if not view.is_made_here]


@pytest.fixture
def sample(qtbot, preview) -> ShownPreview:
    """The preview of the sample story, which has pictures, boxes, an embed, a table and a list."""
    preview.desk.show_last_story()
    qtbot.waitUntil(lambda: preview.desk.story is not None)
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.show_session(preview.desk.session, preview.desk.house, preview.desk.pictures)
    return preview


def look(qtbot, preview: ShownPreview, view_id: str) -> None:
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.look_at(VIEWS[view_id])


def exported(preview: ShownPreview) -> str:
    return ArticleRenderer(preview.desk.house).render(preview.desk.story).html


def test_every_view_has_its_words() -> None:
    assert all(sentence(f"preview.view-as.{view_id}") for view_id in VIEWS)
    assert len(VIEWS) == 9


@pytest.mark.parametrize("view_id", [each for each in _THE_HOUSES if each != "page"])
def test_the_page_itself_stays_the_exported_one(qtbot, sample, view_id):
    look(qtbot, sample, view_id)
    assert sample.ask("isArticle", exported(sample))
    sample.desk.session.edit("test", headline="Another one")
    sample.wait_until_article(exported(sample))


@pytest.mark.parametrize("view_id", _NOT_THE_HOUSES)
def test_a_page_made_here_follows_the_story(qtbot, sample, view_id):
    look(qtbot, sample, view_id)
    body = sample.desk.session.story.body
    for fields in (
        {"headline": "New & “bold” <b>", "short_headline": "New & short", "seo_title": "New & found"},
        {"standfirst": "Another standfirst."},
        {"body": body + "\n\nA last paragraph.\n"},
        {"body": "First.\n\n" + body},
        {"lead_picture": ""},
        {"section": "Politics"},
    ):
        sample.desk.session.edit("test", **fields)
        sample.wait_until_article(sample.pane.source.article_html)
    assert "New &amp;" in sample.ask("articleHtml")


def test_without_pictures_their_alt_texts_stand_there(qtbot, sample):
    look(qtbot, sample, "no-pictures")
    broken = "Array.from(document.images).every(image => image.complete && !image.naturalWidth)"
    qtbot.waitUntil(lambda: sample.run(broken))
    assert sample.run("document.images.length") >= 2
    look(qtbot, sample, "page")
    qtbot.waitUntil(lambda: sample.run("document.images[0].naturalWidth") > 0)


def shown_before(preview: ShownPreview, selector: str) -> str:
    return preview.run(f"getComputedStyle(document.querySelector('{selector}'), '::before').content")


def test_a_picture_of_which_nothing_is_told_is_marked(qtbot, sample):
    lead = sample.desk.story.lead
    pictures = tuple(replace(each, alt="") if each is lead else each for each in sample.desk.story.pictures)
    sample.desk.session.edit("test", pictures=pictures)
    sample.wait_until_article(exported(sample))
    assert shown_before(sample, ".picture-lead") == "none"
    look(qtbot, sample, "no-pictures")
    assert sentence("preview.view-as.no-alt-mark") in shown_before(sample, ".picture-lead")


def test_blocked_embeds_leave_their_fallback_and_their_link(qtbot, sample):
    story = sample.desk.story
    embed = Embed(
        id="post", kind=EmbedKind.POST, url="https://p.example/1", author="Someone", text="Posted", fallback=""
    )
    sample.desk.session.edit_story("test", replace(with_embed(story, embed), body=story.body + "\n\n::embed{#post}\n"))
    sample.wait_until_article(exported(sample))
    look(qtbot, sample, "no-embeds")
    seen = "Array.from(document.querySelectorAll('{}')).filter(each => each.checkVisibility()).length"
    for gone in (".embed-poster", ".embed-text", ".embed-author"):
        assert sample.run(seen.format(gone)) == 0
    assert sample.run(seen.format(".embed-link")) >= 2
    assert sample.run(seen.format(".embed-fallback")) >= 1
    assert sentence("preview.view-as.no-fallback-mark") in shown_before(sample, "figure.embed-post")
    assert shown_before(sample, "figure.embed-video") == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_is_no_colour_and_no_navigation(qtbot, sample, scheme):
    sample.desk.use_house("broadsheet")
    sample.pane.use_scheme(scheme)
    sample.pane.show_session(sample.desk.session, sample.desk.house, sample.desk.pictures)
    look(qtbot, sample, "paper")
    assert sample.run("getComputedStyle(document.querySelector('nav.sections')).display") == "none"
    assert sample.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert sample.run("getComputedStyle(document.documentElement).filter") == "grayscale(1)"
    link = "getComputedStyle(document.querySelector('.body p > a'), '::after').content"
    assert "https://" in sample.run(link)
    qtbot.waitUntil(lambda: sample.run("document.images[0].naturalWidth") > 0)
    qtbot.wait(300)
    picture = sample.pane.view.grab().toImage()
    colours = [picture.pixelColor(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)]
    assert max(abs(each.red() - each.blue()) for each in colours) <= 2


def test_narrow_is_320_wide_until_a_width_is_chosen(qtbot, sample):
    look(qtbot, sample, "narrow")
    qtbot.waitUntil(lambda: sample.run("innerWidth") == 320)
    assert not any(button.isChecked() for button in sample.pane._width_buttons.buttons())
    with qtbot.waitSignal(sample.pane.shown, timeout=20_000):
        sample.pane.use_page_width("phone")
    assert sample.pane.page_view is AS_READERS_GET_IT
    qtbot.waitUntil(lambda: sample.run("innerWidth") == 390)


def test_the_reading_order_is_the_order_of_the_page(qtbot, sample):
    look(qtbot, sample, "reading-order")
    words = sample.run("document.querySelector('article').textContent")
    story = sample.desk.story
    assert words.index(story.headline) < words.index(story.lead.alt) < words.index("How it began")
    assert sentence("preview.heard.heading", level=1) in words


def test_the_shared_link_shows_the_lead_picture(qtbot, sample):
    look(qtbot, sample, "social-card")
    qtbot.waitUntil(lambda: sample.run("document.images[0].naturalWidth") > 0)


@pytest.mark.parametrize("view_id", _NOT_THE_HOUSES)
def test_pages_made_here_hold_nothing_active_and_load_nothing(qtbot, preview, view_id):
    hostile = '<script>document.title="ran"</script><img src="https://image.example/x.png" onerror="1">'
    fields = ("headline", "short_headline", "seo_title", "standfirst", "section", "byline")
    preview.show(replace(rich_story(), pictures=(), body=hostile, **dict.fromkeys(fields, hostile)))
    look(qtbot, preview, view_id)
    assert preview.run("document.querySelectorAll('script, iframe, object, form').length") == 0
    assert preview.run("Array.from(document.images).filter(i => !i.src.startsWith('offstone:')).length") == 0


def test_the_place_is_kept_from_view_to_view_and_past_a_card(qtbot, preview):
    body = "\n\n".join(f"Paragraph {number} of a long story." for number in range(120))
    preview.show(replace(rich_story(), pictures=(), body=body))
    preview.ask("alignTop", 60, 0)
    before = preview.settled_place()["index"]
    assert before >= 59
    for view_id in ("narrow", "reading-order", "search-result", "teaser", "page"):
        look(qtbot, preview, view_id)
        if not VIEWS[view_id].is_made_here or view_id == "reading-order":
            assert abs(preview.settled_place()["index"] - before) <= 1


def test_the_menu_is_reached_by_keys_and_says_what_is_in_use(whole_desk: OpenedDesk) -> None:
    desk = whole_desk
    pane = desk.window.preview
    pane.hide()
    desk.act("page-views")
    menu = pane.view_menu.menu()
    desk.until(menu.isVisible)
    assert pane.isVisible()
    assert menu.activeAction() is pane.view_menu.choices["page"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert pane.page_view.id == "no-pictures"
    name = sentence("preview.view-as.no-pictures")
    assert name in pane.view_menu.accessibleName()
    assert pane.view_note.isVisible()
    assert pane.view_note.label.text() == name
    pane.view_note.button.click()
    assert pane.page_view is AS_READERS_GET_IT
    assert not pane.view_note.isVisible()


def test_a_view_without_a_style_adds_nothing() -> None:
    assert view_style(AS_READERS_GET_IT) == view_style(PageView(id="teaser", is_made_here=True)) == ""
    assert "dashed" in view_style(VIEWS["no-embeds"])
