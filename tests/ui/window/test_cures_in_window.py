"""Cures at the desk: the text, the boxes and the library change as the button says, and Undo takes one step back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.ui.panels.finding_row import FindingEntry
from studio.ui.panels.preflight_panel import PreflightPanel
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk, story_called


def opened(desk: OpenedDesk, body: str) -> PreflightPanel:
    """Preflight beside a story with that text."""
    story = story_called("The boats came home", body=body, section="World")
    desk.put(story)
    desk.desk.show_story(story.id)
    desk.until(lambda: desk.story.id == story.id)
    desk.act("panel-preflight")
    panel = desk.window.panels.panel("preflight")
    assert isinstance(panel, PreflightPanel)
    return panel


def entry_of(desk: OpenedDesk, panel: PreflightPanel, code: str) -> FindingEntry:
    def found() -> list[FindingEntry]:
        return [entry for entry in panel.entries if entry.row.finding.code == code and entry.cures.titles]

    desk.until(found)
    return found()[0]


def press(entry: FindingEntry, cure_id: str) -> None:
    title = sentence(f"cures.{cure_id}.title")
    QTest.mouseClick(entry.cures.buttons[entry.cures.titles.index(title)], Qt.MouseButton.LeftButton)


def test_a_line_is_removed_from_the_text_and_comes_back_as_one_step(desk: OpenedDesk) -> None:
    body = "They came.\n\n::picture{#none}\n\nAll is well."
    panel = opened(desk, body)
    press(entry_of(desk, panel, "check.picture.unknown"), "remove-line")
    assert desk.story.body == "They came.\n\nAll is well."
    assert desk.window.editor.body_edit.document().blockCount() == 3
    assert desk.desk.session.undo_name == sentence("cures.remove-line.step")
    desk.act("undo")
    assert desk.story.body == body
    assert desk.desk.session.undo_name == ""


def test_the_cure_goes_on_from_what_was_typed_before(desk: OpenedDesk) -> None:
    panel = opened(desk, "They came.\n\n::picture{#none}")
    entry = entry_of(desk, panel, "check.picture.unknown")
    desk.window.editor.focus_field("body")
    desk.window.editor.go_to_line(0)
    desk.type("So: ")
    press(entry, "remove-line")
    assert desk.story.body == "So: They came."
    desk.act("undo")
    assert desk.story.body == "So: They came.\n\n::picture{#none}"


@pytest.mark.parametrize(
    ("cure", "body"),
    [("put-back", "He said: “We will never leave.”"), ("change-meant", "He said: “We will gladly leave.”")],
)
def test_a_quotation_is_put_back_or_its_change_meant(desk: OpenedDesk, cure: str, body: str) -> None:
    panel = opened(desk, "He said: “We will never leave.”")
    desk.until(lambda: desk.desk.known.latest.quotes)
    desk.desk.session.edit("elsewhere", step="Edit", body="He said: “We will gladly leave.”")
    press(entry_of(desk, panel, "check.quote.changed"), cure)
    desk.until(lambda: "check.quote.changed" not in {row.finding.code for row in panel.rows})
    assert desk.story.body == body
