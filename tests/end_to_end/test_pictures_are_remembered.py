"""The same picture, cropped, in another story: the card says where it ran, and its credit is taken over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.resources import resource
from studio.session.hand_off_order import HandOffOrder
from studio.settings.settings import Settings
from studio.story.findings import Place
from studio.ui.panels.pictures_panel import PicturesPanel
from studio.ui.panels.ran_before import RanBeforeNote
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.theme.theme import Theme
from tests.cli.offstone import Offstone
from tests.ui.opened_desk import OpenedDesk


def _screenshot_of_a_part(path: Path) -> Path:
    """A part of the sample's picture as somebody else would send it: cropped, smaller, without any metadata."""
    with Image.open(resource("sample", "airport.jpg")) as picture:
        picture.crop((0, 0, 1800, 1350)).resize((1000, 750)).save(path, quality=60)
    return path


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenedDesk]:
    """The window on a new library with the sample story, without preview."""
    monkeypatch.setattr(PreviewPane, "start", lambda *_: None)
    desk = OpenedDesk(qtbot, Theme(qapp, "light"), tmp_path / "Desk.offstone", Settings(), is_new=True)
    yield desk
    if not desk.is_closed:
        desk.close()


def test_a_cropped_copy_is_known_again_and_gets_the_credit_it_ran_with(opened: OpenedDesk, tmp_path: Path) -> None:
    ran_in = opened.story
    original = ran_in.pictures[0]
    handed_off: list[object] = []
    opened.desk.hand_off(HandOffOrder(folder=tmp_path, override_reason="For the test"), handed_off.append)
    opened.until(lambda: handed_off, timeout=30_000)

    opened.act("new-story")
    opened.type("Seen again")
    assert opened.desk.pictures is not None
    opened.desk.pictures.add_files([_screenshot_of_a_part(tmp_path / "screenshot.jpg")])
    opened.until(lambda: opened.story.pictures, timeout=20_000)
    added = opened.story.pictures[0]
    assert added.sha256 != original.sha256
    assert added.credit.is_missing

    opened.act("panel-pictures")
    panel = opened.window.findChild(PicturesPanel)
    card = panel.open_card(added.id)
    note = card.findChild(RanBeforeNote)
    opened.until(lambda: not note.isHidden(), timeout=30_000)
    assert f"The same picture, cropped, ran in “{ran_in.headline}”" in note.told.text()
    QTest.mouseClick(note.use_credit, Qt.MouseButton.LeftButton)
    assert opened.story.pictures[0].credit == original.credit
    opened.act("undo")
    assert opened.story.pictures[0].credit.is_missing
    opened.act("redo")

    changed = opened.story.pictures[0]
    panel.reveal(Place(field="pictures", element=added.id, part="credit.creator"))
    opened.type("Somebody Else ")
    story_id = opened.story.id
    assert opened.story.pictures[0].credit != changed.credit
    opened.wait_saved()
    opened.close()

    told = Offstone(tmp_path)("--library", opened.folder, "check", story_id)
    assert f"in “{ran_in.headline}”. Find out which is right, and use it in both." in told.data
