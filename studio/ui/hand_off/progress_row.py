"""The foot of the hand-off sheet while the package is made: how far it is, and the way to stop it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.exporting.progress import ExportStep
from studio.session.hand_off_progress import StepTold
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_PARTS = 100
_PICTURES_SHARE = 80
"""Of a hundred parts of the bar; writing and verifying share the rest."""


class ProgressRow(QWidget):
    """A sentence, a bar, and Cancel."""

    cancelled = Signal()
    """Emitted when the editor wants to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        set_look(self.words, "hint")
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(sentence("hand-off.progress"))
        self.cancel_button = QPushButton(sentence("hand-off.cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addWidget(self.words)
        lines.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(lines, 1)
        row.addWidget(self.cancel_button)

    def begin(self) -> None:
        """Start at nothing."""
        self.cancel_button.setEnabled(True)
        self._show(sentence("hand-off.step.saving"), 0)

    def show_step(self, told: StepTold) -> None:
        """Show the step that begins."""
        if not self.cancel_button.isEnabled():
            return
        if told.step is ExportStep.PICTURES:
            done = _PICTURES_SHARE * (told.number - 1) // max(1, told.count)
            self._show(sentence("hand-off.step.pictures", number=told.number, count=told.count), done)
        else:
            done = _PICTURES_SHARE if told.step is ExportStep.WRITING else (_PICTURES_SHARE + _PARTS) // 2
            self._show(sentence(f"hand-off.step.{told.step}"), done)

    def _show(self, words: str, done: int) -> None:
        self.words.setText(words)
        self.bar.setValue(done)
        self.bar.setAccessibleDescription(words)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.cancel_button.setEnabled(False)
        self.words.setText(sentence("hand-off.step.cancelling"))
        self.cancelled.emit()
