"""Says of a spiked story that it is only put away, and takes it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class SpikedNote(QFrame):
    """A sentence and a button."""

    unspike_wanted = Signal()
    """Emitted when the editor wants the story back."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "well")
        words = WrappedLabel(sentence("panels.story.spiked-note"))
        set_look(words, "hint-small")
        self.button = QPushButton(sentence("library.unspike"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(8)
        column.addWidget(words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.unspike_wanted.emit()
