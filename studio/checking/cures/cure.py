"""What a cure is: an id, the findings it cures, and how: a pure function from a story to the cured one."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from studio.checking.known import Known
from studio.story.findings import Finding
from studio.story.story import Story

Change = Callable[[Story, Finding, Known], Story | None]
"""The cured story; None where the story or the finding leave open what to do, or the story has moved on."""


class DeskAction(StrEnum):
    """What a cure asks of the desk when it changes no story."""

    RELEASE_QUOTE = "release-quote"


class Cure(Struct, frozen=True, kw_only=True):
    """One cure. Its title is ``cures.<id>.title``, which may name the finding's parameters; Undo calls it
    ``cures.<id>.step``.

    `codes` are the findings it is a cure of. `by` is what it does, always in one step.
    """

    id: str
    codes: tuple[str, ...]
    by: Change | DeskAction
