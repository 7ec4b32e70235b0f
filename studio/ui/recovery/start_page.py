"""What is shown when no library can be opened: what is wrong, where the text is, and the ways on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.settings.places import rescue_folder
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import explain, sentence

_WIDTH = 560


class StartPage(QWidget):
    """A small window of its own, as there is no desk yet."""

    library_chosen = Signal(object)
    """Emitted with the `Path` of the library to open instead, or of the same one to try again."""

    new_library_wanted = Signal(object)
    """Emitted with the `Path` of the library to make."""

    quit_wanted = Signal()
    """Emitted when the editor gives up."""

    def __init__(self, folder: Path, error: KnownError) -> None:
        super().__init__()
        self._folder = folder
        self.setWindowTitle(sentence("start.title"))
        self.setFixedWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "start")
        self.reason = WrappedLabel("", self)
        self.places = WrappedLabel("", self)
        set_look(self.places, "hint")
        for label in (self.reason, self.places):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose_button = self._button("start.choose", self._on_choose)
        set_look(self.choose_button, "primary")
        self.new_button = self._button("start.new", self._on_new)
        self.retry_button = self._button("start.retry", self._on_retry)
        self.quit_button = self._button("start.quit", self.quit_wanted.emit)
        self._lay_out()
        self.show_error(folder, error)

    def show_error(self, folder: Path, error: KnownError) -> None:
        """Say what is wrong with a library."""
        self._folder = folder
        self.reason.show_text(explain(error))
        self.places.show_text(_places(rescue_folder(folder)))
        self.places.setVisible(bool(self.places.text()))
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.heightForWidth(_WIDTH))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the page is quitting."""
        event.accept()
        self.quit_wanted.emit()

    def _button(self, code: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(sentence(code), self)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        title = QLabel(sentence("start.cannot-open"), self)
        set_look(title, "panel-title")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.quit_button)
        buttons.addWidget(self.retry_button)
        buttons.addStretch(1)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.choose_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(self.reason)
        layout.addWidget(self.places)
        layout.addSpacing(14)
        layout.addLayout(buttons)

    @Slot()
    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, sentence("open.library-title"), str(self._folder.parent))
        if name:
            self.library_chosen.emit(Path(name))

    @Slot()
    def _on_new(self) -> None:
        suggestion = str(Path.home() / "Stories.offstone")
        name, _ = QFileDialog.getSaveFileName(self, sentence("open.new-library-title"), suggestion)
        if name:
            self.new_library_wanted.emit(Path(name).with_suffix(".offstone"))

    @Slot()
    def _on_retry(self) -> None:
        self.library_chosen.emit(self._folder)


def _places(folder: Path) -> str:
    """Where the text of the stories that were open is, if there are rescue copies."""
    has_copies = any(folder.glob("*.md")) or any(folder.glob("waiting/*.md"))
    return sentence("start.rescue-copies", path=folder) if has_copies else ""
