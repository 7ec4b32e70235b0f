"""The preview is the export: after any edits the page's article is, byte for byte, what the exporter renders."""

import random

import pytest
from msgspec.structs import replace

from studio.errors import PictureError
from studio.pictures.worker.picture_worker import PictureWorker
from studio.rendering.article import ArticleRenderer
from studio.resources import resource
from studio.story.canonical import story_from_json
from studio.story.elements import Fact, FactBox
from studio.story.picture import PlacedPicture
from studio.story.story import new_story, with_fact_box
from studio.ui.preview.page_views import PAGE_VIEWS
from tests.rendering.stories import rich_story


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
        preview.pane.view.load_story()
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
        preview.pane.show_session(preview.desk.session, preview.desk.house, preview.desk.pictures)
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


def test_a_picture_that_cannot_be_had_keeps_nobody_waiting(qtbot, preview, monkeypatch):
    """The page waits for its pictures, and what is typed waits for the page."""

    def fail(*_arguments):
        raise PictureError("picture.broken")

    monkeypatch.setattr(PictureWorker, "rendition", fail)
    preview.desk.show_last_story()
    qtbot.waitUntil(lambda: preview.desk.story is not None)
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.show_session(preview.desk.session, preview.desk.house, preview.desk.pictures)
    preview.desk.session.edit("test", body="Typed.")
    preview.wait_until_article(exported(preview))


def test_what_is_typed_between_a_load_and_its_page_is_there_once(qtbot, preview):
    body = "First.\n\nLast."
    preview.show(replace(new_story(), headline="Once", body=body))
    view = preview.pane.view
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        view.load_story()
        qtbot.waitUntil(lambda: not view.is_ready)
        for number in range(60):
            body = body.replace("Last.", f"Paragraph {number}.\n\nLast.")
            preview.desk.session.edit("test", body=body)
            qtbot.wait(1)
    preview.wait_until_article(exported(preview))


def test_each_story_is_found_where_it_was_left(qtbot, preview):
    first, second = (
        replace(new_story(), headline=name, body="\n\n".join(f"{name} {number}." for number in range(120)))
        for name in ("First", "Second")
    )
    preview.show(first)
    preview.ask("alignTop", 70, 0)
    left = preview.settled_place()["index"]
    assert left >= 69
    preview.show(second)
    assert preview.settled_place()["index"] <= 0
    preview.show(first)
    assert abs(preview.settled_place()["index"] - left) <= 1


def test_a_caret_that_moves_while_the_page_loads_is_followed(qtbot, preview):
    body = "\n\n".join(f"Paragraph {number}." for number in range(120))
    preview.show(replace(new_story(), headline="Follow", body=body))
    with qtbot.waitSignal(preview.pane.shown, timeout=20_000):
        preview.pane.view.load_story()
        preview.pane.follow_line(200)
        qtbot.wait(1)
    block = "document.querySelectorAll('.body-part > *')[100].getBoundingClientRect().top"
    qtbot.waitUntil(lambda: 0 <= preview.run(block) < preview.run("innerHeight"), timeout=10_000)


WAITING = PlacedPicture(id="market", alt="A market")
KINDS = """A paragraph that is
of two lines.

## A heading

- One thing
- Another thing

1. A first
2. A second

| Who | What |
|:--|--:|
| One | 1 |

> Somebody's words.

::pull-quote[A bridge is a promise.]{by="I. Duarte"}

::fact-box{#basics}

::embed{#film}

::picture{#market}

---

```
code
```

::fact-box{#nowhere}

The end.
"""


@pytest.mark.parametrize("view_id", ["page", "no-pictures", "reading-order"])
def test_every_kind_of_block_leads_to_its_source_and_back(qtbot, preview, view_id):
    preview.show(rich_story(id=new_story().id, pictures=(WAITING,), lead_picture="", body=KINDS))
    preview.pane.look_at(next(view for group in PAGE_VIEWS for view in group if view.id == view_id))
    qtbot.waitUntil(lambda: preview.pane.view.is_ready)
    source = preview.pane.source
    lines = KINDS.splitlines()
    starts = [number for number, line in enumerate(lines) if line and (not number or not lines[number - 1])]
    assert preview.run("document.querySelectorAll('.body-part > *').length") == len(starts)
    for index, start in enumerate(starts):
        preview.pane.follow_line(start)
        box = f"document.querySelectorAll('.body-part > *')[{index}].getBoundingClientRect()"
        qtbot.waitUntil(lambda box=box: 0 <= preview.run(f"{box}.top") < preview.run("innerHeight"), timeout=10_000)
        if view_id == "reading-order" and not preview.run(f"{box}.height"):
            continue  # nothing is said of it
        x, y = preview.run(f"{box}.left + {box}.width / 2"), preview.run(f"{box}.top + Math.min(2, {box}.height / 2)")
        found = preview.ask("locate", x, y)
        assert (index, found["index"]) == (index, index)
        assert source.line_at_place(found["index"], found["fraction"]) == start
        assert source.place_of_line(start)[0] == index


def test_a_click_far_down_in_a_list_leads_far_down_in_its_source(preview):
    items = "\n".join(f"- Item {number}" for number in range(20))
    preview.show(replace(new_story(), headline="List", body=f"Before.\n\n{items}\n\nAfter."))
    box = "document.querySelectorAll('.body-part li')[15].getBoundingClientRect()"
    preview.run("document.querySelectorAll('.body-part li')[15].scrollIntoView(); 1")
    found = preview.ask("locate", preview.run(f"{box}.left + 5"), preview.run(f"{box}.top + 5"))
    assert abs(preview.pane.source.line_at_place(found["index"], found["fraction"]) - 17) <= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_never_blank_while_house_view_and_story_change(qtbot, preview, scheme):
    """What is on the screen all the while has words on it: never one colour only."""
    story = replace(sample(), id=new_story().id)
    other = replace(new_story(), headline="Another story", body="\n\n".join(["Words that fill the page."] * 40))
    preview.pane.use_scheme(scheme)
    preview.show(story)
    blank: list[str] = []

    def is_blank() -> bool:
        picture = preview.pane.view.grab().toImage()
        seen = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
        return len(seen) < 3

    def watched(step: str) -> None:
        for _ in range(25):
            if is_blank():
                blank.append(step)
            qtbot.wait(8)

    qtbot.waitUntil(lambda: not is_blank())
    preview.desk.use_house("broadsheet")
    preview.pane.show_session(preview.desk.session, preview.desk.house, preview.desk.pictures)
    watched("house")
    for group in PAGE_VIEWS:
        preview.pane.look_at(group[-1])
        watched(group[-1].id)
    preview.desk.take_in(other)
    preview.pane.show_session(preview.desk.session, preview.desk.house, preview.desk.pictures)
    watched("story")
    assert blank == []
