"""The story-wide history of what can be undone, apart from the body's text, whose document keeps its own."""

from studio.session.changes import UndoStep


class UndoHistory:
    """Two stacks of steps: done and undone. A new step forgets what was undone."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def undo_name(self) -> str:
        """The name of the step that `undo` would take back, or empty."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """The name of the step that `redo` would do again, or empty."""
        return self._undone[-1].name if self._undone else ""

    def record(self, step: UndoStep) -> None:
        """Add a step, or merge it into the last one when both carry the same merge key."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and step.merge_key and last.merge_key == step.merge_key:
            merged_before = {**step.before, **last.before}
            self._done[-1] = UndoStep(step.name, merged_before, {**last.after, **step.after}, step.merge_key)
        else:
            self._done.append(step)

    def seal(self) -> None:
        """End merging: the next step stands alone whatever its key."""
        if self._done:
            last = self._done[-1]
            self._done[-1] = UndoStep(last.name, last.before, last.after)

    def undo(self) -> UndoStep | None:
        """Move the last step to the undone ones and return it; None when there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> UndoStep | None:
        """Move the last undone step back and return it; None when there is none."""
        return self._move(self._undone, self._done)

    @staticmethod
    def _move(source: list[UndoStep], target: list[UndoStep]) -> UndoStep | None:
        if not source:
            return None
        step = source.pop()
        target.append(step)
        return step
