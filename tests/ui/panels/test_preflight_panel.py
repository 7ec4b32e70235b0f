"""The preflight panel: findings, jumps, and the way to the hand-off."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.checking.rule import error, warning
from studio.story.findings import Place

HEADLINE = error("headline.missing", Place(field="headline"))
ALT = error("picture.no-alt", Place(field="pictures", element="market", part="alt"), id="market")
STANDFIRST = warning("standfirst.missing", Place(field="standfirst"))


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
