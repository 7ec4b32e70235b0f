"""The desk shows as much as one wants of it, and writing can be undisturbed."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.story.story import new_story
from studio.ui.window.view_modes import VIEWS
from tests.ui.opened_desk import OpenedDesk


def _shown(desk: OpenedDesk) -> set[str]:
    return {name for name in VIEWS["all"] if desk.window.parts.column(name).isVisible()}


@pytest.mark.parametrize("view", ["write", "split", "read"])
def test_a_view_shows_its_columns_and_the_whole_desk_comes_back(desk: OpenedDesk, view: str) -> None:
    assert desk.window.menus.actions["view-all"].isChecked()
    desk.act(f"view-{view}")
    assert _shown(desk) == VIEWS[view]
    assert desk.window.menus.actions[f"view-{view}"].isChecked()
    assert not desk.window.menus.actions["view-all"].isChecked()
    desk.act("view-all")
    assert _shown(desk) == VIEWS["all"]


def test_writing_goes_on_in_the_view_for_it(desk: OpenedDesk) -> None:
    desk.act("view-write")
    desk.type("Mm")
    assert "Mm" in desk.story.body


def test_the_window_takes_the_whole_screen_and_gives_it_back(desk: OpenedDesk) -> None:
    size = desk.window.size()
    desk.act("full-screen")
    assert desk.window.isFullScreen()
    desk.act("full-screen")
    assert not desk.window.isFullScreen()
    desk.until(lambda: desk.window.size() == size)


def _darkest(image: QImage, top: int, bottom: int) -> int:
    return min(image.pixelColor(x, y).lightness() for y in range(top, bottom, 2) for x in range(20, 300, 2))


def test_other_paragraphs_fade_and_follow_the_caret(desk: OpenedDesk) -> None:
    story = replace(new_story(), headline="Focus", body="First paragraph here.\n\nSecond paragraph here.")
    desk.put(story)
    desk.desk.show_story(story.id)
    desk.until(lambda: desk.story.id == story.id)
    body = desk.window.editor.body_edit
    desk.act("focus-mode")
    for line in (0, 2):
        desk.window.editor.go_to_line(line)
        image = body.viewport().grab().toImage()
        darkest = {}
        for number in (0, 2):
            block = body.document().findBlockByNumber(number)
            area = body.blockBoundingGeometry(block).translated(body.contentOffset())
            darkest[number] = _darkest(image, int(area.top()), int(area.bottom()))
        assert darkest[line] + 60 < darkest[2 - line]
    desk.act("focus-mode")
    assert body.paint_over is None


def test_the_line_of_the_caret_stays_in_the_middle(desk: OpenedDesk) -> None:
    story = replace(new_story(), headline="Long", body="\n\n".join(f"Paragraph {number}." for number in range(200)))
    desk.put(story)
    desk.desk.show_story(story.id)
    desk.until(lambda: desk.story.id == story.id)
    body = desk.window.editor.body_edit
    desk.act("typewriter")
    desk.window.editor.go_to_line(200)
    for _ in range(12):
        desk.key(Qt.Key.Key_Down)
    middle = body.viewport().height() / 2
    assert abs(body.cursorRect().center().y() - middle) < body.cursorRect().height() * 2
