"""Houses at the desk: made by copying one, followed while their files change, their mistakes told above the preview."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.exporting.verifying.verify_package import verify_package
from studio.rendering.house_list import read_houses
from studio.resources import resource
from studio.session.hand_off_order import HandOffDone, HandOffOrder
from studio.settings.places import houses_folder
from studio.ui.window.new_house_sheet import NewHouseSheet
from studio.wording import sentence
from tests.ui.opened_desk import OpenedDesk


@pytest.fixture
def weekly() -> Path:
    """The folder of a house of the editor's own."""
    folder = houses_folder() / "weekly"
    folder.parent.mkdir(parents=True)
    shutil.copytree(resource("houses", "plain"), folder)
    (folder / "house.toml").write_text('name = "The Weekly"\n')
    return folder


def use_weekly(desk: OpenedDesk) -> None:
    desk.desk.shelf.follow(houses_folder())
    desk.until(lambda: len(desk.desk.houses) == 3)
    desk.desk.use_house("weekly")
    desk.until(lambda: "weekly" in desk.desk.shelf._proven)


def offered(desk: OpenedDesk) -> list[str]:
    box = desk.window.preview.house_box
    return [box.itemText(index) for index in range(box.count())]


def open_sheet(desk: OpenedDesk) -> NewHouseSheet:
    desk.act("new-house")
    sheet = desk.window.parts.houses.sheet
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def test_a_house_is_made_with_a_few_keys_and_used_at_once(desk: OpenedDesk) -> None:
    desk.desk.shelf.follow(houses_folder())
    sheet = open_sheet(desk)
    assert sheet.focusWidget() is sheet.name
    assert not sheet.make_button.isEnabled()
    QTest.keyClicks(sheet.name, "The Weekly")
    assert "the-weekly" in sheet.outcome.text()
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    assert desk.window.parts.houses.sheet is None
    assert (desk.desk.house.name, desk.desk.settings.house) == ("The Weekly", "the-weekly")
    assert offered(desk) == ["Broadsheet", "Plain", "The Weekly"]
    assert desk.window.preview.house_box.currentText() == "The Weekly"
    assert read_houses(houses_folder()).houses[2] == desk.desk.house
    assert desk.window.toast.text == sentence("new-house.made", name="The Weekly")


def test_a_house_is_a_copy_of_the_one_that_was_chosen(desk: OpenedDesk) -> None:
    sheet = open_sheet(desk)
    assert sheet.source.currentData() == desk.desk.house.id
    sheet.source.setCurrentIndex(sheet.source.findData("broadsheet"))
    sheet.name.setText("Ours")
    sheet.make_button.click()
    assert desk.desk.house.sections == read_houses(houses_folder()).houses[0].sections != ()


def test_what_keeps_a_house_from_being_made_is_said_in_the_sheet(desk: OpenedDesk) -> None:
    houses_folder().parent.mkdir(parents=True, exist_ok=True)
    houses_folder().write_text("a file in its way")
    sheet = open_sheet(desk)
    sheet.name.setText("Ours")
    sheet.make_button.click()
    assert sheet.isVisible()
    assert "ours" in sheet.outcome.text()
    assert desk.desk.house.id == "plain"
    sheet.reject()


def test_nothing_is_made_when_the_sheet_is_left(desk: OpenedDesk) -> None:
    sheet = open_sheet(desk)
    sheet.name.setText("Ours")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not houses_folder().exists()


def test_a_mistake_stands_above_the_preview_until_it_is_mended(desk: OpenedDesk, weekly: Path) -> None:
    use_weekly(desk)
    note, page = desk.window.preview.note, weekly / "templates" / "page.html"
    whole = page.read_text()
    assert not note.isVisible()
    page.write_text("{% extends 'skeleton.html' %}\n{% block page %}\n{{ nothing }}{{ article }}{% endblock %}")
    desk.until(note.isVisible)
    assert "Line 3 of the template weekly/templates/page.html" in note.text
    assert sentence("preview.house-stays", house="The Weekly") in note.text
    assert note.accessibleName() == note.text
    page.write_text(whole)
    desk.until(lambda: not note.isVisible())


def test_a_hand_off_is_made_in_the_house_that_last_worked(desk: OpenedDesk, weekly: Path, tmp_path: Path) -> None:
    use_weekly(desk)
    (weekly / "templates" / "page.html").write_text("{% if %}")
    (weekly / "house.toml").write_text("name = \n")
    desk.until(desk.window.preview.note.isVisible)
    done: list[HandOffDone] = []
    desk.desk.hand_off(HandOffOrder(folder=tmp_path), done.append)
    desk.until(lambda: done, timeout=20_000)
    assert verify_package(done[0].path) == ()


def test_where_nobody_sees_the_preview_a_notice_tells_of_a_mistake(desk: OpenedDesk, weekly: Path) -> None:
    use_weekly(desk)
    desk.act("column-preview")
    (weekly / "house.toml").write_text("name = \n")
    desk.until(lambda: "weekly/house.toml" in desk.window.toast.text)


def test_a_change_the_disk_does_not_tell_of_is_seen_when_the_editor_comes_back(
    desk: OpenedDesk, weekly: Path, qapp: QApplication
) -> None:
    use_weekly(desk)
    desk.desk.shelf._watcher = QFileSystemWatcher()  # as on a disk of the network: it is told of nothing
    (weekly / "house.toml").write_text('name = "The New Weekly"\n')
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    desk.until(lambda: desk.desk.house.name == "The New Weekly")


def test_the_folder_of_an_own_house_can_be_shown(
    desk: OpenedDesk, weekly: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not shown.append(url.toLocalFile()))
    desk.window.menus.refresh()
    assert not desk.window.menus.actions["house-folder"].isEnabled()
    use_weekly(desk)
    desk.window.menus.refresh()
    desk.act("house-folder")
    desk.window.preview.note.button.click()
    assert shown == [str(weekly)] * 2
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    desk.act("house-folder")
    assert desk.window.toast.text == sentence("new-house.folder-is", path=str(weekly))


def test_a_long_name_is_cut_and_told_in_full_by_the_tool_tip(desk: OpenedDesk, weekly: Path) -> None:
    name = "The Northern Gazette and Advertiser of Very Long Names Indeed"
    (weekly / "house.toml").write_text(f'name = "{name}"\n')
    before = desk.window.preview.minimumSizeHint().width()
    use_weekly(desk)
    box = desk.window.preview.house_box
    assert box.currentText() == name
    assert name in box.toolTip()
    assert desk.window.preview.minimumSizeHint().width() == before
