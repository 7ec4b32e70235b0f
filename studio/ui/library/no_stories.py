"""What stands where the story list would be while there is nothing to list: why, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme.theme import set_look
from studio.wording import sentence


class NoStories(QWidget):
    """An empty library offers to begin; a search without result offers to end it."""

    new_story_wanted = Signal()
    """Emitted when the editor wants to write."""

    take_in_wanted = Signal()
    """Emitted when the editor wants to take in a page."""

    everything_wanted = Signal()
    """Emitted when the editor wants the search and the filters gone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        set_look(self._words, "hint")
        self.new_button = self._button("library.write", self.new_story_wanted.emit)
        self.take_in_button = self._button("library.take-in", self.take_in_wanted.emit)
        self.everything_button = self._button("library.show-all", self.everything_wanted.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        layout.addSpacing(4)
        for button in (self.new_button, self.take_in_button, self.everything_button):
            layout.addWidget(button)
        layout.addStretch(1)
        self.show_reason(is_filtered=False)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, from top to bottom."""
        return self.new_button, self.take_in_button, self.everything_button

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._words.text()

    def show_reason(self, *, is_filtered: bool) -> None:
        """Say whether the library is empty, or nothing answers to the search and the filters."""
        self._words.setText(sentence("library.nothing-found" if is_filtered else "library.empty"))
        self.new_button.setVisible(not is_filtered)
        self.take_in_button.setVisible(not is_filtered)
        self.everything_button.setVisible(is_filtered)

    def _button(self, code: str, act: object) -> QPushButton:
        button = QPushButton(sentence(code), self)
        button.clicked.connect(act)
        return button
