"""What a change to the open story says about itself, and the steps by which changes are taken back."""

from typing import Any, Protocol

from msgspec import Struct

from studio.story.story import Story


class StoryChange(Struct, frozen=True):
    """One change: the story after it, its edit number, the names of the changed fields, and who made it.

    `origin` is the name the editing widget gave; a widget ignores the change that carries its own.
    """

    story: Story
    edit_number: int
    fields: frozenset[str]
    origin: str

    def concerns(self, *fields: str) -> bool:
        """True when one of `fields` changed."""
        return not self.fields.isdisjoint(fields)


class EditedDocument(Protocol):
    """A text document that keeps its own history of what was typed in it, one field of the story each."""

    def undo(self) -> None:
        """Take back the document's last step."""

    def redo(self) -> None:
        """Do the document's last undone step again."""

    def seal(self) -> None:
        """Begin a new step with the next change, even where it would go on with the last one."""


class FieldStep(Struct, frozen=True):
    """Fields that changed, with their values before and after.

    Steps with the same non-empty `merge_key`, one right after the other, are one step to the editor.
    """

    name: str
    before: dict[str, Any]
    after: dict[str, Any]
    merge_key: str = ""


class DocumentStep(Struct, frozen=True):
    """A step that a document can take back by itself."""

    name: str
    document: EditedDocument


class StepGroup(Struct, frozen=True):
    """Several steps that are one to the editor, in the order they were made."""

    name: str
    steps: tuple[FieldStep | DocumentStep, ...]


UndoStep = FieldStep | DocumentStep | StepGroup
