"""The preview follows the files of a house; a template that fails on a story costs neither the page nor the desk."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.rendering.house_list import read_houses
from studio.resources import resource
from studio.settings.places import houses_folder
from studio.story.story import Story
from studio.ui.preview.preview_source import PreviewSource
from tests.rendering.stories import rich_story
from tests.ui.opened_desk import OpenedDesk

_PAGE = "{% extends 'skeleton.html' %}{% block page %}<p>@</p>{{ article }}{% endblock %}"
_FAILS_ON_ODD = "<header><h1>{{ story.headline }}</h1>{% if story.headline == 'Odd' %}{{ nothing }}{% endif %}</header>"


@pytest.fixture
def folder() -> Path:
    folder = houses_folder() / "ours"
    folder.parent.mkdir(parents=True)
    shutil.copytree(resource("houses", "plain"), folder)
    return folder


def seen(desk: OpenedDesk, words: str) -> bool:
    """True when the page shows these words."""
    found: list[str] = []
    view = desk.window.preview.view
    assert view is not None
    view.page().toPlainText(found.append)
    desk.until(lambda: found)
    return words in found[0]


def test_the_page_follows_the_files_of_its_house(whole_desk: OpenedDesk, folder: Path) -> None:
    desk = whole_desk
    desk.desk.shelf.follow(folder.parent)
    desk.until(lambda: len(desk.desk.houses) == 3)
    desk.desk.use_house("ours")
    desk.until(lambda: "ours" in desk.desk.shelf._proven)
    for word in ("first", "second"):
        (folder / "templates" / "page.html").write_text(_PAGE.replace("@", f"the {word} masthead"))
        desk.until(lambda word=word: seen(desk, f"the {word} masthead"), timeout=20_000)
    (folder / "templates" / "page.html").write_text("{% if %}")
    desk.until(desk.window.preview.note.isVisible)
    assert seen(desk, "the second masthead")


def test_words_that_a_template_fails_on_are_told_above_the_page_until_they_are_others(
    whole_desk: OpenedDesk, folder: Path
) -> None:
    desk = whole_desk
    (folder / "templates" / "opening.html").write_text(_FAILS_ON_ODD)
    desk.desk.shelf.follow(folder.parent)
    desk.until(lambda: len(desk.desk.houses) == 3)
    desk.desk.use_house("ours")
    desk.until(lambda: "ours" in desk.desk.shelf._proven)
    note = desk.window.preview.note
    desk.desk.session.edit("test", headline="Odd")
    desk.until(note.isVisible, timeout=20_000)
    assert "ours/templates/opening.html" in note.text
    desk.desk.session.edit("test", headline="Fine again")
    desk.until(lambda: not note.isVisible())
    desk.until(lambda: seen(desk, "Fine again"), timeout=20_000)


def story_called(headline: str) -> Story:
    return rich_story(headline=headline)


@pytest.fixture
def source(folder: Path) -> PreviewSource:
    """A source that shows a story in a house whose opening fails where the headline is Odd."""
    (folder / "templates" / "opening.html").write_text(_FAILS_ON_ODD)
    source = PreviewSource()
    source.show(story_called("Good"), read_houses(folder.parent).houses[2], None)
    assert source.problem is None
    return source


def test_an_article_that_cannot_be_rendered_stays_as_it_was_until_it_can(source: PreviewSource) -> None:
    assert source.update(story_called("Odd")) is None
    assert source.problem is not None
    assert "<h1>Good</h1>" in source.article_html
    assert b"<h1>Good</h1>" in source.page_bytes()
    patch = source.update(story_called("Better"))
    assert patch is not None
    assert "<h1>Better</h1>" in (patch.opening or "")
    assert source.problem is None


def test_a_house_that_fails_on_the_story_leaves_its_page(source: PreviewSource, folder: Path) -> None:
    (folder / "templates" / "closing.html").write_text("{{ nothing }}")
    source.show(story_called("Good"), read_houses(folder.parent).houses[2], None)
    assert source.problem is not None
    assert b"<h1>Good</h1>" in source.page_bytes()


def test_another_story_is_not_shown_as_the_one_before(source: PreviewSource, folder: Path) -> None:
    other = replace(story_called("Odd"), id="00000000-0000-4000-8000-000000000001")
    source.show(other, read_houses(folder.parent).houses[2], None)
    assert source.problem is not None
    assert b"Good" not in source.page_bytes()
    source.update(replace(other, headline="Fine"))
    assert source.is_page_stale
    source.show(replace(other, headline="Fine"), read_houses(folder.parent).houses[2], None)
    assert source.problem is None
    assert b"<h1>Fine</h1>" in source.page_bytes()


def test_a_page_that_cannot_be_rendered_shows_the_article_alone(source: PreviewSource, folder: Path) -> None:
    page = _PAGE.replace("@", "{% if page.title == 'Odd page' %}{{ nothing }}{% endif %}masthead")
    (folder / "templates" / "page.html").write_text(page)
    house = read_houses(folder.parent).houses[2]
    source.show(replace(story_called("Good"), seo_title="Odd page"), house, None)
    shown = source.page_bytes()
    assert source.problem is not None
    assert b"<h1>Good</h1>" in shown
    assert b"masthead" not in shown
    source.update(story_called("Good"))
    assert source.is_page_stale
    assert b"masthead" in source.page_bytes()
    assert not source.is_page_stale
    assert source.problem is None
