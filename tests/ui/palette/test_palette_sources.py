"""The palette finds stories, subheadings and lines, and goes there."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete

from studio.story.story import Status, new_story
from studio.ui.palette.entry import PaletteEntry
from studio.ui.palette.entry_delegate import ENTRY_ROLE
from tests.ui.opened_desk import OpenedDesk

BODY = "Snow.\n\n## Who rode\n\nBek did.\n\n### Alone"
HERDS = replace(new_story(), headline="Herds cross the plateau", section="World", body=BODY)
HARBOUR = replace(new_story(), headline="The harbour freezes", body="The herds of boats.", status=Status.READY)
SPIKED = replace(new_story(), headline="Herds that never were", status=Status.SPIKED)


@pytest.fixture
def shelf(desk: OpenedDesk) -> OpenedDesk:
    desk.put(HERDS, HARBOUR, SPIKED)
    desk.desk.show_story(HERDS.id)
    desk.until(lambda: desk.story.id == HERDS.id)
    return desk


def _listed(desk: OpenedDesk) -> list[PaletteEntry]:
    results = desk.window.parts.palette.results
    return [results.item(row).data(ENTRY_ROLE) for row in range(results.count())]


def _typed(desk: OpenedDesk, text: str) -> list[str]:
    desk.type(text)
    desk.until(lambda: not desk.window.parts.palette._is_waiting)
    return [entry.title for entry in _listed(desk)]


def test_the_stories_changed_last_are_offered_first(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    shelf.until(lambda: not shelf.window.parts.palette._is_waiting)
    assert [entry.title for entry in _listed(shelf)][:2] == ["The harbour freezes", "Herds cross the plateau"]
    assert _listed(shelf)[0].aside == "Ready"
    assert "Herds that never were" not in [entry.title for entry in _listed(shelf)]


def test_letters_of_the_headline_come_before_words_in_the_text(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    first, *others = _typed(shelf, "herds")
    assert first == "Herds cross the plateau"
    assert set(others) == {"The harbour freezes", "Herds that never were"}
    assert "The herds of boats." in [entry.detail for entry in _listed(shelf)]
    shelf.window.parts.palette.field.clear()
    assert _typed(shelf, "hbrfrz")[0] == "The harbour freezes"


def test_enter_puts_the_story_on_the_desk(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    _typed(shelf, "harbour")
    shelf.key(Qt.Key.Key_Return)
    shelf.until(lambda: shelf.story.id == HARBOUR.id)


def test_an_at_sign_lists_subheadings_and_goes_to_one(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    assert _typed(shelf, "@") == ["Who rode", "\u2003Alone"]
    assert _typed(shelf, "alone") == ["\u2003Alone"]
    shelf.key(Qt.Key.Key_Return)
    assert shelf.window.editor.caret_line == 6
    assert shelf.focus() is shelf.window.editor.body_edit


@pytest.mark.parametrize(("typed", "line"), [(":3", 2), (":999", 6)])
def test_a_colon_goes_to_a_line(shelf: OpenedDesk, typed: str, line: int) -> None:
    shelf.act("palette")
    _typed(shelf, typed)
    shelf.key(Qt.Key.Key_Return)
    assert shelf.window.editor.caret_line == line


def test_a_line_that_is_no_number_is_none(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    assert _typed(shelf, ":0") == []
    assert "number of a line" in shelf.focus().accessibleDescription()


def test_commands_are_found_behind_their_sign(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    assert _typed(shelf, ">mark as ready")[0] == "Mark as Ready"


def test_an_answer_that_comes_late_is_dropped(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    shelf.type("herds")
    shelf.type(" nowhere")
    shelf.until(lambda: not shelf.window.parts.palette._is_waiting)
    assert _listed(shelf) == []


def test_what_another_source_found_is_never_acted_on(shelf: OpenedDesk) -> None:
    shelf.act("palette")
    shelf.type("mark as ready")
    assert _listed(shelf)[0].title == "Mark as Ready"
    shelf.act("quick-open")
    shelf.key(Qt.Key.Key_Return)
    shelf.until(lambda: not shelf.window.parts.palette.isVisible())
    assert shelf.desk.lane.call_and_wait(lambda library: library.load(HERDS.id)).story.status is Status.DRAFT


def test_enter_before_the_answer_opens_what_was_typed(shelf: OpenedDesk) -> None:
    shelf.act("quick-open")
    shelf.settle()
    shelf.type("harbour")
    shelf.key(Qt.Key.Key_Return)
    shelf.until(lambda: shelf.story.id == HARBOUR.id)
    assert not shelf.window.parts.palette.isVisible()


def test_a_field_that_is_gone_gets_no_focus_back(shelf: OpenedDesk) -> None:
    field = QLineEdit(shelf.window)
    field.show()
    field.setFocus()
    shelf.act("quick-open")
    shelf.settle()
    delete(field)
    shelf.key(Qt.Key.Key_Escape)
    assert not shelf.window.parts.palette.isVisible()
