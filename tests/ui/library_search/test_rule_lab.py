"""The rule lab, on the real desk: a rule is chosen or typed, tried on all stories, and copied as TOML."""

import tomllib
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.rendering.style_packs import shipped_pack
from studio.story.style_rules import StyleCheck
from studio.ui.library_search.rule_lab import RuleLab
from studio.ui.theme.theme import Theme
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk, story_called
from tests.ui.window.test_accessibility import nameless, stops, walk, without_focus_ring

LEFT = Qt.MouseButton.LeftButton
PLAIN = story_called("Rules at work", body="They utilised a zeppelin.\n\n“We utilised it,” she said.", language="en-GB")
GERMAN = story_called("Ein Zeppelin", body="Der zeppelin.", language="de-DE")


@pytest.fixture
def lab(desk: OpenedDesk) -> Iterator[RuleLab]:
    desk.put(GERMAN, PLAIN)
    desk.desk.house = replace(desk.desk.house, style=(shipped_pack("starter"),))
    desk.act("rule-lab")
    (shown,) = desk.window.findChildren(RuleLab)
    yield shown
    shown.close()


def choose(lab: RuleLab, check: StyleCheck) -> None:
    lab.fields.check.setCurrentIndex(list(StyleCheck).index(check))


def try_(desk: OpenedDesk, lab: RuleLab, lines: str) -> list[str]:
    lab.fields.lines.setPlainText(lines)
    QTest.keyClick(lab.fields.lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: not lab.search.is_running)
    found = [lab.model.row(lab.model.index(row)) for row in range(lab.model.rowCount())]
    return [row.hit.words if row.hit is not None else row.story.headline.upper() for row in found]


def test_what_is_typed_is_tried_as_it_is_typed(desk: OpenedDesk, lab: RuleLab) -> None:
    assert lab.empty.title.text() == sentence("rule-lab.start-title")
    lab.fields.lines.setFocus()
    QTest.keyClicks(lab.fields.lines, "zeppelin")
    desk.until(lambda: lab.model.hits == 1)
    assert lab.summary.full_text == "1 hit in 1 story"


def test_quotations_and_other_languages_are_left_alone(desk: OpenedDesk, lab: RuleLab) -> None:
    choose(lab, StyleCheck.SUBSTITUTION)
    assert try_(desk, lab, "utilised = used\nzeppelin = airship") == ["RULES AT WORK", "utilised", "zeppelin"]
    hit = lab.model.row(lab.model.index(1)).hit
    assert hit is not None
    assert lab.model.instead(hit) == "used"
    lab.fields.language.setText("de")
    assert try_(desk, lab, "zeppelin = Luftschiff") == ["EIN ZEPPELIN", "Zeppelin", "zeppelin"]


def test_a_rule_of_the_house_is_tried_whatever_its_level(desk: OpenedDesk, lab: RuleLab) -> None:
    texts = [lab.fields.rule.itemText(index) for index in range(lab.fields.rule.count())]
    lab.fields.rule.setCurrentIndex(texts.index("Starter: shorter"))
    lab.fields.rule.activated.emit(lab.fields.rule.currentIndex())
    desk.until(lambda: lab.model.hits > 0)
    desk.until(lambda: not lab.search.is_running)
    assert "utilised" in [lab.model.index(row).data() for row in range(lab.model.rowCount())]
    assert lab.fields.level.currentData() == "suggestion"
    lab.copy()
    (table,) = tomllib.loads(QGuiApplication.clipboard().text())["rules"]
    assert (table["id"], table["swap"]["utilise"], table["wrong"]) == (
        "shorter", "use", ["Prior to the vote they utilised a van."],
    )  # fmt: skip


def test_examples_that_fail_now_are_left_out_and_told(desk: OpenedDesk, lab: RuleLab) -> None:
    texts = [lab.fields.rule.itemText(index) for index in range(lab.fields.rule.count())]
    lab.fields.rule.setCurrentIndex(texts.index("Starter: shorter"))
    lab.fields.rule.activated.emit(lab.fields.rule.currentIndex())
    try_(desk, lab, "zeppelin = airship")
    lab.copy()
    assert "Prior to the vote they utilised a van." in lab.summary.full_text
    (table,) = tomllib.loads(QGuiApplication.clipboard().text())["rules"]
    assert "wrong" not in table


def test_a_rule_needs_words_to_be_tried_and_a_note_to_be_copied(desk: OpenedDesk, lab: RuleLab) -> None:
    QGuiApplication.clipboard().setText("before")
    QTest.mouseClick(lab.try_button, LEFT)
    assert lab.fields.problem.text() == sentence("rule-lab.no-words")
    choose(lab, StyleCheck.SUBSTITUTION)
    assert try_(desk, lab, "zeppelin") == []
    assert lab.fields.problem.text() == sentence("rule-lab.no-pair", line=1)
    try_(desk, lab, "zeppelin = airship")
    assert not lab.fields.problem.isVisible()
    QTest.mouseClick(lab.copy_button, LEFT)
    assert lab.summary.full_text == sentence("rule-lab.no-note")
    assert QGuiApplication.clipboard().text() == "before"
    lab.fields.note.setPlainText("An airship is none.")
    QTest.mouseClick(lab.copy_button, LEFT)
    assert 'swap = { "zeppelin" = "airship" }' in QGuiApplication.clipboard().text()


def test_long_sentences_are_counted_by_their_length(desk: OpenedDesk, lab: RuleLab) -> None:
    choose(lab, StyleCheck.OCCURRENCE)
    lab.fields.most.setText("3")
    lab.fields.name.setText("Short sentences")
    assert "They utilised a zeppelin." in try_(desk, lab, "")
    lab.fields.most.setText("900")
    assert try_(desk, lab, "") == []
    assert lab.empty.title.text() == sentence("rule-lab.none-title")


def test_nothing_is_shown_that_the_rule_no_longer_finds(desk: OpenedDesk, lab: RuleLab) -> None:
    assert try_(desk, lab, "zeppelin")
    lab.fields.lines.setPlainText("airship")
    assert lab.model.hits == 0


def test_enter_opens_the_story_at_the_hit(desk: OpenedDesk, lab: RuleLab) -> None:
    try_(desk, lab, "zeppelin")
    lab.list.setCurrentIndex(lab.model.index(1))
    QTest.keyClick(lab.list, Qt.Key.Key_Return)
    desk.until(lambda: desk.story.id == PLAIN.id)


def test_the_lab_follows_the_house_and_opens_once(desk: OpenedDesk, lab: RuleLab) -> None:
    desk.act("rule-lab")
    assert desk.window.findChildren(RuleLab) == [lab]
    assert lab.fields.rule.count() > 1
    desk.desk.house_changed.emit(replace(desk.desk.house, style=()))
    assert lab.fields.rule.count() == 1


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_everything_is_reached_named_and_shows_its_focus(
    desk: OpenedDesk, lab: RuleLab, theme: Theme, choice: str
) -> None:
    theme.choose(choice)
    try:
        try_(desk, lab, "zeppelin")
        lab.activateWindow()
        assert nameless(lab) == []
        assert set(stops(lab)) <= set(walk(lab, lab.fields.rule, Qt.Key.Key_Tab))
        assert without_focus_ring(lab, lab.fields.rule) == []
    finally:
        theme.choose("light")
