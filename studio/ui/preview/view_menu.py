"""The button that offers the ways to look at the page, and the line that says which one is in use."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from studio.ui.panels.labels import WrappedLabel
from studio.ui.preview.page_views import AS_READERS_GET_IT, PAGE_VIEWS, PageView
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class ViewMenu(QToolButton):
    """One small button with a menu; it says by itself which view is in use."""

    chosen = Signal(object)
    """Emitted with the `PageView` that was chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(icon("view-as"))
        self.setIconSize(QSize(18, 18))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_look(self, "quiet")
        menu = QMenu(self)
        group = QActionGroup(self)
        self.choices: dict[str, QAction] = {}
        for views in PAGE_VIEWS:
            for view in views:
                action = QAction(sentence(f"preview.view-as.{view.id}"), group, checkable=True)
                action.triggered.connect(partial(self._on_triggered, view))
                menu.addAction(action)
                self.choices[view.id] = action
            menu.addSeparator()
        self.setMenu(menu)
        self.show_choice(AS_READERS_GET_IT)

    def show_choice(self, view: PageView) -> None:
        """Tick the view in use, and name it."""
        self.choices[view.id].setChecked(True)
        name = sentence("preview.view-as.button")
        if view is not AS_READERS_GET_IT:
            name = sentence("preview.view-as.now", view=sentence(f"preview.view-as.{view.id}"))
        self.setToolTip(name)
        self.setAccessibleName(name)

    def offer(self) -> None:
        """Open the menu below the button, with the view in use under the keys."""
        menu = self.menu()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(next(action for action in self.choices.values() if action.isChecked()))

    def _on_triggered(self, view: PageView, _is_checked: bool = False) -> None:
        self.chosen.emit(view)


class ViewNote(QFrame):
    """Says above the page that it is not looked at as readers get it, and leads back. Hidden while it is."""

    left = Signal()
    """Emitted when the editor wants to see the page as readers get it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "note")
        self.label = WrappedLabel(parent=self)
        self.button = QToolButton(self)
        self.button.setIcon(icon("close"))
        self.button.setIconSize(QSize(16, 16))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(sentence("preview.view-as.back"))
        self.button.setAccessibleName(sentence("preview.view-as.back"))
        set_look(self.button, "quiet")
        self.button.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 8, 3)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        self.hide()

    def show_view(self, view: PageView) -> None:
        """Say which view is in use."""
        text = sentence(f"preview.view-as.{view.id}")
        self.label.show_text(text)
        self.setAccessibleName(text)
        self.setVisible(view is not AS_READERS_GET_IT)

    @Slot()
    def _on_clicked(self) -> None:
        self.left.emit()
