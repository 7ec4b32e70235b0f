"""The banner that stays while the story cannot be saved."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.errors import OffstoneError
from studio.session.autosave import SaveState, SaveStatus
from studio.session.desk import Desk
from studio.ui.theme.theme import set_look
from studio.wording import explain, sentence


class SaveBanner(QFrame):
    """Hidden while saving works. Says why it does not, and offers the text to take elsewhere."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        set_look(self, "banner")
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.copy_button = QPushButton(sentence("banner.copy-all"), self)
        self.copy_button.clicked.connect(self._on_copy_all)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.copy_button)
        self.hide()

    def show_status(self, status: SaveStatus) -> None:
        """Show or hide the banner for a state of saving."""
        if status.state is SaveState.FAILED and status.error is not None:
            reason = explain(status.error) if isinstance(status.error, OffstoneError) else str(status.error)
            self.label.setText(sentence("banner.not-saved", sentence=reason))
            self.show()
        elif status.state is SaveState.SAVED:
            self.hide()

    @Slot()
    def _on_copy_all(self) -> None:
        story = self._desk.story
        if story is not None:
            parts = (story.headline, story.standfirst, story.byline, story.dateline, story.body)
            QGuiApplication.clipboard().setText("\n\n".join(part for part in parts if part))
