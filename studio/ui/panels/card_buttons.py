"""The row of buttons at the foot of a card."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from studio.ui.panels.element_card import CardAction
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class ButtonSpec(Struct, frozen=True):
    """One button: what it asks for, its icon, and the code of its words; ``<code>-tip`` says what it does."""

    action: CardAction
    icon: str
    code: str


class CardButtons(QWidget):
    """Buttons two by two."""

    pressed = Signal(object)
    """Emitted with the `CardAction` of the button that was pressed."""

    def __init__(self, specs: Sequence[ButtonSpec]) -> None:
        super().__init__()
        self.buttons: dict[CardAction, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, spec in enumerate(specs):
            button = QPushButton(icon(spec.icon), sentence(spec.code))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(sentence(f"{spec.code}-tip"))
            button.setAccessibleDescription(sentence(f"{spec.code}-tip"))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            set_look(button, "compact")
            button.clicked.connect(partial(self._on_clicked, spec.action))
            self.buttons[spec.action] = button
            grid.addWidget(button, number // 2, number % 2)

    def _on_clicked(self, action: CardAction) -> None:
        self.pressed.emit(action)
