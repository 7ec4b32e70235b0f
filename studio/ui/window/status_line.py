"""The status bar: the truth about saving, the length, what preflight says, the language."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from studio.session.autosave import SaveState, SaveStatus
from studio.session.review_feed import Review
from studio.story.findings import Severity
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import counted, sentence


class StatusLine(QStatusBar):
    """Shows what it is told; "Saved" only when the library has it."""

    preflight_wanted = Signal()
    """Emitted when the editor pressed the count of findings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.save_label = QLabel(self)
        self.length_label = QLabel(self)
        self.findings_button = QPushButton(self)
        set_look(self.findings_button, "quiet")
        self.findings_button.setToolTip(sentence("status.go-to-preflight"))
        self.findings_button.clicked.connect(self.preflight_wanted)
        self.findings_button.hide()
        self.language_label = QLabel(self)
        for widget in (self.save_label, self.length_label, self.findings_button):
            self.addWidget(widget)
        self.addPermanentWidget(self.language_label)

    def show_save_status(self, status: SaveStatus) -> None:
        """Say where the story's last edit is."""
        if status.state is SaveState.SAVED and status.saved_at is None:
            text = sentence("status.new")
        elif status.state is SaveState.SAVED and status.saved_at is not None:
            text = sentence("status.saved", time=status.saved_at.astimezone().strftime("%H:%M"))
        else:
            text = sentence(f"status.{status.state}")
        self.save_label.setText(text)
        set_style_property(self.save_label, "state", str(status.state))

    def show_review(self, review: Review, word_target: int) -> None:
        """Say how long the story is, and what preflight found."""
        words = (
            sentence("status.words-of", words=review.words, target=word_target)
            if word_target
            else counted("status.words", review.words)
        )
        self.length_label.setText(f"{words} · {sentence('status.minutes', minutes=review.minutes)}")
        errors = sum(finding.severity is Severity.ERROR for finding in review.findings)
        warnings = len(review.findings) - errors
        found = [counted("status.errors", errors)] if errors else []
        found += [counted("status.warnings", warnings)] if warnings else []
        self.findings_button.setText(", ".join(found) or sentence("status.clear"))
        self.findings_button.show()

    def show_language(self, language: str) -> None:
        """Say which language the story is in."""
        self.language_label.setText(language)
