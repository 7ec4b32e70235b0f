"""Words in the text are found, marked and replaced from the bar, by keys, and Undo takes back what was replaced."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.story.story import new_story
from studio.ui.find.find_bar import FindBar
from tests.ui.conftest import OpenDesk
from tests.ui.opened_desk import OpenedDesk

BODY = "The herd left Nur-Sultan.\n\n“Nur-Sultan is cold,” he said 😀.\n\nAstana, not nur-sultan."


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenedDesk:
    opened = open_desk()
    story = replace(new_story(), headline="Herds", body=BODY)
    opened.put(story)
    opened.desk.show_story(story.id)
    opened.until(lambda: opened.story.id == story.id)
    opened.window.editor.focus_field("body")
    return opened


def _bar(desk: OpenedDesk) -> FindBar:
    return desk.window.find_bar


def _selected(desk: OpenedDesk) -> str:
    return desk.window.editor.body_edit.textCursor().selectedText()


def _marked(desk: OpenedDesk) -> list[str]:
    return [selection.cursor.selectedText() for selection in desk.window.editor.body_edit.extraSelections()]


def test_matches_are_counted_marked_and_walked_through_by_enter(desk: OpenedDesk) -> None:
    desk.act("find")
    desk.type("nur-sultan")
    assert _bar(desk).result.text() == "3 matches"
    assert _marked(desk) == ["Nur-Sultan", "Nur-Sultan", "nur-sultan"]
    walked = []
    for _ in range(4):
        desk.key(Qt.Key.Key_Return)
        walked.append(_bar(desk).result.text())
    assert walked == ["1 of 3", "2 of 3", "3 of 3", "1 of 3"]
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (_bar(desk).result.text(), _selected(desk)) == ("3 of 3", "nur-sultan")
    desk.key(Qt.Key.Key_Escape)
    assert _bar(desk).isHidden()
    assert _marked(desk) == []
    assert desk.focus() is desk.window.editor.body_edit


def test_capitals_whole_words_and_expressions_narrow_the_search(desk: OpenedDesk) -> None:
    bar = _bar(desk)
    desk.act("find")
    desk.type("Nur-Sultan")
    bar.switches.case.click()
    assert bar.result.text() == "2 matches"
    bar.words.setText("erd")
    assert bar.result.text() == "1 match"
    bar.switches.whole.click()
    assert bar.result.text() == "No match"
    bar.switches.pattern.click()
    bar.words.setText(r"h\w+")
    assert bar.result.text() == "2 matches"
    bar.words.setText("(h")
    assert "no regular expression" in bar.problem.text()
    assert not bar.next.isEnabled()


def test_one_match_after_the_other_is_replaced_and_undone(desk: OpenedDesk) -> None:
    desk.act("replace")
    desk.type("nur-sultan")
    _bar(desk).replacement.setText("Astana")
    _bar(desk).replacement.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.story.body == BODY
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Return)
    assert desk.story.body == BODY.replace("Nur-Sultan", "Astana")
    assert _bar(desk).result.text() == "1 of 1"
    desk.act("undo")
    assert desk.story.body == BODY.replace("Nur-Sultan", "Astana", 1)


def test_all_are_replaced_as_one_step_and_a_version_is_kept_before(desk: OpenedDesk) -> None:
    desk.act("replace")
    bar = _bar(desk)
    bar.words.setText(r"(nur)-(sultan)")
    bar.switches.pattern.click()
    bar.replacement.setText("$2 $1")
    QTest.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    after = "The herd left Sultan Nur.\n\n“Sultan Nur is cold,” he said 😀.\n\nAstana, not sultan nur."
    assert desk.story.body == after
    assert bar.result.text() == "3 replaced"
    revisions = desk.desk.lane.call_and_wait(lambda library: library.revisions(desk.story.id))
    assert revisions[0].reason == "before-replace"
    assert desk.desk.session is not None
    assert desk.desk.session.undo_name == "Replace 3 Matches"
    desk.act("undo")
    assert desk.story.body == BODY
    desk.act("redo")
    assert desk.story.body == after


def test_the_matches_follow_the_text_and_the_next_story(desk: OpenedDesk) -> None:
    desk.act("find")
    desk.type("astana")
    assert _bar(desk).result.text() == "1 match"
    desk.window.editor.body_edit.appendPlainText("Astana again.")
    desk.until(lambda: _bar(desk).result.text() == "2 matches")
    desk.act("new-story")
    desk.until(lambda: _bar(desk).result.text() == "No match")


def test_selected_words_are_what_to_find(desk: OpenedDesk) -> None:
    desk.act("find")
    desk.type("herd")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Escape)
    _bar(desk).words.clear()
    desk.act("find-next")
    assert _bar(desk).words.text() == "herd"
    assert _bar(desk).isVisible()
