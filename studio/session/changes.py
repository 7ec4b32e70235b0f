"""What a change to the open story says about itself, so that receivers can decide whether it concerns them."""

from typing import Any

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


class UndoStep(Struct, frozen=True):
    """One step that can be taken back: its name for the Edit menu, and the values before and after it.

    Steps with the same non-empty `merge_key`, one right after the other, are one step to the editor.
    """

    name: str
    before: dict[str, Any]
    after: dict[str, Any]
    merge_key: str = ""
