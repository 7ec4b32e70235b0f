"""A fact box of the library of boxes, which stories hold pinned copies of."""

from msgspec import Struct

from studio.story.elements import BoxKind, Fact


class LibraryBox(Struct, frozen=True, kw_only=True):
    """One version of a box that stories share.

    `version` counts from 1. `note` tells editors about it and never leaves the desk. `changed_at` is an ISO time in
    UTC. A `retired` box is offered to no more stories.
    """

    id: str
    version: int = 1
    title: str = ""
    kind: BoxKind = BoxKind.QUESTIONS
    facts: tuple[Fact, ...] = ()
    note: str = ""
    changed_at: str = ""
    retired: bool = False
