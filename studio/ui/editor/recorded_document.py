"""For letting the story's one history take back what was typed in a text field."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence

from studio.session.story_session import StorySession
from studio.ui.editor.body_edit import BodyEdit
from studio.ui.editor.plain_field import PlainField
from studio.wording import sentence


class RecordedDocument(QObject):
    """Tells the session of each step a field's document makes, and undoes and redoes them when told.

    Undo and redo, by key or from the field's menu, go to the session: the last step may have been made elsewhere.
    """

    def __init__(self, editor: PlainField | BodyEdit, session: StorySession, field: str) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document = editor.document()
        self._session = session
        self._name = sentence(f"editor.step.{field}")
        self._document.undoCommandAdded.connect(self._on_undo_command_added)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def undo(self) -> None:
        """Take back the document's last step."""
        self._editor.undo()

    def redo(self) -> None:
        """Do the document's last undone step again."""
        self._editor.redo()

    def seal(self) -> None:
        """Begin a new step with the next key. Qt goes on with the last one only in a modified document."""
        self._document.setModified(False)

    def take_back(self) -> None:
        """Take back the document's last step now, as Backspace does to what was substituted."""
        self._session.undo_document(self)

    def close(self) -> None:
        """Stop telling the session."""
        self._document.undoCommandAdded.disconnect(self._on_undo_command_added)
        self._editor.removeEventFilter(self)
        self._editor.viewport().removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys and the menu that would undo past the session."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo):
                self._session.undo()
                return True
            if event.matches(QKeySequence.StandardKey.Redo):
                self._session.redo()
                return True
        if event.type() is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._show_menu(event)
            return True
        return super().eventFilter(watched, event)

    def _show_menu(self, event: QContextMenuEvent) -> None:
        menu = self._editor.createStandardContextMenu()
        ways = {
            "edit-undo": (self._session.undo, self._session.undo_name),
            "edit-redo": (self._session.redo, self._session.redo_name),
        }
        for action in menu.actions():
            if action.objectName() in ways:
                act, name = ways[action.objectName()]
                action.triggered.disconnect()
                action.triggered.connect(partial(_run, act))
                action.setEnabled(bool(name))
        if self._editor.extend_menu is not None:
            self._editor.extend_menu(menu, self._editor.cursorForPosition(event.pos()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    @Slot()
    def _on_undo_command_added(self) -> None:
        self._session.record_document_step(self, self._name)


def _run(act: Callable[[], None], _checked: bool = False) -> None:
    act()
