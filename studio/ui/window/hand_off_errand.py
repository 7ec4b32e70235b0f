"""Opens the hand-off sheet, and says what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from studio.session.desk import Desk
from studio.session.hand_off_order import HandOffDone
from studio.session.notices import Notice
from studio.story.findings import Place
from studio.ui.window.hand_off_sheet import HandOffSheet
from studio.ui.window.window_parts import WindowParts


class HandOffErrand:
    """Hands the story of a desk off, from its window; remembers where to while the window is open."""

    def __init__(self, desk: Desk, parts: WindowParts, jump: Callable[[Place], None]) -> None:
        self._desk = desk
        self._parts = parts
        self._jump = jump
        self._folder: Path | None = None

    def show_sheet(self) -> None:
        """Show the hand-off sheet for the open story."""
        open_story = self._desk.open_story
        if open_story is None:
            return
        sheet = HandOffSheet(self._desk, open_story, self._parts.panels.context.theme, self._folder, self._parts.window)
        sheet.preflight_wanted.connect(self._show_preflight)
        sheet.jump_wanted.connect(self._jump)
        sheet.handed_off.connect(self._on_handed_off)
        sheet.open()

    def _show_preflight(self) -> None:
        self._parts.show_column("panels")
        self._parts.panels.show_panel("preflight")
        self._parts.panels.setFocus()

    def _on_handed_off(self, done: HandOffDone) -> None:
        self._folder = done.path.parent
        self._desk.say(
            Notice(
                code="notice.handed-off",
                parameters={"name": done.path.name},
                action="notice.show-in-folder",
                act=partial(_open_folder, done.path.parent),
            )
        )


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
