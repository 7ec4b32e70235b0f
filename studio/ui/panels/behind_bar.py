"""The quiet bar on a copy whose box in the library has changed: look at the difference, take it, or keep the copy."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from studio.ui.panels.element_card import CardAction
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_ACTIONS = (CardAction.SHOW_DIFFERENCE, CardAction.TAKE, CardAction.KEEP)


class BehindBar(QFrame):
    """Says that the library's box has changed, with three buttons."""

    pressed = Signal(object)
    """Emitted with the `CardAction` of the button that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "well")
        label = WrappedLabel(sentence("boxes.changed"))
        set_look(label, "warning-text")
        self.setAccessibleName(label.text())
        self.buttons: dict[CardAction, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        for action in _ACTIONS:
            button = QPushButton(sentence(f"boxes.{action}"))
            button.setToolTip(sentence(f"boxes.{action}-tip"))
            button.setAccessibleDescription(button.toolTip())
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            set_look(button, "compact")
            button.clicked.connect(partial(self._on_clicked, action))
            self.buttons[action] = button
            row.addWidget(button, 5 if action is CardAction.SHOW_DIFFERENCE else 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(label)
        column.addLayout(row)

    def _on_clicked(self, action: CardAction) -> None:
        self.pressed.emit(action)
