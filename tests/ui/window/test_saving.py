"""Nothing an editor typed is lost: what the window says of saving, and what it does when it is closed."""

import pytest
from PySide6.QtGui import QGuiApplication

from studio.errors import StorageError
from studio.library.library import Library
from studio.wording import sentence
from tests.ui.conftest import OpenDesk
from tests.ui.opened_desk import OpenedDesk


def full_disk(*_arguments: object, **_more: object) -> None:
    raise StorageError("storage.write", path="library.db", reason="No space left on device")


def test_saved_is_said_when_the_library_has_it(desk: OpenedDesk) -> None:
    label = desk.window.status_line.save_label
    desk.window.editor.focus_field("headline")
    desk.type("Now ")
    assert label.text() == sentence("status.unsaved")
    desk.wait_saved()
    assert label.text().startswith("Saved ")
    assert desk.stored().headline.startswith("Now ")


def test_closing_at_once_loses_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.window.editor.focus_field("body")
    desk.window.editor.go_to_line(0)
    desk.type("The last word. ")
    story_id = desk.story.id
    assert not desk.desk.session.is_saved
    assert desk.close()
    again = open_desk()
    assert again.story.id == story_id
    assert again.story.body.startswith("The last word. ")


def test_closing_right_after_a_new_story_and_right_after_opening(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.act("new-story")
    desk.type("Brand new")
    assert desk.close()
    again = open_desk()
    assert again.story.headline == "Brand new"
    assert again.close()


def test_another_story_is_opened_only_after_this_one_is_saved(desk: OpenedDesk) -> None:
    first = desk.story.id
    desk.window.editor.focus_field("headline")
    desk.type("Typed and left: ")
    desk.act("new-story")
    assert desk.stored(first).headline.startswith("Typed and left: ")


def test_a_failing_save_stays_on_the_screen_until_it_works(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    banner = desk.window.banner
    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", full_disk)
        desk.window.editor.focus_field("headline")
        desk.type("Unsaved ")
        desk.until(banner.isVisible)
        assert "No space left on device" in banner.label.text()
        assert desk.window.status_line.save_label.text() == sentence("status.failed")
    desk.until(lambda: not banner.isVisible(), timeout=6000)
    assert desk.stored().headline.startswith("Unsaved ")


def test_copy_all_takes_every_word_of_the_article(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "save", full_disk)
    desk.window.editor.focus_field("headline")
    desk.type("Rescue me ")
    desk.until(desk.window.banner.isVisible)
    desk.window.banner.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    story = desk.story
    for text in (story.headline, story.standfirst, story.byline, story.dateline, story.body):
        assert text in copied
    monkeypatch.undo()
    desk.wait_saved()


def test_the_window_stays_while_the_story_cannot_be_saved(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", full_disk)
        desk.window.editor.focus_field("headline")
        desk.type("Keep me ")
        assert not desk.close()
        assert desk.window.isVisible()
        assert desk.window.banner.isVisible()
        assert desk.story.headline.startswith("Keep me ")
        desk.type("and more ")
    assert desk.close()


def test_the_banner_takes_words_as_they_are(desk: OpenedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.ui.window.save_banner.explain", lambda _error: "<b>bold</b>")
    with monkeypatch.context() as broken:
        broken.setattr(Library, "save", full_disk)
        desk.window.editor.focus_field("headline")
        desk.type("x")
        desk.until(desk.window.banner.isVisible)
    assert "<b>bold</b>" in desk.window.banner.label.text()
    assert desk.window.banner.label.textFormat().name == "PlainText"
    desk.wait_saved()
