"""The open story: the only way to change it, and the one signal that says it changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.session.changes import DocumentStep, EditedDocument, FieldStep, StepGroup, StoryChange, UndoStep
from studio.session.undo_history import UndoHistory
from studio.story.story import Story

PAUSE_MS = 1500
"""A pause that ends a step: what is typed after it is undone by itself."""


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
        self._documents: dict[str, EditedDocument] = {}
        self._is_replaying = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.seal)

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

        `origin` is the editing widget's name for itself. With a `step` name the edit can be undone; an edit that a
        document undoes by itself is made without one, and recorded by `record_document_step`. Fields that keep their
        value are left out; an edit that changes nothing emits nothing.
        """
        before = {name: getattr(self._story, name) for name in fields}
        changes = {name: value for name, value in fields.items() if value != before[name]}
        if not changes:
            return
        if not step:
            self._apply(origin, changes)
            self._pause.start()
            return
        own = {name: value for name, value in changes.items() if name not in self._documents}
        if len(own) == len(changes):
            self._record(FieldStep(step, {name: before[name] for name in own}, own, merge_key))
            self._apply(origin, changes)
            return
        with self.group(step):
            if own:
                self._record(FieldStep(step, {name: before[name] for name in own}, own))
            self._apply(origin, changes)  # the documents change with it, and record that themselves

    def edit_story(self, origin: str, story: Story, /, *, step: str = "", merge_key: str = "") -> None:
        """Replace the story by a changed copy of it; the fields that differ are the edit."""
        fields = {
            name: getattr(story, name)
            for name in story.__struct_fields__
            if getattr(story, name) is not getattr(self._story, name)
        }
        self.edit(origin, step=step, merge_key=merge_key, **fields)

    def attach_documents(self, documents: dict[str, EditedDocument]) -> None:
        """Name the fields whose text lives in documents with a history of their own."""
        self._documents = documents

    def record_document_step(self, document: EditedDocument, name: str) -> None:
        """Record that a document made a step it can take back."""
        if not self._is_replaying:
            self._record(DocumentStep(name, document))

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """All that is changed inside is one step of that name."""
        self.seal()
        try:
            with self._history.group(name):
                yield
        finally:
            self.seal()
            self.history_changed.emit()

    def undo(self) -> None:
        """Take back the last undoable step, if there is one."""
        step = self._history.undo()
        if step is not None:
            self._replay(step, "undo")

    def redo(self) -> None:
        """Do the last undone step again, if there is one."""
        step = self._history.redo()
        if step is not None:
            self._replay(step, "redo")

    def undo_document(self, document: EditedDocument) -> None:
        """Take back the last step of one document, whatever was changed elsewhere since."""
        if self._history.is_last_of(document):
            self.undo()
        else:
            self._history.drop_last_of(document)
            document.undo()
            self.history_changed.emit()

    @Slot()
    def seal(self) -> None:
        """End the step under way: the next change begins another."""
        self._history.seal()
        for document in self._documents.values():
            document.seal()

    def mark_saved(self, edit_number: int) -> None:
        """Record that the story as of `edit_number` is durably in the library."""
        self._saved_edit_number = max(self._saved_edit_number, edit_number)

    def _record(self, step: FieldStep | DocumentStep) -> None:
        for document in self._documents.values():
            if not isinstance(step, DocumentStep) or step.document is not document:
                document.seal()
        self._history.record(step)
        self._pause.start()
        self.history_changed.emit()

    def _replay(self, step: UndoStep, direction: str) -> None:
        parts = step.steps if isinstance(step, StepGroup) else (step,)
        self._is_replaying = True
        try:
            for part in reversed(parts) if direction == "undo" else parts:
                if isinstance(part, FieldStep):
                    self._apply(direction, part.before if direction == "undo" else part.after)
                elif direction == "undo":
                    part.document.undo()
                else:
                    part.document.redo()
        finally:
            self._is_replaying = False
            self.seal()
            self.history_changed.emit()

    def _apply(self, origin: str, changes: dict[str, Any]) -> None:
        self._story = replace(self._story, **changes)
        self._edit_number += 1
        self.changed.emit(StoryChange(self._story, self._edit_number, frozenset(changes), origin))
