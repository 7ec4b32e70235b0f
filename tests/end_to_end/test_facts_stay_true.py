"""Facts stay true: a changed box, an overdue fact and a box against the body are findings, each with its cure."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.library.library import Library
from studio.rendering.houses import shipped_houses
from studio.session.desk import Desk
from studio.settings.settings import Settings
from studio.story.box_kinds import pinned_copy
from studio.story.elements import Fact
from studio.story.library_box import LibraryBox
from studio.story.story import Story
from studio.ui.panels.finding_row import FindingEntry
from studio.ui.panels.preflight_panel import PreflightPanel
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.theme.theme import Theme
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone
from tests.ui.opened_desk import OpenedDesk

_CURES = {
    "check.agreement.number": "Use “19 million people”",
    "check.fact-box.library-changed": "Take the library's box",
    "check.fact.overdue": "Checked today",
}


def story_with_boxes(folder: Path) -> Story:
    """A story with copies of two boxes: one was changed since, the other is overdue and not what the body says."""
    with Library.create(folder) as library:
        basics = library.boxes.save(
            LibraryBox(id="", title="The harbour", facts=(Fact(question="Who runs it?", answer="The town."),))
        )
        numbers = LibraryBox(
            id="",
            title="The country",
            facts=(Fact(question="How many live there?", answer="18 million people.", review_by="2026-01-01"),),
        )
        numbers = library.boxes.save(numbers)
        boxes = (pinned_copy(basics, "harbour"), pinned_copy(numbers, "country"))
        body = "The country has 19 million people.\n\n::fact-box{#harbour}\n\n::fact-box{#country}"
        story = replace(STORY, body=body, fact_boxes=boxes)
        library.save(story)
        library.boxes.save(replace(basics, facts=(Fact(question="Who runs it?", answer="The crown."),)))
    return story


def test_the_command_line_shows_the_three_and_their_cures(tmp_path: Path) -> None:
    story = story_with_boxes(tmp_path / "Desk.offstone")
    ended = Offstone(tmp_path)("--library", tmp_path / "Desk.offstone", "check", story.id)
    lines = ended.data.splitlines()
    (changed,) = [line for line in lines if "take the change or keep the copy" in line]
    (overdue,) = [line for line in lines if "give it a new date, or remove it" in line]
    (against,) = [line for line in lines if "“18 million people”" in line]
    assert changed.endswith("Cure: Take the library's box; or: Keep ours.")
    assert overdue.endswith("Cure: Checked today.")
    assert against.endswith("Cure: Use “19 million people”.")


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenedDesk]:
    """The window on a library with that story, without preview."""
    story_with_boxes(tmp_path / "Desk.offstone")
    monkeypatch.setattr(PreviewPane, "start", lambda *_: None)
    desk = OpenedDesk(qtbot, Theme(qapp, "light"), tmp_path / "Desk.offstone", Settings(), is_new=False)
    yield desk
    desk.close()


def test_the_desk_cures_the_same_three_and_takes_each_cure_back(opened: OpenedDesk) -> None:
    story = opened.story
    opened.act("panel-preflight")
    panel = opened.window.panels.panel("preflight")
    assert isinstance(panel, PreflightPanel)
    for code, title in _CURES.items():
        entry = _entry_with_cure(opened, panel, code)
        button = entry.cures.buttons[entry.cures.titles.index(title)]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        opened.until(lambda code=code: code not in {row.finding.code for row in panel.rows})
    cured = opened.story
    assert [fact.answer for box in cured.fact_boxes for fact in box.facts] == ["The crown.", "19 million people."]
    for _ in _CURES:
        opened.act("undo")
    assert opened.story == story
    opened.until(lambda: set(_CURES) <= {row.finding.code for row in panel.rows})


def _entry_with_cure(opened: OpenedDesk, panel: PreflightPanel, code: str) -> FindingEntry:
    def found() -> list[FindingEntry]:
        return [each for each in panel.entries if each.row.finding.code == code and each.cures.titles]

    opened.until(found)
    return found()[0]


def test_a_quotation_changed_after_intake_is_shown_until_the_change_is_meant(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(Settings(), shipped_houses(), tmp_path / "Desk.offstone")
    desk.open_library(create=True)
    try:
        desk.take_in(replace(STORY, body="She said: “We will never leave the harbour to them.”"))
        session, review = desk.session, desk.review
        assert session is not None
        assert review is not None
        known = desk.known
        assert known is not None
        qtbot.waitUntil(lambda: bool(known.latest.quotes))
        session.edit("editor", body="She said: “We will gladly leave the harbour to them.”")
        qtbot.waitUntil(lambda: "check.quote.changed" in {found.code for found in review.latest.findings})
        known.release_quote("We will never leave the harbour to them.")
        qtbot.waitUntil(lambda: "check.quote.changed" not in {found.code for found in review.latest.findings})
        known.guard_quote("We will never leave the harbour to them.")
        qtbot.waitUntil(lambda: "check.quote.changed" in {found.code for found in review.latest.findings})
        known.release_quote("We will never leave the harbour to them.")
        desk.lane.call_and_wait(lambda library: library.save(session.story, "made"))
        known.look_up()
        qtbot.waitUntil(lambda: known.latest.quotes == ("We will gladly leave the harbour to them.",))
    finally:
        desk.close()
