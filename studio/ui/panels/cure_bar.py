"""The small buttons below a finding that cure it: side by side where there is room, else one below the other."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from studio.checking.cures.cure import Cure
from studio.checking.cures.cure_words import cure_title
from studio.story.findings import Finding
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_GAP = 4
_BUTTON_EDGES = 20


class CureBar(QWidget):
    """The cures of one finding; takes no room where there is none."""

    pressed = Signal(object)
    """Emitted with the `Cure` whose button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._cures: tuple[Cure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.addStretch(1)
        self.hide()

    @property
    def titles(self) -> tuple[str, ...]:
        """What the cures are called, in order."""
        return tuple(button.accessibleName() for button in self._shown)

    @property
    def _shown(self) -> list[QPushButton]:
        return self.buttons[: len(self._cures)]

    def show_cures(self, cures: tuple[Cure, ...], finding: Finding, words: str) -> None:
        """Show the cures of a finding that is told in those words."""
        while len(self.buttons) < len(cures):
            self._add_button()
        self._cures = cures
        for button, cure in zip(self.buttons, cures, strict=False):
            title = cure_title(cure, finding)
            button.setAccessibleName(title)
            button.setAccessibleDescription(sentence("cures.name", title=title, finding=words))
            button.show()
        for button in self.buttons[len(cures) :]:
            button.hide()
        self.setVisible(bool(cures))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Any width will do; the height is fixed to what the buttons need at it."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons side by side or below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for button in self._shown:
            _show_title(button, self.width())
        sizes = [button.sizeHint() for button in self._shown]
        gaps = _GAP * max(0, len(sizes) - 1)
        is_one_line = sum(size.width() for size in sizes) + gaps <= self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if is_one_line else down)
        heights = [size.height() for size in sizes]
        self.setFixedHeight(max(heights, default=0) if is_one_line else sum(heights) + gaps)

    def _add_button(self) -> None:
        button = QPushButton()
        set_look(button, "cure")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self._on_clicked, len(self.buttons)))
        self._line.insertWidget(len(self.buttons), button)
        self.buttons.append(button)

    def _on_clicked(self, index: int) -> None:
        if index < len(self._cures):
            self.pressed.emit(self._cures[index])


def _show_title(button: QPushButton, room: int) -> None:
    """Show all of the title, or as much as there is room for; then all of it is in the tool tip."""
    title = button.accessibleName()
    shown = button.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room - _BUTTON_EDGES)
    button.setText(shown.replace("&", "&&"))
    button.setToolTip("" if shown == title else title)
