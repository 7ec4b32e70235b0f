"""A seeded monkey: keys, clicks, commands, intake, stories and themes on the real window, in no order."""

import random
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QMenu, QWidget

from studio.library.records import ListQuery, StoryRow
from tests.faults.scripted_desk import ScriptedDesk

NOT_PRESSED = frozenset(
    {
        "backup-place",
        "export-pdf",
        "house-folder",
        "insert-picture",
        "new-library",
        "open-library",
        "print",
        "quit",
        "take-in-file",
    }
)
"""Commands that ask the system for a file or show one, which nobody would answer, or that end the program."""

PAGE = "World\n\nA headline copied from elsewhere\n\nBy Somebody\n\nThe first paragraph.\n\nAnother one.\n\nComments\n"
_LETTERS = "etaoin shrdlu  \"'-.…äß日𝄞"
_KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left,
    Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip
LONGEST_BODY = 12_000
MOST_STORIES = 25


class Monkey:
    """Does one thing at a time, and closes what that opened a little later."""

    def __init__(self, desk: ScriptedDesk, chance: random.Random, quiet_story: str) -> None:
        self._desk, self._window, self._chance, self._quiet = desk, desk.window, chance, quiet_story
        self._rows: tuple[StoryRow, ...] = ()
        self.actions = 0

    def act(self) -> None:
        """Do the next thing."""
        self.actions += 1
        window = self._window
        if self.actions % 40 == 0:
            self._close_what_is_open()
        if window.desk.story is not None and window.desk.story.id == self._quiet:
            self._switch_story()  # the quiet story is for counting
            return
        ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (60, self._type_letters),
            (12, self._press_key),
            (8, self._click),
            (8, self._run_command),
            (6, lambda: self._trigger("undo")),
            (3, lambda: self._trigger("redo")),
            (3, self._jump),
            (2, self._switch_story),
            (1, self._use_theme),
            (1, self._take_in),
            (1, self._paste),
            (2, self._close_what_is_open),
        )
        self._chance.choices([way for _, way in ways], [weight for weight, _ in ways])[0]()

    def tidy(self) -> None:
        """Close everything that is open beside the window."""
        self._close_what_is_open()
        self._window.activateWindow()

    def _type_letters(self) -> None:
        story = self._window.desk.story
        if story is None or len(story.body) > LONGEST_BODY:
            self._switch_story()
            return
        target = self._focus()
        for _ in range(self._chance.randint(1, 12)):
            self._desk.press(target, self._chance.choice(_LETTERS))

    def _press_key(self) -> None:
        target = self._focus()
        if target is not None:
            modifiers = self._chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier))
            QTest.keyClick(target, self._chance.choice(_KEYS), modifiers)

    def _focus(self) -> QWidget | None:
        """Where keys go. The offscreen window is not always active, and then remembers what is hidden since."""
        focus = QApplication.focusWidget() or self._window.focusWidget()
        if focus is not None and focus.isVisible() and focus.isEnabled():
            return focus
        self._window.editor.focus_field("body")
        return None

    def _click(self) -> None:
        """Click somewhere in the list, the panels or the editor; never on what opens a file dialog."""
        window = self._window
        column = self._chance.choice((window.library, window.panels, window.editor))
        spot = QPoint(self._chance.randrange(max(1, column.width())), self._chance.randrange(max(1, column.height())))
        target = column.childAt(spot)
        if target is None or (isinstance(target, QAbstractButton | QComboBox) and not self._may_press(target)):
            return
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(column, spot))

    def _may_press(self, widget: QWidget) -> bool:
        if not isinstance(widget, QAbstractButton):
            return False  # an open box holds the mouse
        name = f"{widget.text()} {widget.accessibleName()} {widget.toolTip()}".lower()
        asks = ("file", "picture", "…", "choose", "folder", "add")
        return widget.isEnabled() and not any(word in name for word in asks)

    def _run_command(self) -> None:
        actions = self._window.menus.actions
        self._trigger(self._chance.choice(sorted(actions.keys() - NOT_PRESSED)))

    def _trigger(self, command: str) -> None:
        if command == "new-story" and len(self._rows) >= MOST_STORIES:
            return
        action = self._window.menus.actions[command]
        if action.isEnabled():
            action.trigger()

    def _jump(self) -> None:
        editor = self._window.editor
        editor.focus_field(self._chance.choice(("headline", "standfirst", "byline", "dateline", "body", "body")))
        if self._chance.random() < 0.5:
            editor.go_to_line(self._chance.randrange(editor.body_edit.blockCount()))

    def _switch_story(self) -> None:
        self._window.desk.list_stories(ListQuery(limit=MOST_STORIES + 5), self._on_rows)

    def _on_rows(self, rows: tuple[StoryRow, ...]) -> None:
        self._rows = tuple(row for row in rows if row.id != self._quiet)
        if not self._rows or (len(self._rows) < MOST_STORIES and self._chance.random() < 0.3):
            self._window.desk.start_story()
        else:
            self._window.desk.show_story(self._chance.choice(self._rows).id)

    def _use_theme(self) -> None:
        self._window.bench.use_theme(self._chance.choice(("light", "dark")))

    def _take_in(self) -> None:
        QGuiApplication.clipboard().setText(PAGE)
        self._trigger("take-in-clipboard")

    def _paste(self) -> None:
        QGuiApplication.clipboard().setText("pasted words “and quotes”\nof two lines " * self._chance.randint(1, 5))
        self._window.editor.body_edit.paste()

    def _close_what_is_open(self) -> None:
        for menu in self._window.findChildren(QMenu):
            if menu.isVisible():
                menu.close()
        for widget in QApplication.topLevelWidgets():
            if widget is self._window or not widget.isVisible():
                continue
            if isinstance(widget, QDialog) and self._chance.random() < 0.4 and len(self._rows) < MOST_STORIES:
                widget.accept()
            else:
                widget.close()
