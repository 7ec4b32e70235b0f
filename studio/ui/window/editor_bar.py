"""The bar above the article: the commonest commands, and where the story stands."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QToolButton, QWidget

from studio.story.story import Status
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_TEXT_COMMANDS = ("bold", "italic", "link", "heading", "quote", "list")
_ELEMENT_COMMANDS = ("insert-picture", "insert-fact-box", "insert-embed", "insert-pull-quote")


class EditorBar(QFrame):
    """Buttons for actions that exist already, and a choice of status."""

    status_chosen = Signal(object)
    """Emitted with the `Status` the editor chose."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self._buttons: list[QToolButton] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(1)
        for command_id in _TEXT_COMMANDS:
            layout.addWidget(self._button(actions[command_id]))
        layout.addSpacing(6)
        for command_id in _ELEMENT_COMMANDS:
            layout.addWidget(self._button(actions[command_id]))
        layout.addStretch(1)
        layout.addSpacing(6)
        self.status_box = QComboBox(self)
        self.status_box.setAccessibleName(sentence("window.status"))
        self.status_box.setToolTip(sentence("window.status"))
        for status in Status:
            self.status_box.addItem(sentence(f"library.status.{status}"), status)
        self.status_box.activated.connect(self._on_activated)
        layout.addWidget(self.status_box)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes to, from left to right."""
        return *self._buttons, self.status_box

    def show_status(self, status: Status) -> None:
        """Show where the open story stands."""
        self.status_box.setCurrentIndex(self.status_box.findData(status))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(18, 18))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        set_look(button, "quiet")
        shortcut = action.shortcut().toString()
        button.setToolTip(f"{action.text()} ({shortcut})" if shortcut else action.text())
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.append(button)
        return button

    def _on_activated(self, index: int) -> None:
        self.status_chosen.emit(self.status_box.itemData(index))
