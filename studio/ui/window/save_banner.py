"""The banner that stays while the story cannot be saved."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.errors import KnownError
from studio.rescue.rescue_text import rescue_text
from studio.session.autosave import SaveState, SaveStatus
from studio.session.desk import Desk
from studio.session.rescue_keeper import RescueKeeper
from studio.ui.theme.theme import set_look
from studio.wording import explain, sentence


class SaveBanner(QFrame):
    """Hidden while saving works. Says why it does not and where the text is, and offers it to be taken elsewhere."""

    close_anyway = Signal()
    """Emitted when the editor, told that the text is in a rescue copy, wants to close all the same."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reason = ""
        self._rescue_problem = ""
        set_look(self, "banner")
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton(sentence("banner.copy-all"), self)
        self.copy_button.clicked.connect(self._on_copy_all)
        self.close_button = QPushButton(sentence("banner.close-anyway"), self)
        self.close_button.clicked.connect(self.close_anyway)
        self.close_button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.close_button)
        layout.addWidget(self.copy_button)
        self.hide()

    def show_status(self, status: SaveStatus) -> None:
        """Show or hide the banner for a state of saving."""
        if status.state is SaveState.FAILED and status.error is not None:
            self._reason = _reason(status.error)
            self._show_words()
            self.show()
        elif status.state is SaveState.SAVED:
            self._rescue_problem = ""
            self.close_button.hide()
            self.hide()

    def follow(self, rescue: RescueKeeper) -> None:
        """Say where the rescue copy of the open story is, as soon as it is there."""
        rescue.written.connect(self._on_rescue_written)
        rescue.failed.connect(self._on_rescue_failed)

    def offer_to_close(self) -> None:
        """The window was to be closed and could not save: with a rescue copy, it may be closed all the same."""
        self.close_button.setVisible(self._rescue_copy() != "")

    def _show_words(self) -> None:
        place = self._rescue_copy()
        if place:
            rescue = sentence("banner.rescue-copy", path=place)
        elif self._rescue_problem:
            rescue = sentence("banner.no-rescue-copy", sentence=self._rescue_problem)
        else:
            rescue = ""
        words = sentence("banner.not-saved", sentence=self._reason)
        self.label.setText(f"{words} {rescue}".strip())
        self.setAccessibleName(self.label.text())

    def _rescue_copy(self) -> str:
        opened = self._desk.open_story
        return str(opened.rescue.path or "") if opened is not None else ""

    @Slot(object)
    def _on_rescue_written(self, _path: object) -> None:
        self._rescue_problem = ""
        self._show_words()

    @Slot(object)
    def _on_rescue_failed(self, error: Exception) -> None:
        self._rescue_problem = _reason(error)
        self._show_words()

    @Slot()
    def _on_copy_all(self) -> None:
        story = self._desk.story
        if story is not None:
            QGuiApplication.clipboard().setText(rescue_text(story))


def _reason(error: Exception) -> str:
    """Why, in a sentence; what nobody foresaw is a mistake of ours, and said to be one."""
    return (
        explain(error) if isinstance(error, KnownError) else sentence("banner.our-mistake", kind=type(error).__name__)
    )
