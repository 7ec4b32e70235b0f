"""The menu of a story in the list: away and back, never gone."""

import pytest
from PySide6.QtWidgets import QMenu

from studio.story.story import Status
from studio.ui.library.story_list_model import ROW_ROLE
from studio.ui.library.story_menu import StoryMenu
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk, story_called


@pytest.fixture
def stocked(desk: OpenedDesk) -> OpenedDesk:
    desk.put(story_called("Harbour reopens"), story_called("Old news", status=Status.SPIKED))
    return desk


def open_menu(desk: OpenedDesk, headline: str) -> QMenu:
    view = desk.window.library.list_view
    index = view.model().index(desk.rows().index(headline), 0)
    menus = view.findChild(StoryMenu)
    assert menus is not None
    return menus.menu_for(index.data(ROW_ROLE))


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def status_of(desk: OpenedDesk, headline: str) -> Status:
    stories = desk.desk.lane.call_and_wait(lambda library: library.list_stories())
    return next(row.status for row in stories if row.headline == headline)


def test_a_story_is_spiked_and_the_toast_brings_it_back(stocked: OpenedDesk) -> None:
    menu = open_menu(stocked, "Harbour reopens")
    assert words(menu) == [sentence("library.open"), sentence("library.spike")]
    menu.actions()[-1].trigger()
    menu.deleteLater()
    stocked.until(lambda: status_of(stocked, "Harbour reopens") is Status.SPIKED)
    stocked.until(lambda: stocked.window.toast.isVisible())
    assert stocked.window.toast.text == sentence("notice.spiked")
    stocked.window.toast.button.click()
    stocked.until(lambda: status_of(stocked, "Harbour reopens") is Status.DRAFT)


def test_a_spiked_story_offers_unspike(stocked: OpenedDesk) -> None:
    chip = sentence("library.filter.spiked")
    next(button for button in stocked.window.library._chips.buttons() if button.text() == chip).click()
    menu = open_menu(stocked, "Old news")
    assert words(menu) == [sentence("library.open"), sentence("library.unspike")]
    menu.actions()[-1].trigger()
    menu.deleteLater()
    stocked.until(lambda: status_of(stocked, "Old news") is Status.DRAFT)
    stocked.until(lambda: stocked.window.toast.text == sentence("notice.unspiked"))


def test_nothing_in_the_menu_deletes(stocked: OpenedDesk) -> None:
    row = stocked.window.library.list_view.model().index(0, 0).data(ROW_ROLE)
    assert row is not None
    assert len(words(open_menu(stocked, row.headline))) == 2
