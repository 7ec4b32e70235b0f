"""What stands where the article would be while no story is on the desk: what to do next."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme.theme import set_look
from studio.wording import sentence

_WIDTH = 300


class EmptyDesk(QFrame):
    """A sentence, and a button for each way to begin."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "page")
        words = QLabel(sentence("window.no-story"), self)
        set_look(words, "hint")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for command_id, look in (("new-story", "primary"), ("take-in-clipboard", "")):
            button = QPushButton(actions[command_id].text(), self)
            button.setFixedWidth(_WIDTH - 80)
            if look:
                set_look(button, look)
            button.clicked.connect(actions[command_id].trigger)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
