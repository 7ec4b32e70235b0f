"""The preflight panel: findings, jumps, cures, and the way to the hand-off."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.checking.known import Known
from studio.checking.rule import error, warning
from studio.story.elements import Fact
from studio.story.findings import Place
from studio.wording import sentence
from tests.ui.panels.desk import BOX, STORY

HEADLINE = error("headline.missing", Place(field="headline"))
ALT = error("picture.no-alt", Place(field="pictures", element="market", part="alt"), id="market")
STANDFIRST = warning("standfirst.missing", Place(field="standfirst"))
OVERDUE = warning(
    "fact.overdue",
    Place(field="fact_boxes", element="basics", part="facts.0.review_by"),
    box="The harbour",
    number="1",
    due="2026-01-01",
)
CHANGED = warning("quote.changed", Place(field="body", line=0), before="They came home.", now="They came.")
DUE = replace(STORY, fact_boxes=(replace(BOX, facts=(Fact(question="Who?", answer="We.", review_by="2026-01-01"),)),))


def test_errors_come_first_with_their_sentences(show) -> None:
    shown = show()
    shown.desk.review.find(STANDFIRST, HEADLINE, ALT)
    panel = shown.panel("preflight")
    assert [row.finding for row in panel.rows] == [HEADLINE, ALT, STANDFIRST]
    assert panel.rows[0].accessibleName() == "Error: The story has no headline. Write one. Headline"
    assert panel.blocked.isVisible()
    assert not panel.clear.isVisible()


def test_a_row_jumps_by_click_and_by_key(show) -> None:
    shown = show()
    shown.desk.review.find(HEADLINE, ALT)
    rows = shown.panel("preflight").rows
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(rows[0], Qt.Key.Key_Return)
    assert shown.bench.jumps == [ALT.place, HEADLINE.place]


def test_findings_come_and_go_in_the_same_rows(show) -> None:
    shown = show()
    panel = shown.panel("preflight")
    shown.desk.review.find(HEADLINE, ALT)
    first = panel.rows[0]
    shown.desk.review.find(ALT)
    assert panel.rows == (first,)
    assert first.finding == ALT
    shown.desk.review.find(STANDFIRST)
    assert not panel.blocked.isVisible()
    shown.desk.review.find()
    assert panel.rows == ()
    assert panel.clear.isVisible()


def test_before_the_first_review_nothing_is_claimed(show) -> None:
    panel = show().panel("preflight")
    assert panel.waiting.isVisible()
    assert not panel.clear.isVisible()


def test_hand_off_is_asked_of_the_bench(show) -> None:
    shown = show()
    QTest.mouseClick(shown.panel("preflight").hand_off_button, Qt.MouseButton.LeftButton)
    assert shown.bench.hand_offs == 1


def test_another_story_brings_its_own_findings(show) -> None:
    shown = show()
    shown.desk.review.find(HEADLINE)
    panel, old = shown.panel("preflight"), shown.desk.review
    shown.desk.open(shown.story)
    assert panel.waiting.isVisible()
    old.find(ALT)
    assert panel.rows == ()
    shown.desk.review.find(STANDFIRST)
    assert [row.finding for row in panel.rows] == [STANDFIRST]


def test_a_cure_is_one_step_that_is_undone(show) -> None:
    shown = show(DUE)
    shown.desk.known.learn(Known(today="2026-03-02"))
    shown.desk.review.find(OVERDUE, STANDFIRST)
    entry, other = shown.panel("preflight").entries
    assert entry.cures.titles == (sentence("cures.checked-today.title"),)
    assert not other.cures.isVisible()
    QTest.mouseClick(entry.cures.buttons[0], Qt.MouseButton.LeftButton)
    assert shown.story.fact_boxes[0].facts[0].review_by == "2026-06-01"
    assert shown.desk.session.undo_name == sentence("cures.checked-today.step")
    shown.desk.session.undo()
    assert shown.story == DUE


def test_a_cure_is_pressed_by_key_and_says_what_it_cures(show) -> None:
    shown = show(DUE)
    shown.desk.known.learn(Known(today="2026-03-02"))
    shown.desk.review.find(OVERDUE)
    (entry,) = shown.panel("preflight").entries
    button = entry.cures.buttons[0]
    entry.row.setFocus()
    QTest.keyClick(entry.row, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert entry.row.finding.parameters["due"] in button.accessibleDescription()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown.story != DUE


def test_a_cure_that_comes_too_late_says_so(show) -> None:
    shown = show(DUE)
    shown.desk.known.learn(Known(today="2026-03-02"))
    shown.desk.review.find(OVERDUE)
    (entry,) = shown.panel("preflight").entries
    told = []
    shown.desk.notice.connect(told.append)
    shown.desk.session.edit("elsewhere", fact_boxes=())
    QTest.mouseClick(entry.cures.buttons[0], Qt.MouseButton.LeftButton)
    assert [notice.code for notice in told] == ["cures.too-late"]
    assert shown.story.fact_boxes == ()
    assert entry.cures.titles == ()


def test_one_press_is_one_cure_however_often_the_mouse_is_clicked(show) -> None:
    shown = show(DUE)
    shown.desk.known.learn(Known(today="2026-03-02"))
    shown.desk.review.find(OVERDUE)
    (entry,) = shown.panel("preflight").entries
    told = []
    shown.desk.notice.connect(told.append)
    for _ in range(2):
        QTest.mouseClick(entry.cures.buttons[0], Qt.MouseButton.LeftButton)
    assert told == []
    shown.desk.review.find(OVERDUE)
    assert entry.cures.isEnabled()


def test_a_change_that_is_meant_is_told_to_the_library(show) -> None:
    shown = show(replace(STORY, body="He said: “They came.”"))
    shown.desk.review.find(CHANGED)
    (entry,) = shown.panel("preflight").entries
    told = []
    shown.desk.notice.connect(told.append)
    meant = entry.cures.titles.index(sentence("cures.change-meant.title"))
    QTest.mouseClick(entry.cures.buttons[meant], Qt.MouseButton.LeftButton)
    assert shown.desk.known.released == ["They came home."]
    (notice,) = told
    notice.act()
    assert shown.desk.known.released == []


def test_two_long_cures_stand_below_each_other_in_a_narrow_column(show, qtbot) -> None:
    shown = show(replace(STORY, body="He said: “They came.”"))
    shown.desk.review.find(CHANGED)
    (entry,) = shown.panel("preflight").entries
    back, meant = entry.cures.buttons
    qtbot.waitUntil(lambda: back.geometry().bottom() < meant.geometry().top())
    assert meant.geometry().bottom() <= entry.cures.height()
    shown.column.resize(520, 700)
    qtbot.waitUntil(lambda: back.geometry().top() == meant.geometry().top())


def test_a_long_cure_is_cut_to_its_column_and_told_in_full(show, qtbot) -> None:
    said, other = "18 million people", "nineteen million inhabitants of the whole country and its islands"
    story = replace(STORY, headline=f"{said} & more", body=f"There are {other}.")
    shown = show(story)
    shown.desk.review.find(
        warning("agreement.number", Place(field="headline"), here=said, there=other, line="1"),
    )
    (entry,) = shown.panel("preflight").entries
    (button,) = entry.cures.buttons
    qtbot.waitUntil(lambda: button.text().endswith("…"))
    assert 0 < button.geometry().right() < entry.cures.width()
    assert button.toolTip() == button.accessibleName() == sentence("cures.use-text.title", there=other)
