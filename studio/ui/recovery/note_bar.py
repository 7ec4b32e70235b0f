"""A bar above the columns that says what happened, with a button or two; it stays until it is answered."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme.theme import set_look


class NoteAction(Struct, frozen=True):
    """A button of a note: its word, and what it does. The note goes when one is pressed unless `keeps_note`."""

    word: str
    act: Callable[[], None]
    keeps_note: bool = False


class NoteBar(QFrame):
    """One note."""

    def __init__(self, text: str, actions: tuple[NoteAction, ...], parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "note")
        self.label = QLabel(text, self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        self.buttons = tuple(self._button(action, layout) for action in actions)

    def _button(self, action: NoteAction, layout: QHBoxLayout) -> QPushButton:
        button = QPushButton(action.word, self)
        button.clicked.connect(partial(self._on_pressed, action))
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def _on_pressed(self, action: NoteAction) -> None:
        action.act()
        if not action.keeps_note:
            self.hide()
            self.deleteLater()


class NoteStack(QVBoxLayout):
    """The notes one below the other; it takes no room while there are none."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)

    def add(self, text: str, *actions: NoteAction) -> NoteBar:
        """Show a note below the others."""
        note = NoteBar(text, actions, self._window)
        self.addWidget(note)
        note.show()
        return note

    @property
    def notes(self) -> tuple[NoteBar, ...]:
        """The notes that are shown, from top to bottom."""
        owner = self.parentWidget()
        bars = owner.findChildren(NoteBar) if owner is not None else []
        shown = (bar for bar in bars if self.indexOf(bar) >= 0 and not bar.isHidden())
        return tuple(sorted(shown, key=self.indexOf))
