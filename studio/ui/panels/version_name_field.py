"""Keeps a version under a name: a button that makes room for the name, without a dialog."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

LONGEST_NAME = 120


class VersionNameField(QWidget):
    """A button; pressed, it gives way to a field and two buttons. Enter keeps, Escape thinks better of it."""

    named = Signal(str)
    """Emitted with the name under which the story is to be kept."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton(icon("add"), sentence("history.button"))
        self.button.setIconSize(QSize(16, 16))
        self.button.setToolTip(sentence("history.keep-tip"))
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(sentence("history.name-hint"))
        self.field.setAccessibleName(sentence("history.name"))
        self.keep = QPushButton(sentence("history.keep"))
        set_look(self.keep, "primary")
        self.cancel = QPushButton(sentence("history.cancel"))
        self._lay_out()
        self.button.clicked.connect(self.begin)
        self.field.returnPressed.connect(self._on_kept)
        self.keep.clicked.connect(self._on_kept)
        self.cancel.clicked.connect(self.end)
        self.field.textChanged.connect(self._on_text_changed)
        self.end()

    def begin(self) -> None:
        """Ask for the name."""
        self._show(is_asking=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Show the button alone again."""
        had_focus = self._naming.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.field.clear()
        self._show(is_asking=False)
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the naming."""
        if event.key() == Qt.Key.Key_Escape and not self._naming.isHidden():
            self.end()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._naming = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep, 1)
        buttons.addWidget(self.cancel, 1)
        naming = QVBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(8)
        naming.addWidget(self.field)
        naming.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self._naming)

    def _show(self, *, is_asking: bool) -> None:
        self.button.setVisible(not is_asking)
        self._naming.setVisible(is_asking)
        self.keep.setEnabled(bool(self.field.text().strip()))

    def _on_text_changed(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _on_kept(self) -> None:
        name = self.field.text().strip()
        if name:
            self.end()
            self.named.emit(name)
