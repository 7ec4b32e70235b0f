"""Header and body scroll as one page."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

BODY = "\n\n".join(
    f"Paragraph {number} of the story, long enough to take more than one line of it." for number in range(80)
)


@pytest.fixture
def scrolled(open_editor):
    editor, _ = open_editor(body=BODY, headline="A headline", standfirst="A standfirst", byline="By A", dateline="B")
    return editor


def caret_is_in_view(editor) -> bool:
    area = editor.body_edit.cursorRect()
    return editor.body_edit.viewport().rect().contains(area.center())


def test_the_header_goes_first_then_the_text(scrolled) -> None:
    bar, body = scrolled.page_scroll.bar, scrolled.body_edit
    height = scrolled.page_scroll.header_height
    line = body.fontMetrics().lineSpacing()
    for pixels in range(0, height + 5 * line, 7):
        bar.setValue(pixels)
        assert scrolled.page_scroll.header_height == max(0, height - pixels)
        assert body.y() == scrolled.page_scroll.header_height
        assert body.geometry().bottom() == scrolled.rect().bottom()
        assert (body.verticalScrollBar().value() > 0) == (pixels > height)
    bar.setValue(0)
    assert scrolled.page_scroll.header_height == height
    assert body.verticalScrollBar().value() == 0


def test_the_last_line_can_be_reached(scrolled) -> None:
    bar, body = scrolled.page_scroll.bar, scrolled.body_edit
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum())
    assert scrolled.page_scroll.header_height == 0
    assert body.verticalScrollBar().value() == body.verticalScrollBar().maximum()


def test_typing_past_the_end_takes_from_the_header_first(scrolled) -> None:
    body, height = scrolled.body_edit, scrolled.page_scroll.header_height
    seen = [height]
    for _ in range(60):
        QTest.keyClick(body, Qt.Key.Key_Down)
        assert caret_is_in_view(scrolled)
        seen.append(scrolled.page_scroll.header_height)
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == 0
    line = body.fontMetrics().lineSpacing()
    assert max(one - other for one, other in pairwise(seen)) <= 2 * line


def test_the_start_of_the_text_brings_the_header_back(scrolled) -> None:
    height = scrolled.page_scroll.header_height
    QTest.keyClick(scrolled.body_edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert scrolled.page_scroll.header_height == 0
    assert caret_is_in_view(scrolled)
    QTest.keyClick(scrolled.body_edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert scrolled.page_scroll.header_height == height
    QTest.keyClick(scrolled.body_edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    scrolled.focus_field("headline")
    assert scrolled.page_scroll.header_height == height


def turned(widget, pixels: int = 0, notches: int = 0) -> QWheelEvent:
    place = QPointF(5, 5)
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(0, pixels),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def test_the_wheel_is_left_to_the_page_everywhere(scrolled) -> None:
    for widget in (
        scrolled.body_edit.viewport(),
        scrolled.header.fields["headline"].viewport(),
        scrolled.header.section,
    ):
        assert not turned(widget, notches=-1).isAccepted()
    assert turned(scrolled, notches=-1).isAccepted()
    assert scrolled.page_scroll.bar.value() > 0
    turned(scrolled, notches=1)
    assert scrolled.page_scroll.bar.value() == 0


def test_a_touch_pad_scrolls_by_pixels_both_ways(scrolled) -> None:
    bar = scrolled.page_scroll.bar
    for _ in range(200):
        turned(scrolled, pixels=-3)
    assert 560 <= bar.value() <= 630
    for _ in range(210):
        turned(scrolled, pixels=3)
    assert bar.value() == 0


def test_the_first_line_in_view_is_told(scrolled) -> None:
    told = []
    scrolled.top_line_changed.connect(told.append)
    scrolled.page_scroll.bar.setValue(40)
    assert told[-1] == 0.0
    scrolled.page_scroll.bar.setValue(scrolled.page_scroll.bar.maximum() // 2)
    assert 40 < told[-1] < 120


def test_a_short_story_has_nothing_to_scroll(open_editor) -> None:
    editor, _ = open_editor(body="Short.", headline="Headline")
    assert editor.page_scroll.bar.maximum() == 0
    assert not editor.page_scroll.bar.isVisible()


def test_a_text_cut_to_nothing_brings_the_header_back(scrolled) -> None:
    height = scrolled.page_scroll.header_height
    QTest.keyClick(scrolled.body_edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    scrolled.select_all()
    QTest.keyClick(scrolled.body_edit, Qt.Key.Key_Delete)
    assert scrolled.page_scroll.header_height == height
