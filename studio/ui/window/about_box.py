"""Says what this program is, under which licence it comes, and which versions it runs on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.resources import resource
from studio.ui.theme.fonts import text_font
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_WIDTH = 460
_ICON = 56


class AboutBox(QDialog):
    """The program's name and what is to be said about it; the versions can be copied."""

    def __init__(self, version: str, versions: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("about.title"))
        self.setFixedWidth(_WIDTH)
        picture = QLabel(self)
        picture.setPixmap(QIcon(str(resource("icons", "offstone-app.svg"))).pixmap(QSize(_ICON, _ICON)))
        words = QVBoxLayout()
        words.setSpacing(10)
        name = self._label(sentence("about.name", version=version))
        name.setFont(text_font(22, bold=True))
        words.addWidget(name)
        words.addWidget(self._label(sentence("about.text")))
        words.addWidget(self._label(sentence("about.licence"), "hint"))
        self.versions = self._label(versions, "hint-small")
        self.versions.setAccessibleName(versions)
        self.versions.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.addWidget(self.versions)
        close = QPushButton(sentence("about.close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        words.addSpacing(8)
        words.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(20)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        close.setFocus()

    def _label(self, text: str, look: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if look:
            set_look(label, look)
        return label
