"""The question a hand-off asks when readers were told something else before: a note for them, or why none is needed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from studio.session.hand_off_outlook import HandOffOutlook
from studio.story.elements import Correction, CorrectionKind
from studio.story.hand_off_changes import has_new_correction
from studio.ui.hand_off.written_fields import field_label, words_in
from studio.ui.panels.iso_dates import today
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import counted, sentence

_NOTE_HEIGHT = 56


class CorrectionQuestion(QFrame):
    """Offers both answers; takes no room where nothing is asked."""

    correction_wanted = Signal(object)
    """Emitted with the `Correction` to add to the story."""

    answered = Signal()
    """Emitted when the reason changes."""

    def __init__(self) -> None:
        super().__init__()
        self._is_asked = False
        self.question, self.thanks = WrappedLabel(), WrappedLabel()
        set_look(self.question, "section-title")
        set_look(self.thanks, "hint")
        self._card = QFrame()
        set_look(self._card, "card")
        self.kind, self.note, self.reason = QComboBox(), QPlainTextEdit(), QLineEdit()
        self.add_button = QPushButton(sentence("hand-off.add-note"))
        self._lay_out_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.question, self._card, self.thanks):
            column.addWidget(widget)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.note.textChanged.connect(self._on_note_changed)
        self.reason.textChanged.connect(self.answered)
        self.hide()

    @property
    def no_correction_because(self) -> str:
        """Why no note is needed; empty where that is not asked."""
        return self.reason.text().strip() if self._is_asked else ""

    @property
    def is_open(self) -> bool:
        """True while neither a note nor a reason answers the question."""
        return self._is_asked and not self.no_correction_because

    def show_outlook(self, outlook: HandOffOutlook) -> None:
        """Ask, or say that a note answers it, or nothing."""
        self._is_asked = bool(outlook.unexplained)
        earlier = outlook.earlier.story if outlook.earlier is not None else None
        is_told = earlier is not None and has_new_correction(earlier, outlook.story)
        self.question.show_text(counted("hand-off.otherwise", len(outlook.unexplained)) if self._is_asked else "")
        self.question.setVisible(self._is_asked)
        self._card.setVisible(self._is_asked)
        self.thanks.setVisible(is_told and any(change.is_material for change in outlook.changes))
        self.setVisible(self._is_asked or not self.thanks.isHidden())

    def _lay_out_card(self) -> None:
        for kind in CorrectionKind:
            self.kind.addItem(sentence(f"panels.correction-kinds.{kind.value}"), kind)
        self.kind.setAccessibleName(sentence("panels.corrections.kind"))
        self.thanks.show_text(sentence("hand-off.note-added"))
        note_label, reason_label = field_label("hand-off.note", self.note), field_label("hand-off.no-note", self.reason)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setPlaceholderText(sentence("hand-off.note-hint"))
        self.reason.setPlaceholderText(sentence("hand-off.no-note-hint"))
        self.add_button.setAutoDefault(False)
        self.add_button.setEnabled(False)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self.kind)
        actions.addStretch(1)
        actions.addWidget(self.add_button)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(11, 9, 11, 11)
        column.setSpacing(4)
        column.addWidget(note_label)
        column.addWidget(self.note)
        column.addSpacing(2)
        column.addLayout(actions)
        column.addSpacing(8)
        column.addWidget(reason_label)
        column.addWidget(self.reason)

    @Slot()
    def _on_note_changed(self) -> None:
        self.add_button.setEnabled(bool(words_in(self.note)))

    @Slot()
    def _on_add_clicked(self) -> None:
        kind = CorrectionKind(str(self.kind.currentData()))
        self.correction_wanted.emit(Correction(text=words_in(self.note), date=today(), kind=kind))
        self.note.clear()
