"""The story-wide history of what can be undone: fields, and the steps of the documents text is written in."""

from collections.abc import Iterator
from contextlib import contextmanager

from studio.session.changes import DocumentStep, EditedDocument, FieldStep, StepGroup, UndoStep


class UndoHistory:
    """Two stacks of steps: done and undone. A new step forgets what was undone."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self._group: list[FieldStep | DocumentStep] | None = None

    @property
    def undo_name(self) -> str:
        """The name of the step that `undo` would take back, or empty."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """The name of the step that `redo` would do again, or empty."""
        return self._undone[-1].name if self._undone else ""

    def record(self, step: FieldStep | DocumentStep) -> None:
        """Add a step, or merge it into the last one when both carry the same merge key."""
        if self._group is not None:
            self._group.append(step)
            return
        self._undone.clear()
        last = self._done[-1] if self._done else None
        merges = isinstance(step, FieldStep) and isinstance(last, FieldStep) and step.merge_key == last.merge_key != ""
        if merges and isinstance(step, FieldStep) and isinstance(last, FieldStep):
            self._done[-1] = FieldStep(
                step.name, {**step.before, **last.before}, {**last.after, **step.after}, step.merge_key
            )
        else:
            self._done.append(step)

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """All steps recorded inside are one step of that name; inside another group they are part of that one."""
        if self._group is not None:
            yield
            return
        steps: list[FieldStep | DocumentStep] = []
        self._group = steps
        try:
            yield
        finally:
            self._group = None
            if steps:
                self._undone.clear()
                self._done.append(StepGroup(name, tuple(steps)))

    def seal(self) -> None:
        """End merging: the next step stands alone whatever its key."""
        if self._done and isinstance(last := self._done[-1], FieldStep) and last.merge_key:
            self._done[-1] = FieldStep(last.name, last.before, last.after)

    def undo(self) -> UndoStep | None:
        """Move the last step to the undone ones and return it; None when there is none."""
        return _move(self._done, self._undone)

    def redo(self) -> UndoStep | None:
        """Move the last undone step back and return it; None when there is none."""
        return _move(self._undone, self._done)

    def drop_last_of(self, document: EditedDocument) -> None:
        """Forget the last step of a document, which takes it back by itself."""
        for index in range(len(self._done) - 1, -1, -1):
            step = self._done[index]
            if isinstance(step, DocumentStep) and step.document is document:
                del self._done[index]
                return

    def is_last_of(self, document: EditedDocument) -> bool:
        """True when the step that `undo` would take back is that document's."""
        last = self._done[-1] if self._done else None
        return isinstance(last, DocumentStep) and last.document is document


def _move(source: list[UndoStep], target: list[UndoStep]) -> UndoStep | None:
    if not source:
        return None
    step = source.pop()
    target.append(step)
    return step
