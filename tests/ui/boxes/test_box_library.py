"""The window of the library of boxes, on the real desk: find, insert, edit with its note, see who uses it, retire."""

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from studio.session.box_service import ShelvedBox
from studio.story.box_kinds import pinned_copy
from studio.story.elements import BoxKind, Fact
from studio.story.library_box import LibraryBox
from studio.ui.boxes.box_editor import BoxEditor
from studio.ui.boxes.box_facts import BoxFacts
from studio.ui.boxes.box_library import BoxLibrary
from studio.ui.boxes.box_list import box_line
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk, story_called

DAY = date(2026, 3, 2)
LEFT = Qt.MouseButton.LeftButton
BASICS = LibraryBox(id="", title="Kazakhstan: the basics", facts=(Fact(question="Where?", answer="In Asia."),))
POINTS = LibraryBox(id="", title="Boats", kind=BoxKind.KEY_POINTS, facts=(Fact(answer="Eleven."),))


@pytest.fixture
def window(desk: OpenedDesk) -> Iterator[BoxLibrary]:
    for box in (BASICS, POINTS):
        desk.desk.lane.call_and_wait(lambda library, box=box: library.boxes.save(box))
    desk.act("insert-library-box")
    (shown,) = desk.window.findChildren(BoxLibrary)
    desk.until(lambda: shown.list.count() == 2)
    yield shown
    shown.close()


def test_boxes_are_listed_shown_and_found(desk: OpenedDesk, window: BoxLibrary) -> None:
    assert [window.list.item(row).text() for row in range(2)] == ["Boats", "Kazakhstan: the basics"]
    assert window.details.title.text() == "Boats"
    desk.until(lambda: window.details.used.text() == sentence("boxes.used-nowhere"))
    QTest.keyClicks(window.search, "asia")
    desk.until(lambda: window.list.count() == 1)
    assert window.details.title.text() == "Kazakhstan: the basics"
    QTest.keyClicks(window.search, "zzz")
    desk.until(lambda: window.list.count() == 0)
    assert window.details.title.text() == sentence("boxes.none-found")
    assert not window.insert_button.isEnabled()


def test_a_box_is_inserted_as_a_copy_in_one_step(desk: OpenedDesk, window: BoxLibrary) -> None:
    before = desk.desk.story
    QTest.mouseClick(window.insert_button, LEFT)
    box = desk.desk.story.fact_boxes[-1]
    assert (box.title, box.kind, box.library_version) == ("Boats", BoxKind.KEY_POINTS, 1)
    assert f"::fact-box{{#{box.id}}}" in desk.desk.story.body
    desk.window.bench.undo()
    assert desk.desk.story == before


def test_a_change_in_the_library_reaches_the_copy(desk: OpenedDesk, window: BoxLibrary) -> None:
    QTest.mouseClick(window.insert_button, LEFT)
    QTest.mouseClick(window.edit_button, LEFT)
    (editor,) = window.findChildren(BoxEditor)
    title = editor.card.field_of("title").text
    title.setFocus()
    QTest.keyClicks(title, "!")
    changed = editor.box.title
    assert changed != "Boats"
    editor.accept()
    desk.until(lambda: window.details.title.text() == changed)
    desk.until(lambda: "check.fact-box.library-changed" in [found.code for found in desk.desk.review.latest.findings])


def test_a_retired_box_is_offered_no_more_until_it_is_again(desk: OpenedDesk, window: BoxLibrary) -> None:
    QTest.mouseClick(window.retire_button, LEFT)
    desk.until(lambda: window.list.count() == 1)
    window.retired.setChecked(True)
    desk.until(lambda: window.list.count() == 2)
    window.list.setCurrentRow(0)
    assert not window.insert_button.isEnabled()
    QTest.mouseClick(window.retire_button, LEFT)
    window.retired.setChecked(False)
    desk.until(lambda: window.list.count() == 2)


def test_the_facts_of_a_box_are_read_with_source_and_dates(qtbot) -> None:
    shown = BoxFacts()
    qtbot.addWidget(shown)
    fact = Fact(question="Where?", answer="In Asia.", source="Atlas", as_of="2026-01-08", review_by="2026-12-01")
    shown.show_facts((fact, Fact(answer="Eleven.")), DAY)
    assert shown.lines == ("Where?", "In Asia.", "Atlas · 2026-01-08 · review by 2026-12-01", "Eleven.")
    shown.show_facts((), DAY)
    assert shown.lines == ()


def test_other_facts_are_shown_in_the_looks_that_are_theirs(qtbot) -> None:
    """A label that was bold for a question stays bold for what comes into it next: labels are not used again."""
    shown = BoxFacts()
    qtbot.addWidget(shown)
    shown.show()
    shown.show_facts((Fact(question="Where?", answer="In Asia."), Fact(question="When?", answer="Now.")), DAY)
    shown.show_facts(
        (Fact(question="Where?", answer="In Asia.", source="Atlas"), Fact(question="When?", answer="Now.")), DAY
    )
    looks = [label.property("look") for label in shown.findChildren(QLabel) if not label.isHidden()]
    assert looks == ["section-title", "plain", "hint-small", "section-title", "plain"]
    bold = [label.font().bold() for label in shown.findChildren(QLabel) if not label.isHidden()]
    assert bold == [True, False, False, True, False]


def test_the_note_on_a_box_is_written_and_shown(desk: OpenedDesk, window: BoxLibrary) -> None:
    assert not window.details.note.isVisible()
    QTest.mouseClick(window.edit_button, LEFT)
    (editor,) = window.findChildren(BoxEditor)
    editor.note.text.setFocus()
    QTest.keyClicks(editor.note.text, "Ask the port office.")
    editor.accept()
    desk.until(lambda: window.details.note.text() == "Ask the port office.")
    assert window.details.note.isVisible()
    stored = desk.desk.lane.call_and_wait(lambda library: library.boxes.list("port office"))
    assert [(box.title, box.facts, box.note) for box in stored] == [("Boats", POINTS.facts, "Ask the port office.")]


def test_saving_a_box_that_was_not_changed_makes_no_version(desk: OpenedDesk, window: BoxLibrary) -> None:
    QTest.mouseClick(window.edit_button, LEFT)
    (editor,) = window.findChildren(BoxEditor)
    editor.accept()
    desk.settle()
    (box,) = desk.desk.lane.call_and_wait(lambda library: library.boxes.list("boats"))
    assert box.version == 1


def test_the_stories_that_use_a_box_are_opened_from_it(desk: OpenedDesk, window: BoxLibrary) -> None:
    (box,) = desk.desk.lane.call_and_wait(lambda library: library.boxes.list("boats"))
    first = story_called("The first story", fact_boxes=(pinned_copy(box, "boats"), pinned_copy(box, "again")))
    desk.put(first)
    box = desk.desk.lane.call_and_wait(lambda library: library.boxes.save(replace(box, title="The boats")))
    desk.put(story_called("The second story", fact_boxes=(pinned_copy(box, "boats"),)))
    window.look_up()
    desk.until(lambda: len(window.details.uses.rows) == 2)
    newer, older = window.details.uses.rows
    assert newer.accessibleName() == "The second story, Draft"
    behind = sentence("boxes.behind", status="Draft", version=1)
    assert older.accessibleName() == f"The first story, {behind}"
    window.retired.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    assert reached[1:] == [newer, older]
    assert reached[0].accessibleName() == sentence("boxes.details")
    QTest.keyClick(older, Qt.Key.Key_Return)
    desk.until(lambda: desk.story.id == first.id)
    assert desk.window.panels.current == "facts"
    assert desk.window.panels.panel("facts").card("boats").is_open
    desk.act("panel-story")
    QTest.keyClick(older, Qt.Key.Key_Return)
    assert desk.window.panels.current == "facts"


def test_the_list_says_what_a_box_is_and_who_has_it() -> None:
    assert box_line(ShelvedBox(POINTS, 0)) == "Key points · in no story"
    assert box_line(ShelvedBox(BASICS, 2)) == "Questions and answers · in 2 stories"
    assert box_line(ShelvedBox(replace(BASICS, retired=True), 1)) == "Retired · Questions and answers · in 1 story"


def test_overdue_facts_are_told_found_and_checked(desk: OpenedDesk, window: BoxLibrary) -> None:
    late = LibraryBox(
        id="", title="Late", facts=(Fact(question="Who?", answer="We.", review_by="2020-01-01"), *BASICS.facts)
    )
    desk.desk.lane.call_and_wait(lambda library: library.boxes.save(late))
    window.overdue.setChecked(True)
    desk.until(lambda: window.list.count() == 1)
    spoken = window.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence("boxes.overdue-one", count=1) in spoken
    assert window.checked_button.isVisible()
    QTest.mouseClick(window.checked_button, LEFT)
    desk.until(lambda: window.list.count() == 0)
    assert window.details.title.text() == sentence("boxes.none-overdue")
    assert not window.checked_button.isVisible()
    window.overdue.setChecked(False)
    desk.until(lambda: window.list.count() == 3)
    (box,) = desk.desk.lane.call_and_wait(lambda library: library.boxes.list("late"))
    assert box.version == 2
    assert box.facts[0].review_by > "2026"
    assert box.facts[1:] == late.facts[1:]


def test_the_window_looks_again_when_it_is_come_back_to(desk: OpenedDesk, window: BoxLibrary) -> None:
    (box,) = desk.desk.lane.call_and_wait(lambda library: library.boxes.list("boats"))
    desk.put(story_called("Another story", fact_boxes=(pinned_copy(box, "boats"),)))
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)
    window.activateWindow()
    desk.until(lambda: [row.story.headline for row in window.details.uses.rows] == ["Another story"])


def test_the_command_brings_the_window_forward_that_is_open(desk: OpenedDesk, window: BoxLibrary) -> None:
    desk.act("insert-library-box")
    assert desk.window.findChildren(BoxLibrary) == [window]
    desk.until(window.isActiveWindow)
