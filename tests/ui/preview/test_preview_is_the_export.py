"""The preview is the export: after any edits the page's article is, byte for byte, what the exporter renders."""

import random

import pytest
from msgspec.structs import replace

from studio.rendering.article import ArticleRenderer
from studio.resources import resource
from studio.story.canonical import story_from_json
from studio.story.elements import Fact, FactBox
from studio.story.story import new_story, with_fact_box


def exported(preview) -> str:
    return ArticleRenderer(preview.desk.house).render(preview.desk.story).html


def sample():
    return story_from_json(resource("sample", "story.json").read_bytes())


@pytest.mark.parametrize("house", ["plain", "broadsheet"])
def test_the_loaded_page_holds_the_exported_article(preview, house):
    preview.desk.use_house(house)
    preview.show(replace(sample(), id=new_story().id))
    assert exported(preview).encode() in preview.pane.source.page_bytes()
    assert preview.ask("isArticle", exported(preview))


def test_every_kind_of_edit_is_patched_to_the_exported_article(preview):
    preview.show(replace(sample(), id=new_story().id))
    session = preview.desk.session
    body = session.story.body
    edits = [
        {"headline": "A new headline & “quotes” <b>"},
        {"standfirst": ""},
        {"byline": "By nobody"},
        {"section": "Politics"},
        {"body": body + "\n\nA last paragraph.\n"},
        {"body": body.replace("## How it began\n\n", "")},
        {"body": "First.\n\n" + body},
        {"body": ""},
        {"body": body},
        {"lead_picture": ""},
        {"lead_picture": "almaty-airport"},
        {"corrections": ()},
    ]
    for fields in edits:
        session.edit("test", **fields)
        preview.wait_until_article(exported(preview))


def test_parts_of_fifty_blocks_stay_right_as_blocks_come_and_go(preview):
    paragraphs = [f"Paragraph {number}." for number in range(230)]
    preview.show(replace(new_story(), headline="Long", body="\n\n".join(paragraphs)))
    chance = random.Random(5)
    for _ in range(12):
        start = chance.randrange(len(paragraphs))
        length = chance.choice([0, 1, 3, 60])
        paragraphs[start : start + length] = [f"New {chance.random()}." for _ in range(chance.choice([0, 1, 2, 75]))]
        preview.desk.session.edit("test", body="\n\n".join(paragraphs))
        preview.wait_until_article(exported(preview))


def test_a_fact_typed_in_its_panel_reaches_the_page(preview):
    story = replace(new_story(), headline="Boxes", body="::fact-box{#basics}")
    preview.show(with_fact_box(story, FactBox(id="basics", title="The basics")))
    box = FactBox(id="basics", title="The basics", facts=(Fact(question="Where?", answer="In *Asia*."),))
    preview.desk.session.edit_story("panel", with_fact_box(preview.desk.story, box))
    assert "<em>Asia</em>" in exported(preview)
    preview.wait_until_article(exported(preview))


def test_patches_made_while_the_page_loads_are_not_lost(qtbot, preview):
    preview.show(replace(new_story(), headline="Loading", body="Before."))
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.view.load_story(keep_place=True)
        preview.desk.session.edit("test", body="Typed while it loaded.")
    assert "Typed while it loaded." in exported(preview)
    preview.wait_until_article(exported(preview))


def test_the_page_keeps_its_place_across_a_patch_and_another_house(qtbot, preview):
    body = "\n\n".join(f"Paragraph {number} of a long story." for number in range(120))
    preview.show(replace(new_story(), headline="Long", body=body))
    preview.ask("alignTop", 60, 0)
    before = preview.settled_place()
    assert before["index"] >= 59
    preview.desk.session.edit("test", body=body.replace("Paragraph 90", "Paragraph ninety"))
    preview.wait_until_page(lambda html: "Paragraph ninety" in html)
    assert preview.settled_place() == before
    preview.desk.use_house("broadsheet")
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.show_session(preview.desk.session, preview.desk.house, preview.desk.pictures, keep_place=True)
    assert abs(preview.settled_place()["index"] - before["index"]) <= 1


def test_what_stands_around_the_article_follows_too(qtbot, preview):
    preview.show(replace(new_story(), headline="Around", body="Text.", language="en-GB"))
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.desk.session.edit("panel", language="de-DE")
    assert preview.run("document.documentElement.lang") == "de-DE"
    preview.wait_until_article(exported(preview))


def test_a_crashed_renderer_comes_back_with_the_story_as_it_is(qtbot, preview):
    import os
    import signal

    preview.show(replace(new_story(), headline="Crash", body="Before the crash."))
    process = preview.pane.view.preview_page.renderProcessPid()
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        os.kill(process, signal.SIGKILL)
        preview.desk.session.edit("test", body="Typed during the crash.")
    preview.wait_until_page(lambda html: "Typed during the crash." in html)


def test_the_caret_is_followed_to_the_far_end_of_a_very_long_story(qtbot, preview):
    body = "\n\n".join(f"Paragraph {number} " + "of a very long story " * (number % 40) for number in range(3000))
    preview.show(replace(new_story(), headline="Very long", body=body))
    preview.pane.follow_line(5998)
    last = "document.querySelector('.body-part:last-child > :last-child').getBoundingClientRect()"
    qtbot.waitUntil(lambda: 0 <= preview.run(f"{last}.top") < preview.run("innerHeight"), timeout=10_000)


def test_a_click_leads_to_its_line_and_the_caret_is_followed(qtbot, preview):
    body = "\n\n".join(f"Paragraph {number} of a long story." for number in range(120))
    preview.show(replace(new_story(), headline="Long", body=body))
    preview.pane.follow_line(200)
    qtbot.waitUntil(lambda: preview.run("window.scrollY") > 0)
    block = "document.querySelectorAll('.body-part > *')[100].getBoundingClientRect()"
    x, y = preview.run(f"{block}.left + 20"), preview.run(f"{block}.top + 5")
    found = preview.ask("locate", x, y)
    assert found["index"] == 100
    assert preview.pane.source.line_at_place(found["index"], found["fraction"]) == 200
