"""The library column: search as you type, filters, and a list that keeps its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.story.story import Status
from studio.ui.library.story_list_model import OPEN_ROLE, PAGE_SIZE
from studio.wording import sentence
from tests.ui.conftest import OpenDesk
from tests.ui.opened_desk import OpenedDesk, story_called

SAMPLE = "Why Washington doubts Kazakhstan needs Russian troops"


@pytest.fixture
def stocked(desk: OpenedDesk) -> OpenedDesk:
    """A library with a story of every status in several sections."""
    desk.put(
        story_called("Harbour reopens", section="Business", status=Status.READY),
        story_called("Council votes", section="Politics", body="The mayor kept silent about the lighthouse."),
        story_called("Fish market closes", section="Business"),
        story_called("Old news", section="World", status=Status.SPIKED),
    )
    return desk


def choose_filter(desk: OpenedDesk, name: str) -> None:
    words = sentence(f"library.filter.{name}")
    next(chip for chip in desk.window.library._chips.buttons() if chip.text() == words).click()


def choose_section(desk: OpenedDesk, section: str | None) -> None:
    box = desk.window.library._section_box
    box.setCurrentIndex(box.findData(section))
    box.activated.emit(box.currentIndex())


def test_the_newest_come_first_without_the_spiked(stocked: OpenedDesk) -> None:
    assert stocked.rows() == ["Fish market closes", "Council votes", "Harbour reopens", SAMPLE]


def test_search_as_you_type(stocked: OpenedDesk) -> None:
    stocked.act("search")
    stocked.type("har")
    assert stocked.rows() == ["Harbour reopens"]
    stocked.key(Qt.Key.Key_Escape)
    assert len(stocked.rows()) == 4


def test_search_says_what_it_found(stocked: OpenedDesk) -> None:
    stocked.act("search")
    stocked.type("lightho")
    assert stocked.rows() == ["Council votes"]
    index = stocked.window.library.list_view.model().index(0, 0)
    assert "lighthouse" in index.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("name", "headlines"),
    [
        ("draft", ["Fish market closes", "Council votes", SAMPLE]),
        ("ready", ["Harbour reopens"]),
        ("spiked", ["Old news"]),
    ],
)
def test_filters(stocked: OpenedDesk, name: str, headlines: list[str]) -> None:
    choose_filter(stocked, name)
    assert stocked.rows() == headlines
    choose_filter(stocked, "all")
    assert len(stocked.rows()) == 4


def test_sections_with_their_counts(stocked: OpenedDesk) -> None:
    box = stocked.window.library._section_box
    assert {box.itemText(i) for i in range(box.count())} >= {"All sections", "Business (2)", "Politics (1)"}
    choose_section(stocked, "Business")
    assert stocked.rows() == ["Fish market closes", "Harbour reopens"]
    choose_filter(stocked, "ready")
    assert stocked.rows() == ["Harbour reopens"]


def test_a_section_that_is_gone_no_longer_filters(stocked: OpenedDesk) -> None:
    choose_section(stocked, "Politics")
    assert stocked.rows() == ["Council votes"]
    view = stocked.window.library.list_view
    view.clicked.emit(view.model().index(0, 0))
    stocked.until(lambda: stocked.story.headline == "Council votes")
    stocked.desk.session.edit("test", section="World")
    stocked.wait_saved()
    stocked.until(lambda: len(stocked.rows()) == 4)
    assert stocked.window.library._section_box.currentData() is None


def test_nothing_found_offers_everything(stocked: OpenedDesk) -> None:
    library = stocked.window.library
    stocked.act("search")
    stocked.type("zzzz")
    assert stocked.rows() == []
    assert library._empty.isVisible()
    assert library._empty.text == sentence("library.nothing-found")
    library._empty.everything_button.click()
    assert len(stocked.rows()) == 4
    assert library.search_field.text() == ""


def test_an_empty_library_says_what_to_do(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.act("status-spiked")
    desk.wait_saved()
    desk.close()
    desk = open_desk()
    assert desk.rows() == []
    empty = desk.window.library._empty
    desk.until(empty.isVisible)
    assert empty.text == sentence("library.empty")
    empty.new_button.click()
    assert desk.story.headline == ""
    assert desk.focus() is desk.window.editor.header.fields["headline"]


def test_a_click_opens_a_story_and_marks_it(stocked: OpenedDesk) -> None:
    view = stocked.window.library.list_view
    stocked.rows()
    index = view.model().index(2, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    stocked.until(lambda: stocked.story.headline == "Harbour reopens")
    assert stocked.window.windowTitle() == "Harbour reopens – Offstone"
    assert index.data(OPEN_ROLE)
    assert stocked.window.editor.header.fields["headline"].text == "Harbour reopens"


def test_by_keyboard_from_search_to_story(stocked: OpenedDesk) -> None:
    stocked.act("search")
    stocked.type("market")
    stocked.rows()
    stocked.key(Qt.Key.Key_Down)
    assert stocked.focus() is stocked.window.library.list_view
    stocked.key(Qt.Key.Key_Return)
    stocked.until(lambda: stocked.story.headline == "Fish market closes")
    stocked.act("search")
    stocked.type("council")
    stocked.rows()
    stocked.key(Qt.Key.Key_Return)
    stocked.until(lambda: stocked.story.headline == "Council votes")


def test_a_refresh_keeps_scroll_focus_and_the_chosen_row(desk: OpenedDesk) -> None:
    desk.put(*(story_called(f"Story {number}") for number in range(40)))
    view = desk.window.library.list_view
    desk.rows()
    view.setFocus()
    view.setCurrentIndex(view.model().index(30, 0))
    desk.until(lambda: view.verticalScrollBar().value() > 0)
    scrolled, chosen = view.verticalScrollBar().value(), view.currentIndex().data()
    desk.put(story_called("One more"))
    assert desk.rows()[0] == "One more"
    assert view.verticalScrollBar().value() == scrolled
    assert view.currentIndex().data() == chosen
    assert desk.focus() is view


def test_typing_in_an_article_leaves_the_list_where_it_is_scrolled(desk: OpenedDesk) -> None:
    desk.put(*(story_called(f"Story {number}") for number in range(40)))
    desk.rows()
    bar = desk.window.library.list_view.verticalScrollBar()
    bar.setValue(400)
    desk.window.editor.focus_field("headline")
    desk.type("New: ")
    desk.wait_saved()
    desk.until(lambda: "New: " in desk.rows()[0])
    assert bar.value() == 400
    assert desk.focus() is desk.window.editor.header.fields["headline"]


def test_pages_follow_and_a_refresh_keeps_them(desk: OpenedDesk) -> None:
    desk.put(*(story_called(f"Story {number}") for number in range(PAGE_SIZE + 20)))
    view = desk.window.library.list_view
    assert len(desk.rows()) == PAGE_SIZE
    view.scrollToBottom()
    desk.until(lambda: len(desk.rows()) == PAGE_SIZE + 21)
    desk.window.library.refresh()
    assert len(desk.rows()) == PAGE_SIZE + 21
    desk.act("search")
    desk.type("story")
    assert len(desk.rows()) == PAGE_SIZE


def test_a_new_search_begins_at_the_top(desk: OpenedDesk) -> None:
    desk.put(*(story_called(f"Story {number}") for number in range(40)))
    desk.rows()
    bar = desk.window.library.list_view.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.act("search")
    desk.type("story")
    desk.rows()
    assert bar.value() == 0


def test_only_the_latest_search_is_shown(stocked: OpenedDesk) -> None:
    field = stocked.window.library.search_field
    for words in ("h", "ha", "har", "fish"):
        field.setText(words)
    assert stocked.rows() == ["Fish market closes"]
