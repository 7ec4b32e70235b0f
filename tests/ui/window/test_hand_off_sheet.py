"""The hand-off sheet: all there is to know is on it, what stands in the way needs its answer, and it can be stopped."""

import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from studio.exporting.verifying.verify_package import verify_package
from studio.story.elements import CorrectionKind
from studio.story.picture import PlacedPicture
from studio.story.story import with_picture
from studio.ui.panels.iso_dates import today
from studio.ui.window.hand_off_sheet import HandOffSheet
from studio.wording import counted, sentence
from tests.ui.opened_desk import OpenedDesk


def shown(desk: OpenedDesk) -> list[HandOffSheet]:
    return [sheet for sheet in desk.window.findChildren(HandOffSheet) if sheet.isVisible()]


def open_sheet(desk: OpenedDesk) -> HandOffSheet:
    desk.act("hand-off")
    (sheet,) = shown(desk)
    desk.until(lambda: sheet._outlook is not None)
    return sheet


def add_errors(desk: OpenedDesk, count: int) -> None:
    story = desk.story
    for number in range(count):
        story = with_picture(story, PlacedPicture(id=f"bare-{number}"))
    desk.desk.session.edit_story("test", story)


def words_of(sheet: HandOffSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def hand_off(desk: OpenedDesk, folder: Path) -> Path:
    """Hand the story off as it is, with whatever reasons are asked for; the package."""
    before = set(folder.glob("*.zip"))
    sheet = open_sheet(desk)
    sheet.foot.folder_field.setText(str(folder))
    sheet.foot.reason_field.setPlainText("For the test")
    assert sheet.foot.hand_off_button.isEnabled()
    sheet.foot.hand_off_button.click()
    desk.until(lambda: not shown(desk), timeout=20_000)
    (package,) = set(folder.glob("*.zip")) - before
    return package


def readme_of(package: Path) -> str:
    with zipfile.ZipFile(package) as archive:
        return archive.read(next(name for name in archive.namelist() if name.endswith("README.txt"))).decode()


def hand_offs(desk: OpenedDesk) -> int:
    story_id = desk.story.id
    return len(desk.desk.lane.call_and_wait(lambda library: library.hand_offs(story_id)))


def test_a_clear_story_leaves(desk: OpenedDesk, tmp_path: Path) -> None:
    sheet = open_sheet(desk)
    assert sheet.foot.hand_off_button.isEnabled()
    assert not sheet.foot.reason_field.isVisible()
    assert not sheet.changes.isVisible()
    assert not sheet.question.isVisible()
    sheet.foot.folder_field.setText(str(tmp_path / "out"))
    sheet.foot.hand_off_button.click()
    desk.until(lambda: desk.window.toast.isVisible(), timeout=20_000)
    packages = list((tmp_path / "out").glob("*.zip"))
    assert len(packages) == 1
    assert desk.window.toast.text == sentence("notice.handed-off", name=packages[0].name)
    assert verify_package(packages[0]) == ()


def test_errors_need_a_reason_which_leaves_with_the_package(desk: OpenedDesk, tmp_path: Path) -> None:
    add_errors(desk, 1)
    sheet = open_sheet(desk)
    assert not sheet.foot.hand_off_button.isEnabled()
    assert counted("hand-off.errors", len(sheet.errors.entries)) in words_of(sheet)
    assert sentence("hand-off.reason-missing") in words_of(sheet)
    sheet.foot.folder_field.setText(str(tmp_path))
    assert sheet.focusWidget() is sheet.foot.reason_field
    sheet.foot.reason_field.setPlainText("   ")
    assert not sheet.foot.hand_off_button.isEnabled()
    sheet.foot.reason_field.setPlainText("The editor in chief wants it now.")
    assert sheet.foot.hand_off_button.isEnabled()
    assert not sheet.foot.missing.isVisible()
    sheet.foot.hand_off_button.click()
    desk.until(lambda: list(tmp_path.glob("*.zip")), timeout=20_000)
    desk.until(desk.window.toast.isVisible, timeout=20_000)
    assert "The editor in chief wants it now." in readme_of(next(tmp_path.glob("*.zip")))


def test_every_finding_is_listed_and_the_sheet_stays_within_the_window(desk: OpenedDesk) -> None:
    add_errors(desk, 30)
    sheet = open_sheet(desk)
    findings = desk.desk.review.latest.findings
    shown = [entry.row.finding for group in (sheet.errors, sheet.warnings) for entry in group.entries]
    assert sorted(map(repr, shown)) == sorted(map(repr, findings))
    assert len(shown) > 60
    assert sheet.height() <= desk.window.height()
    assert sheet.foot.hand_off_button.isVisible()
    sheet.reject()


def test_a_finding_is_cured_on_the_sheet_as_a_step_that_can_be_undone(desk: OpenedDesk) -> None:
    body = desk.story.body
    desk.desk.session.edit("test", body=f"{body}\n\n::picture{{#nowhere}}\n")
    sheet = open_sheet(desk)
    (entry,) = sheet.errors.entries
    entry.cures.buttons[0].click()
    desk.until(lambda: not sheet.errors.isVisible())
    assert "nowhere" not in desk.story.body
    assert sheet.foot.hand_off_button.isEnabled()
    sheet.reject()
    desk.act("undo")
    assert "nowhere" in desk.story.body


def test_a_finding_leads_to_its_place(desk: OpenedDesk) -> None:
    desk.desk.session.edit("test", headline="")
    sheet = open_sheet(desk)
    next(e for e in sheet.errors.entries if e.row.finding.place.field == "headline").row.click()
    assert not sheet.isVisible()
    assert desk.focus().accessibleName() == sentence("editor.field.headline")


def test_mending_goes_to_the_preflight(desk: OpenedDesk) -> None:
    add_errors(desk, 1)
    sheet = open_sheet(desk)
    sheet.foot.mend_button.click()
    assert not sheet.isVisible()
    assert desk.window.panels.current == "preflight"


def test_what_changed_since_the_last_hand_off_is_listed_and_travels(desk: OpenedDesk, tmp_path: Path) -> None:
    hand_off(desk, tmp_path)
    desk.desk.session.edit("test", byline="By somebody else", desk_notes="Ask again")
    sheet = open_sheet(desk)
    assert sheet.changes.words == ("Byline changed",)
    assert not sheet.question.isVisible()
    sheet.reject()
    assert "- Byline changed\n" in readme_of(hand_off(desk, tmp_path))


def test_a_material_change_asks_for_a_reason_which_travels(desk: OpenedDesk, tmp_path: Path) -> None:
    hand_off(desk, tmp_path)
    desk.desk.session.edit("test", headline="Another headline altogether")
    sheet = open_sheet(desk)
    assert sheet.question.isVisible()
    assert sheet.focusWidget() is sheet.question.note
    assert not sheet.foot.hand_off_button.isEnabled()
    assert sentence("hand-off.note-missing") in words_of(sheet)
    sheet.question.reason.setText("  ")
    assert not sheet.foot.hand_off_button.isEnabled()
    sheet.question.reason.setText("The first version was never published.")
    assert sheet.foot.hand_off_button.isEnabled()
    sheet.reject()
    again = open_sheet(desk)
    again.foot.folder_field.setText(str(tmp_path))
    again.question.reason.setText("The first version was never published.")
    again.foot.hand_off_button.click()
    desk.until(lambda: not shown(desk), timeout=20_000)
    packages = sorted(tmp_path.glob("*.zip"), key=lambda path: path.stat().st_mtime_ns)
    assert "because: The first version was never published." in readme_of(packages[-1])


def test_a_note_is_added_to_the_story_as_a_step_and_answers_the_question(desk: OpenedDesk, tmp_path: Path) -> None:
    hand_off(desk, tmp_path)
    before = desk.story.corrections
    desk.desk.session.edit("test", headline="Another headline altogether")
    sheet = open_sheet(desk)
    assert not sheet.question.add_button.isEnabled()
    sheet.question.note.setPlainText(" The headline named the wrong town. ")
    sheet.question.kind.setCurrentIndex(sheet.question.kind.findData(CorrectionKind.CLARIFICATION))
    sheet.question.add_button.click()
    desk.until(sheet.foot.hand_off_button.isEnabled)
    note = desk.story.corrections[-1]
    assert (note.text, note.date) == ("The headline named the wrong town.", today())
    assert note.kind is CorrectionKind.CLARIFICATION
    assert sentence("hand-off.note-added") in words_of(sheet)
    assert sheet.focusWidget() is sheet.foot.hand_off_button
    sheet.reject()
    desk.act("undo")
    assert desk.story.corrections == before
    assert desk.story.headline == "Another headline altogether"


def test_quotes_spaces_and_crops_ask_for_nothing(desk: OpenedDesk, tmp_path: Path) -> None:
    hand_off(desk, tmp_path)
    body = desk.story.body.replace("’", "'").replace("\n\n", "\n\n\n", 1)
    assert body != desk.story.body
    desk.desk.session.edit("test", body=body)
    sheet = open_sheet(desk)
    assert not sheet.question.isVisible()
    assert sheet.foot.hand_off_button.isEnabled()
    sheet.reject()


def test_a_hand_off_shows_how_far_it_is_and_stops_without_a_trace(desk: OpenedDesk, tmp_path: Path) -> None:
    sheet = open_sheet(desk)
    sheet.foot.folder_field.setText(str(tmp_path / "out"))
    sheet.foot.hand_off_button.click()
    assert sheet.foot.progress_row.isVisible()
    assert not sheet.foot.hand_off_button.isVisible()
    assert not sheet.foot.folder_field.isEnabled()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    desk.until(sheet.foot.hand_off_button.isVisible, timeout=20_000)
    assert sheet.foot.problem.text() == sentence("export.cancelled")
    assert list((tmp_path / "out").iterdir()) == []
    assert hand_offs(desk) == 0
    revisions = desk.desk.lane.call_and_wait(lambda library: library.revisions(desk.story.id))
    assert all(row.reason != "hand-off" for row in revisions)
    sheet.foot.hand_off_button.click()
    desk.until(lambda: not shown(desk), timeout=20_000)
    assert hand_offs(desk) == 1


def test_each_step_is_said(desk: OpenedDesk, tmp_path: Path) -> None:
    sheet = open_sheet(desk)
    sheet.foot.folder_field.setText(str(tmp_path))
    sheet.foot.hand_off_button.click()
    said: list[str] = []
    assert sheet._progress is not None
    sheet._progress.stepped.connect(lambda _: said.append(sheet.foot.progress_row.words.text()))
    desk.until(lambda: not shown(desk), timeout=20_000)
    pictures = len(desk.story.pictures)
    assert said[:pictures] == [
        sentence("hand-off.step.pictures", number=n + 1, count=pictures) for n in range(pictures)
    ]
    assert said[pictures : pictures + 2] == [sentence("hand-off.step.writing"), sentence("hand-off.step.verifying")]


def test_closing_leaves_nothing(desk: OpenedDesk, tmp_path: Path) -> None:
    sheet = open_sheet(desk)
    sheet.foot.folder_field.setText(str(tmp_path / "out"))
    sheet.reject()
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_said_on_the_sheet(desk: OpenedDesk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    sheet = open_sheet(desk)
    sheet.foot.folder_field.setText(str(tmp_path / "file" / "out"))
    sheet.foot.hand_off_button.click()
    assert sheet.foot.problem.isVisible()
    assert str(tmp_path / "file") in sheet.foot.problem.text().replace("\u200b", "")
    sheet.reject()


def test_the_folder_is_chosen_and_remembered(desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "chosen"))
    sheet = open_sheet(desk)
    sheet.foot._on_choose()
    assert sheet.foot.folder == tmp_path / "chosen"
    sheet.foot.hand_off_button.click()
    desk.until(lambda: not shown(desk), timeout=20_000)
    again = open_sheet(desk)
    assert again.foot.folder == tmp_path / "chosen"
    again.reject()


def test_a_headline_is_words_not_markup(desk: OpenedDesk) -> None:
    desk.desk.session.edit("test", headline="<b>Bold</b> & <img src='x'>")
    sheet = open_sheet(desk)
    assert "<b>Bold</b>" in words_of(sheet)
    assert all(
        label.textFormat().name != "AutoText" or "<b>" not in label.text() for label in sheet.findChildren(QLabel)
    )
    sheet.reject()


def test_the_name_of_a_box_is_words_too(desk: OpenedDesk, tmp_path: Path) -> None:
    hand_off(desk, tmp_path)
    box = desk.story.fact_boxes[0]
    named = replace(box, title="<i>Basics</i>", facts=box.facts[:-1])
    desk.desk.session.edit("test", fact_boxes=(named, *desk.story.fact_boxes[1:]))
    sheet = open_sheet(desk)
    assert any("<i>Basics</i>" in words for words in sheet.changes.words)
    sheet.reject()
