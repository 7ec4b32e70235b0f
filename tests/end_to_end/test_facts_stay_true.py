"""Facts stay true: a changed box, an overdue fact and a box against the body are findings, each with its cure."""

from pathlib import Path

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.library.library import Library
from studio.rendering.houses import shipped_houses
from studio.session.desk import Desk
from studio.settings.settings import Settings
from studio.story.box_kinds import pinned_copy
from studio.story.elements import Fact
from studio.story.library_box import LibraryBox
from studio.story.story import Story
from tests.cli.conftest import STORY
from tests.cli.offstone import Offstone

_WANTED = ["check.agreement.number", "check.fact-box.library-changed", "check.fact.overdue"]


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
    assert "take the change or keep the copy" in ended.data
    assert "give it a new date, or remove it" in ended.data
    assert "“18 million people”" in ended.data
    assert "“19 million people”" in ended.data


def test_the_desk_shows_the_same_three(qtbot: QtBot, tmp_path: Path) -> None:
    story = story_with_boxes(tmp_path / "Desk.offstone")
    desk = Desk(Settings(), shipped_houses(), tmp_path / "Desk.offstone")
    desk.open_library()
    try:
        desk.show_story(story.id)
        qtbot.waitUntil(lambda: desk.review is not None)
        review = desk.review
        assert review is not None
        qtbot.waitUntil(lambda: set(_WANTED) <= {found.code for found in review.latest.findings})
    finally:
        desk.close()


def test_a_quotation_changed_after_intake_is_shown_beside_the_original(qtbot: QtBot, tmp_path: Path) -> None:
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
    finally:
        desk.close()
