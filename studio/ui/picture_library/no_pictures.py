"""What stands in place of the grid while there is no picture to show."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_ICON = QSize(40, 40)


class NoPictures(QWidget):
    """Says that the library is empty, or that nothing answers to what was asked for, and offers a way out."""

    everything_wanted = Signal()
    """Emitted when the editor wants to see all pictures."""

    def __init__(self) -> None:
        super().__init__()
        drawing = QLabel()
        drawing.setPixmap(icon("picture", QPalette.ColorRole.PlaceholderText).pixmap(_ICON))
        self.title, self.text = QLabel(), QLabel()
        set_look(self.title, "panel-title")
        set_look(self.text, "hint")
        self.text.setWordWrap(True)
        self.button = QPushButton(sentence("picture-library.show-all"))
        self.button.clicked.connect(self.everything_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (drawing, self.title, self.text, self.button):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
                column.addWidget(widget)
            else:
                column.addSpacing(4)
                column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_why(self, *, is_everything: bool) -> None:
        """Say that there are none at all, or none among those asked for."""
        code = "empty" if is_everything else "none"
        self.title.setText(sentence(f"picture-library.{code}-title"))
        self.text.setText(sentence(f"picture-library.{code}-text"))
        self.button.setVisible(not is_everything)
