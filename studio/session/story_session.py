"""The open story: the only way to change it, and the one signal that says it changed."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from studio.session.changes import StoryChange, UndoStep
from studio.session.undo_history import UndoHistory
from studio.story.story import Story


class StorySession(QObject):
    """Holds the story being edited. "Unsaved" is `edit_number != saved_edit_number`, never a flag."""

    changed = Signal(object)
    """Emitted with a `StoryChange` after every edit, undo and redo."""

    history_changed = Signal()
    """Emitted when the undo or redo step may have changed."""

    def __init__(self, story: Story, *, saved: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._story = story
        self._edit_number = 0 if saved else 1
        self._saved_edit_number = 0
        self._history = UndoHistory()

    @property
    def story(self) -> Story:
        """The story as it is now."""
        return self._story

    @property
    def edit_number(self) -> int:
        """How many edits led to the story as it is now."""
        return self._edit_number

    @property
    def is_saved(self) -> bool:
        """True when the library durably holds the story as it is now."""
        return self._edit_number == self._saved_edit_number

    @property
    def undo_name(self) -> str:
        """The name of the step `undo` would take back, or empty."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str:
        """The name of the step `redo` would do again, or empty."""
        return self._history.redo_name

    def edit(self, origin: str, /, *, step: str = "", merge_key: str = "", **fields: Any) -> None:
        """Set fields of the story, named as in `Story`.

        `origin` is the editing widget's name for itself. With a `step` name the edit can be undone here; text that a
        document undoes itself is edited without one. Fields that keep their value are left out; an edit that changes
        nothing emits nothing.
        """
        before = {name: getattr(self._story, name) for name in fields}
        changes = {name: value for name, value in fields.items() if value != before[name]}
        if not changes:
            return
        if step:
            self._history.record(UndoStep(step, {name: before[name] for name in changes}, changes, merge_key))
            self.history_changed.emit()
        self._apply(origin, changes)

    def edit_story(self, origin: str, story: Story, /, *, step: str = "", merge_key: str = "") -> None:
        """Replace the story by a changed copy of it; the fields that differ are the edit."""
        fields = {
            name: getattr(story, name)
            for name in story.__struct_fields__
            if getattr(story, name) is not getattr(self._story, name)
        }
        self.edit(origin, step=step, merge_key=merge_key, **fields)

    def undo(self) -> None:
        """Take back the last undoable step, if there is one."""
        step = self._history.undo()
        if step is not None:
            self.history_changed.emit()
            self._apply("undo", step.before)

    def redo(self) -> None:
        """Do the last undone step again, if there is one."""
        step = self._history.redo()
        if step is not None:
            self.history_changed.emit()
            self._apply("redo", step.after)

    def mark_saved(self, edit_number: int) -> None:
        """Record that the story as of `edit_number` is durably in the library."""
        self._saved_edit_number = max(self._saved_edit_number, edit_number)

    def _apply(self, origin: str, changes: dict[str, Any]) -> None:
        self._story = replace(self._story, **changes)
        self._edit_number += 1
        self.changed.emit(StoryChange(self._story, self._edit_number, frozenset(changes), origin))
