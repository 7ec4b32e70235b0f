"""The window of pictures: what it lists, how it is searched and filtered, what it says and does with a picture."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.library.picture_memory import PictureUse
from studio.session.notices import Notice
from studio.story.credit import Credit
from studio.ui.picture_library.picture_filters import View
from studio.ui.picture_library.picture_grid_model import LARGEST_PAGE, MOST_READ_AGAIN, PAGE_SIZE
from studio.ui.picture_library.tile_thumbnails import AT_ONCE
from studio.wording import sentence
from tests.ui.panels.desk import STORY
from tests.ui.picture_library.conftest import ShowBrowser
from tests.ui.picture_library.fake_source import FakeSource, browsed
from tests.ui.window.test_accessibility import nameless, stops, walk

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ADA = Credit(creator="Ada Reyes")


def some(count: int) -> FakeSource:
    return FakeSource(tuple(browsed(place) for place in range(count, 0, -1)))


def use(number: int, *, status: str = "draft", credit: Credit = ADA) -> PictureUse:
    return PictureUse(
        story_id=f"story-{number}",
        headline=f"Story {number}",
        status=status,
        picture_id="harbour",
        credit=credit,
        alt="Boats",
        caption="The fleet",
        cropped=False,
        handed_off=False,
    )


def test_pictures_are_listed_latest_first_and_the_first_is_shown(show: ShowBrowser) -> None:
    shown = show(some(3))
    assert shown.names == ["picture-3.jpg", "picture-2.jpg", "picture-1.jpg"]
    assert shown.selected == ["picture-3.jpg"]
    assert shown.window.details.title.text() == "picture-3.jpg"
    assert shown.window.number.full_text == "3 pictures"


def test_further_pages_are_read_on_the_way_down_and_only_then(qtbot, show: ShowBrowser) -> None:
    shown = show(some(3 * PAGE_SIZE))
    assert shown.window.model.rowCount() == PAGE_SIZE
    assert "more below" in shown.window.number.full_text
    while shown.window.model.rowCount() < 3 * PAGE_SIZE:
        before = shown.window.model.rowCount()
        shown.window.grid.verticalScrollBar().setValue(shown.window.grid.verticalScrollBar().maximum())
        qtbot.waitUntil(lambda before=before: shown.window.model.rowCount() > before)
    assert len(set(shown.names)) == 3 * PAGE_SIZE


def test_pages_grow_up_to_a_limit(show: ShowBrowser) -> None:
    shown = show(some(8 * LARGEST_PAGE))
    model = shown.window.model
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert model.rowCount() == 8 * LARGEST_PAGE
    limits = [query.limit for query in shown.source.queries]
    assert limits == sorted(limits)
    assert limits[-1] == LARGEST_PAGE


def test_words_are_searched_for_at_a_pause(qtbot, show: ShowBrowser) -> None:
    shown = show(some(12))
    QTest.keyClicks(shown.window.filters.search, "ture-12")
    qtbot.waitUntil(lambda: shown.names == ["picture-12.jpg"])
    assert [query.words for query in shown.source.queries] == ["", "ture-12"]
    QTest.keyClick(shown.window.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown.names) == 12)
    assert shown.window.isVisible()


def test_letters_typed_in_the_grid_go_to_the_search(qtbot, show: ShowBrowser) -> None:
    shown = show(some(12))
    shown.window.grid.setFocus()
    QTest.keyClick(shown.window.grid, Qt.Key.Key_1)
    assert shown.window.filters.search.text() == "1"
    assert shown.window.filters.search.hasFocus()


def test_each_view_asks_for_its_pictures(show: ShowBrowser) -> None:
    pictures = (
        browsed(4, credit=Credit(expires="2001-01-01", creator="A"), file_name="old.jpg"),
        browsed(3, credit=Credit(rights_class="handout", creator="B"), file_name="handout.jpg"),
        browsed(2, credit=Credit(), file_name="bare.jpg"),
        browsed(1, credit=Credit(), uses=0, file_name=""),
    )
    shown = show(FakeSource(pictures))
    found = {}
    for view in View:
        shown.window.filters.choose(view)
        found[view] = shown.names
    unnamed = "JPEG · 2400 × 1600"
    assert found == {
        View.ALL: ["old.jpg", "handout.jpg", "bare.jpg", unnamed],
        View.MISSING: ["bare.jpg"],
        View.EXPIRING: ["old.jpg"],
        View.USED: ["old.jpg", "handout.jpg", "bare.jpg"],
        View.UNUSED: [unnamed],
    }
    shown.window.filters.choose(View.ALL)
    rights = shown.window.filters.rights
    rights.setCurrentIndex(rights.findData("handout"))
    rights.activated.emit(rights.currentIndex())
    assert shown.names == ["handout.jpg"]


def test_no_hits_and_an_empty_library_say_what_to_do(qtbot, show: ShowBrowser) -> None:
    shown = show(some(3))
    QTest.keyClicks(shown.window.filters.search, "zzz")
    qtbot.waitUntil(lambda: not shown.names)
    assert shown.window.empty.title.text() == sentence("picture-library.none-title")
    assert not shown.window.add_button.isEnabled()
    assert not shown.window.details.isVisible()
    QTest.mouseClick(shown.window.empty.button, LEFT)
    assert len(shown.names) == 3
    empty = show(FakeSource())
    assert empty.window.empty.title.text() == sentence("picture-library.empty-title")
    assert not empty.window.empty.button.isVisible()


def test_what_is_known_of_a_picture_is_shown(show: ShowBrowser) -> None:
    source = FakeSource((browsed(1, credit=Credit(creator="Ada Reyes", expires="2001-02-03", rights_class="agency")),))
    third = replace(use(3, credit=Credit(creator="Li Wei")), handed_off=True)
    source.used["0" * 63 + "1"] = (use(1), use(2, status="spiked", credit=Credit()), third)
    details = show(source).window.details
    assert details.printed.text() == "Ada Reyes"
    assert details.file.text().startswith("JPEG · 2400 × 1600 · added")
    assert "Expired" in details.expires.text()
    assert details.alt.text.text() == "Boats in the harbour"
    assert details.caption.text.text() == "The fleet"
    spoken = [details.uses.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["Story 1, Draft", "Story 2, Spiked, No credit", "Story 3, Draft · handed off, Li Wei"]


def test_a_story_is_opened_by_click_and_by_enter(show: ShowBrowser) -> None:
    source = some(1)
    source.used["0" * 63 + "1"] = (use(1), use(2))
    shown = show(source)
    uses = shown.window.details.uses
    QTest.mouseClick(uses.viewport(), LEFT, pos=uses.visualItemRect(uses.item(1)).center())
    uses.setCurrentRow(0)
    QTest.keyClick(uses, Qt.Key.Key_Return)
    assert shown.opened == ["story-2", "story-1"]


def test_enter_adds_the_selected_pictures_together(show: ShowBrowser) -> None:
    shown = show(some(4))
    grid = shown.window.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    assert shown.window.add_button.text() == "Add 2 to Story"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert [[picture.file_name for picture in pictures] for pictures in shown.added] == [
        ["picture-4.jpg", "picture-3.jpg"]
    ]
    assert shown.window.status.full_text == "2 pictures added to “The boats came home”"


def test_space_with_control_selects_one_more(show: ShowBrowser) -> None:
    shown = show(some(4))
    grid = shown.window.grid
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_Space, CONTROL)
    assert shown.selected == ["picture-4.jpg", "picture-2.jpg"]
    assert shown.window.several.lines == (("Ada Reyes/Northwind Agency", 2),)


def test_nothing_is_added_without_a_story_or_where_nothing_can_be_written(show: ShowBrowser) -> None:
    shown = show(some(1), None)
    assert not shown.window.add_button.isEnabled()
    QTest.keyClick(shown.window.grid, Qt.Key.Key_Return)
    assert shown.added == []
    shown.desk.open(replace(STORY, headline="Now there is one"))
    assert shown.window.add_button.isEnabled()
    assert "Now there is one" in shown.window.add_button.toolTip()
    shown.is_read_only = True
    shown.desk.open(STORY)
    assert not shown.window.add_button.isEnabled()
    assert not shown.window.edit_button.isEnabled()


def test_credits_of_pictures_in_stories_are_edited(show: ShowBrowser) -> None:
    source = FakeSource((browsed(3), browsed(2, uses=0, credit=Credit()), browsed(1)))
    shown = show(source)
    shown.window.grid.selectAll()
    QTest.mouseClick(shown.window.edit_button, LEFT)
    assert shown.edited == [(source.pictures[0].sha256, source.pictures[2].sha256)]
    assert shown.window.several_unused.text() == "1 of them is in no story, so it has no credit yet."
    shown.window.grid.setCurrentIndex(shown.window.model.index(1))
    assert not shown.window.edit_button.isEnabled()


def test_what_changed_in_the_library_is_read_again_and_the_selection_stays(qtbot, show: ShowBrowser) -> None:
    shown = show(some(3))
    shown.window.grid.setCurrentIndex(shown.window.model.index(2))
    shown.source.pictures = (browsed(4), *shown.source.pictures[:2], browsed(1, credit=Credit(), file_name="new.jpg"))
    shown.source.changed.emit()
    qtbot.waitUntil(lambda: len(shown.names) == 4)
    assert shown.selected == ["new.jpg"]
    assert shown.window.details.printed.text() == sentence("picture-library.nobody-named")


def test_rows_far_below_are_kept_when_the_first_are_read_again(show: ShowBrowser) -> None:
    count = MOST_READ_AGAIN + 2 * LARGEST_PAGE
    shown = show(some(count))
    model = shown.window.model
    while model.rowCount() < count:
        model.fetchMore(model.index(-1))
    shown.source.pictures = (browsed(count + 1), *shown.source.pictures)
    shown.window.look_up()
    assert model.rowCount() == count + 1
    assert shown.source.queries[-1].limit == MOST_READ_AGAIN
    assert len(set(shown.names)) == count + 1


def test_an_answer_that_a_newer_question_overtook_is_dropped(show: ShowBrowser) -> None:
    shown = show(some(2 * PAGE_SIZE))
    model = shown.window.model
    shown.source.holds = True
    model.fetchMore(model.index(-1))
    shown.window.look_up()
    shown.window.filters.choose(View.UNUSED)
    further, all_again, unused = shown.source.held
    unused()
    further()
    all_again()
    assert shown.names == []


def test_uses_that_come_late_are_not_those_of_the_picture_shown_now(show: ShowBrowser) -> None:
    source = some(2)
    source.used[source.pictures[0].sha256] = (use(1),)
    shown = show(source)
    source.holds = True
    shown.window.grid.setCurrentIndex(shown.window.model.index(1))
    shown.window.grid.setCurrentIndex(shown.window.model.index(0))
    for answer in reversed(source.held):
        answer()
    assert [each.story_id for each in shown.window.details.uses.uses] == ["story-1"]


def test_a_refresh_does_not_scroll(qtbot, show: ShowBrowser) -> None:
    shown = show(some(PAGE_SIZE))
    bar = shown.window.grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(1000)
    shown.source.pictures = (*shown.source.pictures[:3], *shown.source.pictures[4:])
    shown.window.look_up()
    assert bar.value() == 1000
    shown.window.filters.choose(View.USED)
    assert bar.value() == 0


def test_thumbnails_are_asked_for_once_and_only_for_what_is_seen(qtbot, show: ShowBrowser) -> None:
    source = some(PAGE_SIZE)
    source.damaged.add(source.pictures[0].sha256)
    shown = show(source)
    qtbot.waitUntil(lambda: bool(source.asked))
    shown.window.grid.viewport().update()
    assert len(source.asked) < PAGE_SIZE / 2
    assert len(source.asked) == len(set(source.asked))
    assert shown.window.thumbnails.of(source.pictures[0]) is None
    assert shown.window.thumbnails.of(source.pictures[1]) is not None


def test_few_thumbnails_are_asked_for_at_a_time_and_none_that_was_scrolled_past(qtbot, show: ShowBrowser) -> None:
    source = some(PAGE_SIZE)
    source.holds = True
    shown = show(source)
    source.held.pop()()
    qtbot.waitUntil(lambda: len(source.asked) == AT_ONCE)
    grid = shown.window.grid
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    last = source.pictures[-1].sha256
    source.held.clear()
    source.holds = False
    for sha256 in tuple(source.asked):
        shown.window.thumbnails._on_ready(sha256, b"")
    qtbot.waitUntil(lambda: last in source.asked)
    assert len(source.asked) < PAGE_SIZE / 2


def test_control_f_goes_to_the_search_and_escape_closes(qtbot, show: ShowBrowser) -> None:
    shown = show(some(3))
    shown.window.grid.setFocus()
    QTest.keyClick(shown.window.grid, Qt.Key.Key_F, CONTROL)
    assert shown.window.filters.search.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        shown.window.filters.search.setFocus()
        QTest.keyClick(shown.window.filters.search, key)
        assert shown.window.grid.hasFocus()
    window = shown.window
    with qtbot.waitSignal(window.destroyed):
        QTest.keyClick(window.grid, Qt.Key.Key_Escape)


def test_what_the_desk_says_is_said_in_front(show: ShowBrowser) -> None:
    shown = show(some(1))
    undone: list[bool] = []
    notice = Notice(code="credit-batch.done-one", act=lambda: undone.append(True))
    shown.desk.notice.emit(notice)
    assert shown.window.toast.text == sentence("credit-batch.done-one")
    QTest.mouseClick(shown.window.toast.button, LEFT)
    assert undone == [True]


def test_every_stop_has_a_name_and_tab_comes_round(show: ShowBrowser) -> None:
    source = some(2)
    source.used[source.pictures[0].sha256] = (use(1),)
    window = show(source).window
    assert nameless(window) == []
    assert set(walk(window, window.filters.search, Qt.Key.Key_Tab)) == set(stops(window))


def test_a_tile_says_all_it_shows(show: ShowBrowser) -> None:
    source = FakeSource((browsed(2, credit=Credit(expires="2001-02-03")), browsed(1, uses=0, file_name="", alt="")))
    shown = show(source)
    said = [shown.window.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said[0] == "picture-2.jpg, No credit, Expired 3 Feb 2001, 1 use, Boats in the harbour"
    assert said[1].endswith("In no story")
