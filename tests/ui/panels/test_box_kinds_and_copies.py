"""Kinds of boxes, copies of the library's boxes, and saving to the library, as an editor does it in the panel."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.checking.known import Known
from studio.story.box_kinds import pinned_copy
from studio.story.elements import BoxKind, Fact, FactBox
from studio.story.findings import Place
from studio.story.library_box import LibraryBox
from studio.ui.panels.box_difference import BoxDifference, box_difference_lines
from studio.ui.panels.difference_lines import LineKind
from studio.ui.panels.element_card import CardAction
from studio.ui.panels.fact_box_card import FactBoxCard
from studio.wording import sentence
from tests.ui.panels.desk import BOX, STORY

LEFT = Qt.MouseButton.LeftButton
OLD = LibraryBox(id="b1", version=1, title="The basics", facts=(Fact(question="Where?", answer="By the sea."),))
NEW = replace(OLD, version=2, facts=(Fact(question="Where?", answer="By the lake."),))
COPY = pinned_copy(OLD, "basics")


def opened(shown) -> FactBoxCard:
    shown.column.reveal(Place(field="fact_boxes", element="basics", part="title"))
    return shown.column.panel("facts").card("basics")


def box_of(shown) -> FactBox:
    return shown.story.fact_boxes[0]


def choose(card: FactBoxCard, kind: BoxKind) -> None:
    choice = card.field_of("kind").choice
    index = choice.findData(kind.value)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_the_kind_changes_the_labels_and_is_one_step(show) -> None:
    shown = show()
    card = opened(shown)
    choose(card, BoxKind.NUMBERS)
    assert (box_of(shown).kind, box_of(shown).facts) == (BoxKind.NUMBERS, BOX.facts)
    words = card.rows[0].words.fields
    assert words["question"].label.text() == sentence("boxes.parts.numbers.question")
    assert words["answer"].text.accessibleName() == sentence("boxes.parts.numbers.answer")
    shown.desk.session.undo()
    assert box_of(shown) == BOX
    assert words["question"].label.text() == sentence("boxes.parts.questions.question")


def test_key_points_have_one_field_and_keep_every_word(show) -> None:
    shown = show()
    card = opened(shown)
    choose(card, BoxKind.KEY_POINTS)
    assert box_of(shown).facts[1] == Fact(answer="Who sails from it? Eleven families.")
    assert card.rows[1].words.fields["question"].isHidden()
    assert card.rows[1].field_of("question") is card.rows[1].words.fields["answer"]
    choose(card, BoxKind.QUESTIONS)
    assert box_of(shown).facts == BOX.facts
    assert not card.rows[1].words.fields["question"].isHidden()


def test_the_choice_says_before_what_another_kind_does(show) -> None:
    shown = show(replace(STORY, fact_boxes=(replace(BOX, facts=(*BOX.facts, Fact(answer="No question."))),)))
    choice = opened(shown).field_of("kind").choice
    words = {choice.itemData(index): choice.itemText(index) for index in range(choice.count())}
    name = sentence("panels.box-kinds.key-points")
    assert words[BoxKind.KEY_POINTS] == sentence("boxes.kind-joins-many", kind=name, count=3)
    assert choice.currentText() == words[BoxKind.QUESTIONS] == sentence("panels.box-kinds.questions")
    assert words[BoxKind.PROFILE] == sentence("panels.box-kinds.profile")


def test_the_choice_says_which_part_would_be_lacking(show) -> None:
    points = replace(BOX, kind=BoxKind.KEY_POINTS, facts=(Fact(answer="Eleven families."), Fact(answer="Since: 1822.")))
    shown = show(replace(STORY, fact_boxes=(points,)))
    choice = opened(shown).field_of("kind").choice
    name, part = sentence("panels.box-kinds.timeline"), sentence("boxes.parts.timeline.question")
    assert choice.itemText(choice.findData("timeline")) == sentence("boxes.kind-lacks-one", kind=name, part=part)


def test_a_copy_that_is_behind_says_so_quietly(show) -> None:
    shown = show(replace(STORY, fact_boxes=(COPY,)))
    card = opened(shown)
    bar = card._parts.behind
    assert bar.isHidden()
    shown.desk.known.learn(Known(boxes={"b1": NEW}))
    assert bar.isVisible()
    assert sentence("boxes.changed-badge") in card.content.summary
    assert not card._parts.buttons.buttons[CardAction.SAVE_TO_LIBRARY].isEnabled()
    shown.desk.known.learn(Known(boxes={"b1": OLD}))
    assert bar.isHidden()


def test_take_and_keep_are_one_step_each(show) -> None:
    shown = show(replace(STORY, fact_boxes=(COPY,)))
    shown.desk.known.learn(Known(boxes={"b1": NEW}))
    bar = opened(shown)._parts.behind
    QTest.mouseClick(bar.buttons[CardAction.TAKE], LEFT)
    assert box_of(shown) == replace(COPY, facts=NEW.facts, library_version=2)
    assert bar.isHidden()
    shown.desk.session.undo()
    assert box_of(shown) == COPY
    assert bar.isVisible()
    QTest.mouseClick(bar.buttons[CardAction.KEEP], LEFT)
    assert box_of(shown) == replace(COPY, library_version=2)
    assert bar.isHidden()
    shown.desk.session.undo()
    assert box_of(shown) == COPY


def test_the_difference_can_be_looked_at(show) -> None:
    shown = show(replace(STORY, fact_boxes=(COPY,)))
    shown.desk.known.learn(Known(boxes={"b1": NEW}))
    QTest.mouseClick(opened(shown)._parts.behind.buttons[CardAction.SHOW_DIFFERENCE], LEFT)
    (window,) = shown.column.window().findChildren(BoxDifference)
    assert window.view.lines == box_difference_lines(COPY, NEW)
    (line,) = [line for line in window.view.lines if line.kind is LineKind.TEXT]
    assert "lake" in "".join(piece.text for piece in line.pieces)
    window.reject()


def test_a_box_is_saved_to_the_library_and_becomes_a_copy(show) -> None:
    shown = show()
    QTest.mouseClick(opened(shown)._parts.buttons.buttons[CardAction.SAVE_TO_LIBRARY], LEFT)
    (saved,) = shown.desk.boxes.saved
    assert (saved.title, saved.facts) == (BOX.title, BOX.facts)
    assert box_of(shown) == replace(BOX, library_box="shelved", library_version=1)
    shown.desk.session.undo()
    assert box_of(shown) == BOX


def test_review_dates_are_set_in_one_step_and_leave_others_alone(show) -> None:
    shown = show()
    QTest.mouseClick(opened(shown)._parts.buttons.buttons[CardAction.SET_DATES], LEFT)
    dates = [fact.review_by for fact in box_of(shown).facts]
    assert dates == sorted(set(dates))
    assert all(dates)
    shown.desk.session.undo()
    assert box_of(shown) == BOX
