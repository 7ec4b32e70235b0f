"""The second place for backups: chosen once, proven at once, changed or given up without a dialog in the way."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from studio.library.backup_files import list_backup_files
from studio.ui.recovery.note_bar import NoteBar
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the folder dialog answers, one after the other; nothing when the list is empty."""
    given: list[str] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: given.pop(0) if given else "")
    return given


def folder_in(place: Path, name: str) -> str:
    place = place / name
    place.mkdir()
    return str(place)


def choose(desk: OpenedDesk, place: str) -> None:
    desk.act("backup-place")
    desk.until(lambda: desk.desk.settings.backup_folder == place)


def shown(desk: OpenedDesk) -> NoteBar:
    (note,) = desk.window.safety.notes.notes
    return note


def test_a_folder_is_remembered_once_a_backup_is_there(desk: OpenedDesk, answers: list[str], tmp_path: Path) -> None:
    place = folder_in(tmp_path, "disk")
    answers.append(place)
    choose(desk, place)
    assert list_backup_files(Path(place) / "Newsroom.offstone-backup" / "backups")
    assert desk.window.toast.text == sentence("backup-place.started", path=place)
    assert desk.desk.backups.second_place == Path(place)


def test_thinking_better_of_it_changes_nothing(desk: OpenedDesk, answers: list[str]) -> None:
    desk.act("backup-place")
    assert desk.desk.settings.backup_folder == ""
    assert desk.window.safety.notes.notes == ()


def test_a_folder_that_cannot_be_is_said_and_not_remembered(desk: OpenedDesk, answers: list[str]) -> None:
    answers.append(str(desk.folder))
    desk.act("backup-place")
    desk.until(lambda: desk.window.toast.isVisible())
    assert desk.window.toast.text == sentence("library.no_second_place", path=str(desk.folder))
    assert desk.desk.settings.backup_folder == ""


def test_chosen_again_it_offers_another_folder(desk: OpenedDesk, answers: list[str], tmp_path: Path) -> None:
    first, second = folder_in(tmp_path, "disk"), folder_in(tmp_path, "stick")
    answers.extend((first, second))
    choose(desk, first)
    desk.act("backup-place")
    desk.act("backup-place")  # a second note does not come on top
    assert shown(desk).label.text() == sentence("backup-place.set", path=first)
    assert desk.focus() is shown(desk).buttons[0]
    shown(desk).buttons[0].click()
    desk.until(lambda: desk.desk.settings.backup_folder == second)
    assert list_backup_files(Path(second) / "Newsroom.offstone-backup" / "backups")


def test_stopping_can_be_taken_back(desk: OpenedDesk, answers: list[str], tmp_path: Path) -> None:
    place = folder_in(tmp_path, "disk")
    answers.append(place)
    choose(desk, place)
    desk.act("backup-place")
    shown(desk).buttons[1].click()
    assert desk.desk.settings.backup_folder == ""
    assert desk.desk.backups.second_place is None
    desk.window.toast.button.click()
    assert desk.desk.settings.backup_folder == place
    assert desk.desk.backups.second_place == Path(place)
