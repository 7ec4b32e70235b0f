"""The hand-off sheet: what stands in the way is said, and leaves only with a reason."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from studio.exporting.verifying.verify_package import verify_package
from studio.story.picture import PlacedPicture
from studio.story.story import with_picture
from studio.ui.window.hand_off_sheet import HandOffSheet
from studio.wording import counted, sentence
from tests.ui.opened_desk import OpenedDesk


def open_sheet(desk: OpenedDesk) -> HandOffSheet:
    desk.act("hand-off")
    sheets = [sheet for sheet in desk.window.findChildren(HandOffSheet) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def add_errors(desk: OpenedDesk, count: int) -> None:
    story = desk.story
    for number in range(count):
        story = with_picture(story, PlacedPicture(id=f"bare-{number}"))
    desk.desk.session.edit_story("test", story)


def words_of(sheet: HandOffSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def test_a_clear_story_leaves(desk: OpenedDesk, tmp_path: Path) -> None:
    sheet = open_sheet(desk)
    assert sheet.hand_off_button.isEnabled()
    assert not sheet.reason_field.isVisible()
    sheet.folder_field.setText(str(tmp_path / "out"))
    sheet.hand_off_button.click()
    desk.until(lambda: desk.window.toast.isVisible(), timeout=20_000)
    packages = list((tmp_path / "out").glob("*.zip"))
    assert len(packages) == 1
    assert desk.window.toast.text == sentence("notice.handed-off", name=packages[0].name)
    assert verify_package(packages[0]) == ()


def test_errors_need_a_reason_which_leaves_with_the_package(desk: OpenedDesk, tmp_path: Path) -> None:
    add_errors(desk, 1)
    sheet = open_sheet(desk)
    assert not sheet.hand_off_button.isEnabled()
    assert counted("hand-off.errors", len(sheet._errors)) in words_of(sheet)
    sheet.folder_field.setText(str(tmp_path))
    desk_focus = sheet.focusWidget()
    assert desk_focus is sheet.reason_field
    sheet.reason_field.setPlainText("   ")
    assert not sheet.hand_off_button.isEnabled()
    sheet.reason_field.setPlainText("The editor in chief wants it now.")
    assert sheet.hand_off_button.isEnabled()
    sheet.hand_off_button.click()
    desk.until(lambda: list(tmp_path.glob("*.zip")), timeout=20_000)
    desk.until(desk.window.toast.isVisible, timeout=20_000)
    with zipfile.ZipFile(next(tmp_path.glob("*.zip"))) as package:
        assert any(b"The editor in chief wants it now." in package.read(name) for name in package.namelist())


def test_many_errors_are_counted_and_the_sheet_stays_small(desk: OpenedDesk) -> None:
    add_errors(desk, 30)
    sheet = open_sheet(desk)
    assert sheet.height() < 700
    assert counted("hand-off.more", len(sheet._errors) - 6) in words_of(sheet)
    sheet.reject()


def test_mending_goes_to_the_preflight(desk: OpenedDesk) -> None:
    add_errors(desk, 1)
    sheet = open_sheet(desk)
    mend = next(b for b in sheet.findChildren(type(sheet.hand_off_button)) if b.text() == sentence("hand-off.mend"))
    mend.click()
    assert not sheet.isVisible()
    assert desk.window.panels.current == "preflight"


def test_cancelling_leaves_nothing(desk: OpenedDesk, tmp_path: Path) -> None:
    sheet = open_sheet(desk)
    sheet.folder_field.setText(str(tmp_path / "out"))
    sheet.reject()
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_said(desk: OpenedDesk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    sheet = open_sheet(desk)
    sheet.folder_field.setText(str(tmp_path / "file" / "out"))
    sheet.hand_off_button.click()
    desk.until(desk.window.toast.isVisible, timeout=20_000)
    assert str(tmp_path / "file") in desk.window.toast.text


def test_the_folder_is_chosen_and_remembered(desk: OpenedDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "chosen"))
    sheet = open_sheet(desk)
    sheet._on_choose()
    assert sheet.folder == tmp_path / "chosen"
    sheet.hand_off_button.click()
    desk.until(lambda: list((tmp_path / "chosen").glob("*.zip")), timeout=20_000)
    desk.until(desk.window.toast.isVisible, timeout=20_000)
    again = open_sheet(desk)
    assert again.folder == tmp_path / "chosen"
    again.reject()


def test_a_headline_is_words_not_markup(desk: OpenedDesk) -> None:
    desk.desk.session.edit("test", headline="<b>Bold</b> & <img src='x'>")
    sheet = open_sheet(desk)
    assert "<b>Bold</b>" in words_of(sheet)
    assert all(
        label.textFormat().name != "AutoText" or "<b>" not in label.text() for label in sheet.findChildren(QLabel)
    )
    sheet.reject()
