"""Undo goes where the work was done; findings lead to their places."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from studio.story.findings import Place
from tests.ui.opened_desk import OpenedDesk


def test_typing_in_the_article_is_undone_there(desk: OpenedDesk) -> None:
    before = desk.story.headline
    desk.window.editor.focus_field("headline")
    desk.type("Now ")
    assert desk.story.headline != before
    desk.act("undo")
    assert desk.story.headline == before
    desk.act("redo")
    assert desk.story.headline == f"Now {before}"


def test_a_step_of_a_panel_is_undone_as_a_step(desk: OpenedDesk) -> None:
    boxes = len(desk.story.fact_boxes)
    desk.act("insert-fact-box")
    assert len(desk.story.fact_boxes) == boxes + 1
    desk.act("undo")
    assert len(desk.story.fact_boxes) == boxes
    desk.act("redo")
    assert len(desk.story.fact_boxes) == boxes + 1


@pytest.mark.parametrize("part", ["caption", "alt"])
def test_control_z_in_a_panel_field_takes_back_its_typing(desk: OpenedDesk, part: str) -> None:
    picture = desk.story.pictures[0]
    desk.window.bench.jump(Place(field="pictures", element=picture.id, part=part))
    field = desk.focus()
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    before = getattr(desk.story.pictures[0], part)
    desk.type("XY")
    assert "XY" in getattr(desk.story.pictures[0], part)
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert getattr(desk.story.pictures[0], part) == before
    assert desk.focus() is field


def test_undo_in_the_article_does_not_touch_a_panel_while_there_is_typing(desk: OpenedDesk) -> None:
    desk.act("insert-fact-box")
    boxes = len(desk.story.fact_boxes)
    desk.window.editor.focus_field("headline")
    desk.type("Z")
    desk.act("undo")
    assert not desk.story.headline.startswith("Z")
    assert len(desk.story.fact_boxes) == boxes


PLACES = [
    ("headline", Place(field="headline")),
    ("standfirst", Place(field="standfirst")),
    ("byline", Place(field="byline")),
    ("dateline", Place(field="dateline")),
]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_findings_lead_to_the_lines_above_the_text(desk: OpenedDesk, name: str, place: Place) -> None:
    desk.window.bench.jump(place)
    assert desk.focus() is desk.window.editor.header.fields[name]


def test_findings_lead_to_the_section(desk: OpenedDesk) -> None:
    desk.window.bench.jump(Place(field="section"))
    section = desk.window.editor.header.section
    assert desk.focus() is section or section.isAncestorOf(desk.focus())


def test_findings_lead_to_a_line_of_the_text(desk: OpenedDesk) -> None:
    desk.window.bench.jump(Place(field="body", line=4))
    assert desk.focus() is desk.window.editor.body_edit
    cursor = desk.window.editor.body_edit.textCursor()
    assert cursor.blockNumber() == 4
    assert cursor.selectedText() == desk.story.body.split("\n")[4]


@pytest.mark.parametrize(
    ("panel", "field", "part"),
    [
        ("pictures", "pictures", "alt"),
        ("pictures", "pictures", "credit"),
        ("facts", "fact_boxes", "title"),
        ("facts", "fact_boxes", "facts.0.answer"),
        ("embeds", "embeds", "url"),
        ("embeds", "embeds", "fallback"),
        ("story", "origin", "permission"),
        ("story", "slug", ""),
        ("pictures", "lead_picture", ""),
    ],
)
def test_findings_lead_into_the_panels_even_when_their_column_is_hidden(
    desk: OpenedDesk, panel: str, field: str, part: str
) -> None:
    elements = getattr(desk.story, field)
    element = elements[0].id if isinstance(elements, tuple) and elements else ""
    desk.act("column-panels")
    desk.window.bench.jump(Place(field=field, element=element, part=part))
    assert desk.window.panels.isVisible()
    assert desk.window.panels.current == panel
    assert desk.window.panels.isAncestorOf(desk.focus())


def test_every_finding_of_a_poor_story_leads_somewhere(desk: OpenedDesk) -> None:
    desk.act("new-story")
    desk.act("insert-fact-box")
    desk.act("insert-embed")
    desk.desk.session.edit("test", body=desk.story.body + "\n\n::picture{#nobody}\n\nTK\n", section="Gardening")
    findings = desk.desk.review.review_now().findings
    assert len(findings) > 4
    for finding in findings:
        desk.window.library.search_field.setFocus()
        desk.window.bench.jump(finding.place)
        focus = desk.focus()
        assert desk.window.editor.isAncestorOf(focus) or desk.window.panels.isAncestorOf(focus), finding


def test_the_status_line_leads_to_the_preflight(desk: OpenedDesk) -> None:
    desk.until(desk.window.status_line.findings_button.isVisible)
    desk.window.status_line.findings_button.click()
    assert desk.window.panels.current == "preflight"


def test_select_all_is_for_the_field_in_use(desk: OpenedDesk) -> None:
    desk.act("search")
    desk.window.library.search_field.setText("harbour")
    desk.act("select-all")
    assert desk.window.library.search_field.selectedText() == "harbour"
    desk.window.editor.focus_field("headline")
    desk.act("select-all")
    assert desk.window.editor.header.fields["headline"].textCursor().selectedText() == desk.story.headline
