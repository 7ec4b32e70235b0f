"""Words in passing, with Undo, instead of dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.session.notices import Notice
from studio.story.story import Status
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk


def test_spiking_says_so_and_undo_takes_it_back(desk: OpenedDesk) -> None:
    toast = desk.window.toast
    desk.act("status-spiked")
    assert toast.isVisible()
    assert toast.text == sentence("notice.spiked")
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert desk.story.status is Status.DRAFT
    desk.wait_saved()
    assert desk.stored().status is Status.DRAFT


def test_spiking_is_a_step_of_the_undo_in_the_menu(desk: OpenedDesk) -> None:
    desk.act("status-spiked")
    desk.wait_saved()
    assert desk.stored().status is Status.SPIKED
    assert sentence("steps.status-spiked") in desk.window.menus.actions["undo"].text()
    desk.act("undo")
    desk.wait_saved()
    assert desk.stored().status is Status.DRAFT
    desk.act("redo")
    desk.wait_saved()
    assert desk.stored().status is Status.SPIKED


def test_undo_of_the_toast_reaches_a_story_that_is_no_longer_on_the_desk(desk: OpenedDesk) -> None:
    spiked = desk.story.id
    desk.act("status-spiked")
    act = desk.window.toast.button
    desk.act("new-story")
    act.click()
    desk.until(lambda: desk.stored(spiked).status is Status.DRAFT)


def test_a_toast_takes_its_words_as_they_are_and_fits_the_window(desk: OpenedDesk) -> None:
    toast = desk.window.toast
    for words in ("Short.", "<img src=x> " + "a very long sentence about the harbour " * 12):
        desk.desk.say(Notice(code="notice.problem", parameters={"sentence": words}, is_problem=True))
        assert toast.text == words
        assert desk.window.rect().contains(toast.geometry())
        assert not toast.button.isVisible()


def test_a_toast_stays_at_the_foot_as_the_window_changes(desk: OpenedDesk) -> None:
    desk.act("status-spiked")
    desk.window.resize(1600, 900)
    toast = desk.window.toast
    assert abs(toast.geometry().center().x() - 800) <= 1
    assert toast.geometry().bottom() < 900
    assert toast.geometry().bottom() > 800


def test_a_problem_does_not_take_the_focus(desk: OpenedDesk) -> None:
    desk.window.editor.focus_field("body")
    before = desk.focus()
    desk.desk.say(Notice(code="notice.problem", parameters={"sentence": "Something."}, is_problem=True))
    assert desk.focus() is before


def test_a_clicked_link_is_only_offered(desk: OpenedDesk, monkeypatch) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    desk.window.preview.link_clicked.emit(QUrl("https://example.org/page"))
    assert desk.window.toast.text == sentence("link.question", host="example.org")
    assert opened == []
    desk.window.toast.button.click()
    assert opened == ["https://example.org/page"]
