"""The text field of the panels: exact, growing, with a caret that stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from studio.ui.panels.growing_text import GrowingText

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def field(qtbot) -> GrowingText:
    widget = GrowingText()
    qtbot.addWidget(widget)
    widget.resize(200, 40)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    widget.setFocus()
    return widget


def place_caret(field: GrowingText, position: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(position)
    field.setTextCursor(cursor)


@pytest.mark.parametrize(
    "text", ["", "plain", "two\nlines\n", "a\u2028b", "\u00a0nb\u00a0sp ", "🛟\u200d\u0301", "\t x"]
)
def test_text_is_kept_exactly(field: GrowingText, text: str) -> None:
    field.show_text(text)
    assert field.exact_text == text


def test_each_key_is_told_with_the_whole_text_and_showing_is_not(field: GrowingText) -> None:
    told: list[str] = []
    field.edited.connect(told.append)
    field.show_text("a")
    place_caret(field, 1)
    QTest.keyClicks(field, "bc")
    assert told == ["ab", "abc"]


def test_its_own_text_coming_back_moves_nothing(field: GrowingText) -> None:
    field.show_text("one two")
    place_caret(field, 3)
    QTest.keyClicks(field, "x")
    field.show_text("onex two")
    assert field.textCursor().position() == 4
    assert field.hasFocus()


def test_a_text_from_elsewhere_leaves_the_caret_in_its_words(field: GrowingText) -> None:
    field.show_text("one two three")
    place_caret(field, 9)
    field.show_text("zero 🛟 one two three")
    before = QTextCursor(field.textCursor())
    before.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    assert before.selectedText().endswith("one two t")
    field.show_text("")
    assert field.textCursor().position() == 0


def test_it_grows_with_its_text_and_then_scrolls(field: GrowingText, qtbot) -> None:
    single = field.height()
    field.show_text("a\nb\nc")
    qtbot.waitUntil(lambda: field.height() >= single + 2 * field.fontMetrics().lineSpacing())
    field.show_text("line\n" * 60)
    assert field.height() < 20 * field.fontMetrics().lineSpacing()
    field.show_text("a")
    qtbot.waitUntil(lambda: field.height() == single)


def test_enter_breaks_the_line_or_moves_on(field: GrowingText, qtbot) -> None:
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field.exact_text == "a\n\n"
    one_line = GrowingText(one_line=True)
    qtbot.addWidget(one_line)
    with qtbot.waitSignal(one_line.advanced):
        QTest.keyClick(one_line, Qt.Key.Key_Return)
    assert one_line.exact_text == ""


def test_a_field_of_one_line_joins_what_is_pasted(qtbot) -> None:
    field = GrowingText(one_line=True)
    qtbot.addWidget(field)
    mime = QMimeData()
    mime.setText("Ada Reyes,\r\nNorthwind\nAgency")
    field.insertFromMimeData(mime)
    assert field.exact_text == "Ada Reyes, Northwind Agency"


def test_a_dropped_file_is_not_for_the_field(field: GrowingText) -> None:
    mime = QMimeData()
    mime.setText("file:///a.jpg")
    mime.setUrls([QUrl.fromLocalFile("/a.jpg")])
    assert not field.canInsertFromMimeData(mime)


def test_undo_is_left_to_the_story(field: GrowingText) -> None:
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.exact_text == "abc"


@given(texts=st.lists(st.text(st.characters(exclude_characters="\r\u2029\x00\ufdd0\ufdd1", exclude_categories=["Cs"]))))
def test_whatever_is_shown_after_whatever_is_exact(texts: list[str]) -> None:
    field = GrowingText()
    for text in texts:
        field.show_text(text)
        assert field.exact_text == text
    field.deleteLater()
