"""The foot of the hand-off sheet: why it leaves anyway, where it goes, what is missing, and the button."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.ui.hand_off.progress_row import ProgressRow
from studio.ui.hand_off.written_fields import field_label, words_in
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_EDGE = 24
_REASON_HEIGHT = 48


class HandOffFoot(QFrame):
    """Always in sight below what scrolls. While a hand-off is under way it shows how far that is."""

    answered = Signal()
    """Emitted when the reason changes."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        set_look(self, "foot")
        self.reason_field, self.folder_field = QPlainTextEdit(), QLineEdit(str(folder or _documents_folder()))
        self.problem, self.missing = WrappedLabel(), WrappedLabel()
        self.hand_off_button, self.cancel_button = QPushButton(), QPushButton(sentence("hand-off.cancel"))
        self.mend_button, self._choose = (
            QPushButton(sentence("hand-off.mend")),
            QPushButton(sentence("hand-off.choose")),
        )
        self.progress_row = ProgressRow()
        self._reason, self._buttons, self._last = QWidget(), QWidget(), QStackedWidget()
        self._lay_out_reason()
        self._lay_out_buttons()
        self._lay_out()
        self.reason_field.textChanged.connect(self.answered)
        self._choose.clicked.connect(self._on_choose)

    @property
    def folder(self) -> Path:
        """The folder the package goes into."""
        return Path(self.folder_field.text()).expanduser()

    @property
    def is_reason_asked(self) -> bool:
        """True while errors stand in the way."""
        return not self._reason.isHidden()

    @property
    def override_reason(self) -> str:
        """Why the story leaves in spite of its errors; empty when there are none."""
        return words_in(self.reason_field) if self.is_reason_asked else ""

    def ask_reason(self, *, is_asked: bool) -> None:
        """Ask for a reason, or no longer."""
        self._reason.setVisible(is_asked)
        self.hand_off_button.setText(sentence("hand-off.anyway" if is_asked else "hand-off.do"))

    def show_missing(self, codes: list[str]) -> None:
        """Say what is still missing."""
        self.missing.show_text("\n".join(sentence(code) for code in codes))
        self.missing.setVisible(bool(codes))

    def say(self, words: str) -> None:
        """Say what went wrong; nothing for no words."""
        self.problem.show_text(words)
        self.problem.setVisible(bool(words))

    def show_progress(self, *, is_under_way: bool) -> None:
        """Show how far it is instead of the buttons, or the buttons again; nothing can be changed meanwhile."""
        for widget in (self._reason, self.folder_field, self._choose):
            widget.setEnabled(not is_under_way)
        if is_under_way:
            self.progress_row.begin()
        self._last.setCurrentWidget(self.progress_row if is_under_way else self._buttons)
        (self.progress_row.cancel_button if is_under_way else self.hand_off_button).setFocus()

    def _lay_out_reason(self) -> None:
        self.reason_field.setTabChangesFocus(True)
        self.reason_field.setFixedHeight(_REASON_HEIGHT)
        column = QVBoxLayout(self._reason)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(field_label("hand-off.reason", self.reason_field))
        column.addWidget(self.reason_field)

    def _lay_out_buttons(self) -> None:
        set_look(self.hand_off_button, "primary")
        for button in (self.mend_button, self.cancel_button, self._choose):
            button.setAutoDefault(False)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.mend_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.hand_off_button)

    def _lay_out(self) -> None:
        set_look(self.problem, "error-text")
        set_look(self.missing, "hint-small")
        self.problem.hide()
        place = QHBoxLayout()
        place.addWidget(self.folder_field, 1)
        place.addWidget(self._choose)
        self._last.addWidget(self._buttons)
        self._last.addWidget(self.progress_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, 16)
        column.setSpacing(4)
        column.addWidget(self._reason)
        column.addWidget(field_label("hand-off.folder", self.folder_field))
        column.addLayout(place)
        column.addSpacing(6)
        column.addWidget(self.problem)
        column.addWidget(self.missing)
        column.addSpacing(6)
        column.addWidget(self._last)

    @Slot()
    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, sentence("hand-off.folder"), self.folder_field.text())
        if chosen:
            self.folder_field.setText(chosen)


def _documents_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
