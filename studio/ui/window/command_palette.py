"""The command palette: every command by its name, found by a few letters of it."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.commands.command import Command
from studio.commands.matching import best_matches
from studio.commands.workbench import Workbench
from studio.ui.theme.theme import set_look
from studio.ui.window.command_rows import COMMAND_ROLE, CommandDelegate, shortcut_text
from studio.wording import sentence

_WIDTH = 560
_HEIGHT = 460
_FROM_TOP = 72


class CommandPalette(QFrame):
    """Opens over the window; arrows choose, Enter runs, Escape or a click elsewhere closes."""

    def __init__(self, commands: tuple[Command, ...], bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        set_look(self, "palette")
        self.setAccessibleName(sentence("palette.name"))
        self._window = window
        self._commands = tuple(command for command in commands if command.id != "palette")
        self._bench = bench
        self._focus_before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(sentence("palette.hint"))
        self.field.setAccessibleName(sentence("palette.name"))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.results = QListWidget(self)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setAccessibleName(sentence("palette.name"))
        self.results.setItemDelegate(CommandDelegate(self.results))
        self.results.setUniformItemSizes(True)
        self.results.setMouseTracking(True)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.currentRowChanged.connect(self._on_current_changed)
        self.results.itemClicked.connect(self._on_item_chosen)
        self._nothing = QLabel(sentence("palette.nothing"), self)
        set_look(self._nothing, "hint")
        layout = QVBoxLayout(self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(10, 8, 10, 8)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.results, 1)
        layout.addWidget(self._nothing, 1)
        self.hide()

    def open(self) -> None:
        """Show the palette with every command that can run now."""
        self._focus_before = self._window.focusWidget()
        self.field.clear()
        self._on_text_changed("")
        self.setFixedWidth(min(_WIDTH, self._window.width() - 40))
        self.setFixedHeight(min(_HEIGHT, self._window.height() - 2 * _FROM_TOP))
        self.move((self._window.width() - self.width()) // 2, _FROM_TOP)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while the caret stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run_current()
                return True
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
        if watched is self.field and event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.results.clear()
        runnable = tuple(command for command in self._commands if command.is_enabled(self._bench))
        for command in best_matches(runnable, text):
            item = QListWidgetItem(f"{command.title} {shortcut_text(command)}".strip())
            item.setData(COMMAND_ROLE, command)
            self.results.addItem(item)
        self.results.setCurrentRow(0)
        self.results.setVisible(self.results.count() > 0)
        self._nothing.setVisible(self.results.count() == 0)

    def _move(self, step: int) -> None:
        count = self.results.count()
        if count:
            self.results.setCurrentRow((self.results.currentRow() + step) % count)

    def _run_current(self) -> None:
        item = self.results.currentItem()
        if item is not None:
            self._on_item_chosen(item)

    @Slot(QListWidgetItem)
    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        command: Command = item.data(COMMAND_ROLE)
        self._close()
        command.run(self._bench)

    @Slot(int)
    def _on_current_changed(self, row: int) -> None:
        """Say which command Enter would run, for those who hear the field and do not see the list."""
        item = self.results.item(row)
        self.field.setAccessibleDescription(item.text() if item is not None else self._nothing.text())

    def _close(self) -> None:
        self.hide()
        if self._focus_before is not None:
            self._focus_before.setFocus()
