"""The chooser of related stories: search as you type, tick several, add them; by keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.story.story import Status
from studio.ui.library.story_chooser import StoryChooser
from tests.ui.opened_desk import OpenedDesk, story_called

STRIKE = story_called(
    "Ferry strike ends", section="Business", standfirst="The boats sail again.", body="Words on tolls."
)
TOLLS = story_called("Harbour tolls to rise", status=Status.READY, standfirst="By a fifth, " * 30)
SPIKED = story_called("Ferry strike never ends", status=Status.SPIKED)


@pytest.fixture
def chooser(desk: OpenedDesk) -> Callable[[], StoryChooser]:
    """Opens the chooser from the story panel, as an editor would."""
    desk.put(STRIKE, TOLLS, SPIKED)

    def open_() -> StoryChooser:
        desk.act("panel-story")
        panel = desk.window.panels.panel("story")
        panel.related.library_button.click()
        (chooser,) = [each for each in desk.window.findChildren(StoryChooser) if each.isVisible()]
        desk.settle()
        return chooser

    return open_


def headlines(chooser: StoryChooser) -> list[str]:
    return [chooser.stories.index(row, 0).data() for row in range(chooser.stories.rowCount())]


def is_enabled(chooser: StoryChooser, headline: str) -> bool:
    index = chooser.stories.index(headlines(chooser).index(headline), 0)
    return bool(chooser.stories.flags(index) & Qt.ItemFlag.ItemIsEnabled)


def test_keys_alone_search_and_add_one(desk: OpenedDesk, chooser: Callable[[], StoryChooser]) -> None:
    before = desk.story
    window = chooser()
    assert window.focusWidget() is window.search
    QTest.keyClicks(window.search, "ferry")
    desk.settle()
    assert headlines(window) == ["Ferry strike ends"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    desk.settle()
    desk.until(lambda: desk.story.related != before.related)
    link = desk.story.related[-1]
    assert (link.headline, link.section, link.excerpt) == ("Ferry strike ends", "Business", "The boats sail again.")
    assert (link.library_story, link.url, link.is_included, link.is_cut) == (STRIKE.id, "", True, False)
    desk.act("undo")
    assert desk.story == before


def test_several_are_ticked_over_two_searches_and_added_as_one_step(
    desk: OpenedDesk, chooser: Callable[[], StoryChooser]
) -> None:
    before = desk.story
    window = chooser()
    QTest.keyClicks(window.search, "harbour")
    desk.settle()
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Space)
    assert window.add_button.text() == "Add 1 Link"
    window.search.clear()
    desk.settle()
    row = headlines(window).index("Ferry strike ends")
    place = window.list.visualRect(window.stories.index(row, 0)).center()
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert window.add_button.text() == "Add 2 Links"
    window.add_button.click()
    desk.until(lambda: desk.story.related != before.related)
    new = desk.story.related[len(before.related) :]
    assert [link.library_story for link in new] == [TOLLS.id, STRIKE.id]
    assert new[0].is_cut
    assert new[0].excerpt.endswith("…")
    desk.act("undo")
    assert desk.story == before


def test_neither_the_story_itself_nor_one_that_is_linked_can_be_chosen(
    desk: OpenedDesk, chooser: Callable[[], StoryChooser]
) -> None:
    window = chooser()
    QTest.keyClicks(window.search, "ferry")
    desk.settle()
    window.accept()
    desk.until(lambda: any(link.library_story == STRIKE.id for link in desk.story.related))
    count = len(desk.story.related)
    window = chooser()
    assert not is_enabled(window, "Ferry strike ends")
    assert not is_enabled(window, desk.story.headline)
    assert is_enabled(window, "Harbour tolls to rise")
    row = headlines(window).index("Ferry strike ends")
    window.stories.toggle(window.stories.index(row, 0))
    assert window.stories.chosen == ()
    QTest.keyClicks(window.search, "ferry")
    desk.settle()
    assert not window.add_button.isEnabled()
    window.accept()
    assert window.isVisible()
    assert len(desk.story.related) == count


def test_spiked_stories_are_not_offered_and_nothing_found_is_said(
    desk: OpenedDesk, chooser: Callable[[], StoryChooser]
) -> None:
    window = chooser()
    assert "Ferry strike never ends" not in headlines(window)
    QTest.keyClicks(window.search, "zebra")
    desk.settle()
    assert headlines(window) == []
    assert window._nothing.isVisible()
    assert not window.add_button.isEnabled()


def test_typing_in_the_list_goes_on_with_the_search(desk: OpenedDesk, chooser: Callable[[], StoryChooser]) -> None:
    window = chooser()
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    assert window.focusWidget() is window.list
    QTest.keyClicks(window.list, "t")
    QTest.keyClicks(window.search, "olls")
    desk.settle()
    assert window.search.text() == "tolls"
    assert set(headlines(window)) == {"Harbour tolls to rise", "Ferry strike ends"}
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_change_of_the_other_story_is_found_and_shown(desk: OpenedDesk, chooser: Callable[[], StoryChooser]) -> None:
    window = chooser()
    QTest.keyClicks(window.search, "ferry")
    desk.settle()
    window.accept()
    desk.until(lambda: any(link.library_story == STRIKE.id for link in desk.story.related))
    index = str(len(desk.story.related) - 1)
    row = desk.window.panels.panel("story").related.rows[-1]
    desk.until(lambda: row.body is not None and row.body.origin.text() == "A story of the library: Draft")
    desk.desk.set_status(STRIKE.id, Status.SPIKED)
    desk.settle()
    desk.desk.known.look_up()
    desk.until(lambda: row.body.origin.text() == "A story of the library: Spiked")
    desk.until(
        lambda: (
            ("check.related.spiked", index)
            in {(finding.code, finding.place.element) for finding in desk.desk.review.latest.findings}
        )
    )
