"""The fact-box panel, as an editor uses it."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.story.directives import Directive
from studio.story.elements import Fact
from studio.story.findings import Place
from studio.ui.panels.element_card import CardAction
from studio.ui.panels.fact_row import FactAction
from tests.ui.panels.desk import BOX, STORY

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def text(shown, part: str):
    shown.column.reveal(Place(field="fact_boxes", element="basics", part=part))
    return shown.column.panel("facts").card("basics").field_of(part).text


def test_a_new_box_begins_with_its_title(show, qapp) -> None:
    shown = show(replace(STORY, fact_boxes=()))
    panel = shown.panel("facts")
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    (box,) = shown.story.fact_boxes
    title = panel.card(box.id).field_of("title").text
    assert title.hasFocus()
    QTest.keyClicks(title, "The basics")
    QTest.keyClick(title, Qt.Key.Key_Return)
    question = qapp.focusWidget()
    QTest.keyClicks(question, "Where?")
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert shown.story.fact_boxes[0].title == "The basics"
    assert shown.story.fact_boxes[0].facts == (Fact(question="Where?"),)


def test_enter_in_a_question_goes_to_its_answer(show, qapp) -> None:
    shown = show()
    question = text(shown, "facts.0.question")
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert qapp.focusWidget() is text(shown, "facts.0.answer")


def test_control_enter_adds_the_next_fact(show, qapp) -> None:
    shown = show()
    QTest.keyClick(text(shown, "facts.0.answer"), Qt.Key.Key_Return, CONTROL)
    assert shown.story.fact_boxes[0].facts == (BOX.facts[0], Fact(), *BOX.facts[1:])
    card = shown.column.panel("facts").card("basics")
    assert card.field_of("facts.1.question").text.hasFocus()
    QTest.keyClicks(qapp.focusWidget(), "Who?")
    assert shown.story.fact_boxes[0].facts[1].question == "Who?"


def test_alt_with_an_arrow_moves_a_fact_and_the_focus_goes_with_it(show) -> None:
    shown = show()
    answer = text(shown, "facts.0.answer")
    QTest.keyClick(answer, Qt.Key.Key_Down, ALT)
    assert shown.story.fact_boxes[0].facts == (BOX.facts[1], BOX.facts[0], BOX.facts[2])
    card = shown.column.panel("facts").card("basics")
    moved = card.field_of("facts.1.answer").text
    assert moved.hasFocus()
    assert moved.exact_text == BOX.facts[0].answer
    QTest.keyClick(moved, Qt.Key.Key_Up, ALT)
    QTest.keyClick(card.field_of("facts.0.answer").text, Qt.Key.Key_Up, ALT)
    assert shown.story.fact_boxes == (BOX,)


def test_facts_are_removed_and_had_back_by_undo(show) -> None:
    shown = show()
    card = shown.panel("facts").open_card("basics")
    QTest.mouseClick(card.rows[1].buttons[FactAction.REMOVE], Qt.MouseButton.LeftButton)
    assert shown.story.fact_boxes[0].facts == (BOX.facts[0], BOX.facts[2])
    assert len(card.rows) == 2
    shown.desk.session.undo()
    assert shown.story == STORY
    assert [row.words.fields["question"].text.exact_text for row in card.rows] == [f.question for f in BOX.facts]


def test_every_part_of_a_fact_can_be_edited(show) -> None:
    shown = show()
    for part in Fact.__struct_fields__:
        QTest.keyClicks(text(shown, f"facts.2.{part}"), "!")
    fact = shown.story.fact_boxes[0].facts[2]
    for part in Fact.__struct_fields__:
        assert "!" in getattr(fact, part)


def test_what_is_missing_is_marked_but_not_in_a_fact_just_begun(show) -> None:
    shown = show(replace(STORY, fact_boxes=(replace(BOX, facts=(Fact(question="Only this"),)),)))
    card = shown.panel("facts").open_card("basics")
    assert not card.field_of("facts.0.question").is_marked_missing
    assert card.field_of("facts.0.answer").is_marked_missing
    assert "1 unfinished" in card.content.badges.words
    QTest.keyClick(card.field_of("facts.0.answer").text, Qt.Key.Key_Return, CONTROL)
    fresh = card.field_of("facts.1.question")
    assert not fresh.is_marked_missing
    QTest.keyClicks(fresh.text, "a")
    QTest.keyClick(fresh.text, Qt.Key.Key_Backspace)
    assert fresh.is_marked_missing


def test_a_date_that_is_none_is_marked(show) -> None:
    shown = show()
    date = text(shown, "facts.1.as_of")
    QTest.keyClicks(date, "last week")
    assert shown.column.panel("facts").card("basics").field_of("facts.1.as_of").is_marked_missing


def test_a_box_is_placed_and_removed(show) -> None:
    shown = show()
    notices = []
    shown.desk.notice.connect(notices.append)
    buttons = shown.panel("facts").open_card("basics")._parts.buttons.buttons
    QTest.mouseClick(buttons[CardAction.PLACE], Qt.MouseButton.LeftButton)
    assert shown.bench.placed == [Directive(name="fact-box", id="basics")]
    QTest.mouseClick(buttons[CardAction.REMOVE], Qt.MouseButton.LeftButton)
    assert shown.story.fact_boxes == ()
    notices[0].act()
    assert shown.story == STORY


def test_an_empty_fact_of_a_box_that_is_opened_is_marked(show) -> None:
    shown = show(replace(STORY, fact_boxes=(replace(BOX, facts=(Fact(), BOX.facts[0])),)))
    card = shown.panel("facts").open_card("basics")
    assert card.field_of("facts.0.question").is_marked_missing
    assert not card.field_of("facts.1.question").is_marked_missing


def test_source_and_date_are_made_when_they_are_asked_for_and_come_next(show, qapp) -> None:
    shown = show()
    card = shown.panel("facts").open_card("basics")
    disclosure = card.rows[0].disclosure
    QTest.mouseClick(disclosure.button, Qt.MouseButton.LeftButton)
    disclosure.button.setFocus()
    qapp.processEvents()
    QTest.keyClick(disclosure.button, Qt.Key.Key_Tab)
    assert qapp.focusWidget() is card.field_of("facts.0.source").text
    assert qapp.focusWidget().exact_text == "Port office"
