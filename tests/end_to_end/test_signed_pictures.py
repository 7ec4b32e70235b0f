"""A signed picture comes to the desk: its card, preflight and the command line say who signed and what to beware of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

pytest.importorskip("c2pa", reason="the optional part for content credentials is not installed")

from studio.settings.settings import Settings
from studio.ui.panels.picture_notes import FileNote
from studio.ui.panels.pictures_panel import PicturesPanel
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.theme.theme import Theme
from tests.cli.offstone import Offstone
from tests.pictures.drawn import drawn, encoded
from tests.pictures.signed import TestSigner, taken
from tests.ui.opened_desk import OpenedDesk

POST = TestSigner("The Valley Post")
JPEG = encoded(drawn(900, 600))


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenedDesk]:
    """The window on a new library, without preview; The Valley Post is among the signers that are believed."""
    monkeypatch.setattr(PreviewPane, "start", lambda *_: None)
    monkeypatch.setenv("OFFSTONE_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "trusted-signers.pem").write_text(POST.root)
    desk = OpenedDesk(qtbot, Theme(qapp, "light"), tmp_path / "Desk.offstone", Settings(), is_new=True)
    yield desk
    if not desk.is_closed:
        desk.close()


def _changed(signed: bytes) -> bytes:
    pixel = bytearray(signed)
    pixel[-200] ^= 1
    return bytes(pixel)


def test_the_card_and_the_checks_say_what_the_file_says_of_itself(opened: OpenedDesk, tmp_path: Path) -> None:
    files = {
        "believed.jpg": POST.sign(JPEG, "image/jpeg", taken()),
        "model.jpg": TestSigner("A Stranger").sign(JPEG, "image/jpeg", taken("trainedAlgorithmicMedia")),
        "changed.jpg": _changed(POST.sign(JPEG, "image/jpeg", taken())),
    }
    opened.act("new-story")
    assert opened.desk.pictures is not None
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    opened.desk.pictures.add_files([tmp_path / name for name in files])
    opened.until(lambda: len(opened.story.pictures) == len(files), timeout=30_000)

    opened.act("panel-pictures")
    panel = opened.window.findChild(PicturesPanel)
    said = {picture.id: panel.open_card(picture.id).findChild(FileNote) for picture in opened.story.pictures}
    texts = {picture_id: note.provenance.text().replace("\u200b", "") for picture_id, note in said.items()}
    assert texts["believed"] == "Content credentials: signed by The Valley Post."
    assert "signed by A Stranger. This desk does not know the signer" in texts["model"]
    assert "Made by AI." in texts["model"]
    assert "and changed since" in texts["changed"]

    story_id = opened.story.id
    opened.wait_saved()
    opened.close()
    told = Offstone(tmp_path)("--library", opened.folder, "check", story_id).data
    assert "of “believed”, signed by The Valley Post, stay behind" in told
    assert "of “model”, signed by A Stranger, say that a model made it" in told
    assert "of “changed”, signed by The Valley Post, do not fit the file" in told
