"""The column: its tabs, its laziness, its way to every place."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit

from studio.checking.check import check
from studio.checking.rule import error
from studio.story.elements import Correction, Embed, Origin, RelatedLink
from studio.story.findings import Place
from studio.story.story import Story
from studio.ui.panels.all_panels import PANELS
from studio.ui.panels.scrolling_panel import ScrollingPanel
from studio.wording import sentence
from tests.ui.panels.desk import BARE, LONG, STORY

POOR = replace(
    STORY,
    pictures=(*STORY.pictures, replace(BARE, id="long", caption=LONG, file_name="a" * 200 + ".jpg")),
    embeds=(*STORY.embeds, Embed(id="bare", fallback="", url="https://example.org/" + "a" * 200)),
    origin=Origin(),
    related=(RelatedLink(is_included=True, headline=LONG), RelatedLink(is_included=True, is_cut=True)),
    corrections=(Correction(text=""),),
    embargoed_until="soon",
    desk_notes=LONG,
)


def test_panels_are_made_when_they_are_first_shown(show) -> None:
    shown = show()
    assert set(shown.column._made) == {"pictures"}
    shown.column.show_panel("story")
    assert set(shown.column._made) == {"pictures", "story"}


def test_tabs_change_the_panel_by_mouse_and_keyboard(show, qtbot) -> None:
    shown = show()
    tabs = shown.column._tabs
    with qtbot.waitSignal(shown.column.panel_changed) as signal:
        QTest.mouseClick(tabs["facts"], Qt.MouseButton.LeftButton)
    assert signal.args == ["facts"]
    tabs["facts"].setFocus()
    QTest.keyClick(tabs["facts"], Qt.Key.Key_Right)
    assert shown.column.current == "embeds"
    assert tabs["embeds"].isChecked()


def test_nothing_needs_more_room_than_the_column_has(show, qtbot) -> None:
    shown = show(POOR)
    assert shown.column.minimumSizeHint().width() <= 270
    shown.column.resize(270, 700)
    shown.desk.review.find(*check(POOR, shown.desk.house))
    for spec in PANELS:
        panel = shown.panel(spec.id)
        for card in getattr(panel, "cards", ()):
            panel.open_card(card.element_id)
        qtbot.wait(1)
        assert panel.minimumSizeHint().width() <= 270, spec.id
        if isinstance(panel, ScrollingPanel):
            assert panel._area.widget().width() <= panel._area.viewport().width(), spec.id


def test_every_finding_in_the_panels_leads_to_a_field(show, qapp) -> None:
    shown = show(POOR)
    findings = check(POOR, shown.desk.house)
    places = [finding.place for finding in findings if shown.column.has_place(finding.place)]
    assert len(places) > 15
    for place in places:
        assert shown.column.reveal(place)
        focused = qapp.focusWidget()
        assert isinstance(focused, QPlainTextEdit | QAbstractButton | QComboBox), place
        assert shown.column.panel(shown.column.current).isAncestorOf(focused), place
        if place.part in {"alt", "url", "fallback", "permission", "excerpt"}:
            assert isinstance(focused, QPlainTextEdit), place


def test_places_of_the_article_column_are_left_to_others(show) -> None:
    shown = show()
    for field in ("headline", "body", "standfirst", "section"):
        assert not shown.column.has_place(Place(field=field))
        assert not shown.column.reveal(Place(field=field))
    assert shown.column.current == "pictures"


def test_tabs_say_how_things_stand(show, qtbot) -> None:
    shown = show()
    tabs = shown.column._tabs
    assert tabs["pictures"].accessibleName() == "Pictures, 2, to be mended"
    assert tabs["facts"].accessibleName() == "Facts, 1"
    assert tabs["preflight"].accessibleName() == "Preflight"
    shown.desk.review.find(error("headline.missing", Place(field="headline")))
    qtbot.waitUntil(lambda: tabs["preflight"].accessibleName() == "Preflight, 1, to be mended")


def test_every_control_has_a_name(show) -> None:
    shown = show(POOR)
    for spec in PANELS:
        panel = shown.panel(spec.id)
        for card in getattr(panel, "cards", ()):
            panel.open_card(card.element_id)
    for kind in (QAbstractButton, QPlainTextEdit, QComboBox):
        for control in shown.column.findChildren(kind):
            name = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            assert name.strip(), control


def test_another_story_replaces_what_is_shown(show) -> None:
    shown = show()
    panel = shown.panel("pictures")
    panel.open_card("market")
    old = shown.desk.session
    shown.desk.open(replace(STORY, id="other", pictures=(replace(BARE, alt="Stalls"), STORY.pictures[0])))
    assert [card.element_id for card in panel.cards] == ["market", "harbour"]
    assert not any(card.is_open for card in panel.cards)
    old.edit("elsewhere", pictures=())
    assert len(panel.cards) == 2


def test_a_hidden_panel_catches_up_when_it_is_shown(show) -> None:
    shown = show()
    facts = shown.panel("facts")
    shown.column.show_panel("story")
    shown.desk.session.edit("elsewhere", fact_boxes=())
    assert len(facts.cards) == 1
    shown.column.show_panel("facts")
    assert facts.cards == ()
    assert facts.empty.isVisible()


def test_an_empty_desk_shows_empty_panels(show) -> None:
    shown = show(None)
    for spec in PANELS:
        shown.panel(spec.id)
    shown.desk.open(STORY)
    assert len(shown.panel("pictures").cards) == 3


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.id)
def test_each_panel_is_declared_whole(spec) -> None:
    assert sentence(spec.title_code)
    assert spec.fields <= set(Story.__struct_fields__)
    assert spec.status(STORY, ()).count >= 0


def test_tab_goes_through_a_panel_from_top_to_bottom(show, qapp) -> None:
    shown = show()
    card = shown.panel("facts").open_card("basics")
    qapp.processEvents()
    card.field_of("title").text.setFocus()
    seen = []
    for _ in range(7):
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.append(qapp.focusWidget().accessibleName())
    assert seen == [
        "Kind",
        "Move down (Alt+Down)",
        "Remove this fact",
        "Question",
        "Answer",
        "Source: Port office, 2026-01-08",
        "Move up (Alt+Up)",
    ]


def test_the_column_hands_the_focus_on_to_the_panel(show, qapp) -> None:
    shown = show()
    shown.column.show_panel("story")
    shown.column.setFocus()
    assert qapp.focusWidget() is shown.column.panel("story").names.fields["slug"].text
