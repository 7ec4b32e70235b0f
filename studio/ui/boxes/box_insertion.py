"""Puts a fact box into a story, a new one or a copy of the library's, and its line into the text."""

from collections.abc import Callable

from studio.session.story_session import StorySession
from studio.story.box_kinds import pinned_copy
from studio.story.directives import Directive, DirectiveName
from studio.story.elements import Fact, FactBox
from studio.story.library_box import LibraryBox
from studio.story.story import free_element_id, with_fact_box
from studio.wording import sentence


def insert_copy(library_box: LibraryBox, session: StorySession, place: Callable[[Directive], None]) -> None:
    """Add a copy under an id of its own and place it, as one step; `place` puts a line into the text."""
    box = pinned_copy(library_box, free_element_id(session.story, library_box.title or "facts"))
    _insert(box, session, place, sentence("boxes.insert-step"))


def insert_new(session: StorySession, place: Callable[[Directive], None]) -> FactBox:
    """Add a box with one empty fact and place it, as one step; the box."""
    box = FactBox(id=free_element_id(session.story, "facts"), facts=(Fact(),))
    _insert(box, session, place, sentence("steps.add-fact-box"))
    return box


def _insert(box: FactBox, session: StorySession, place: Callable[[Directive], None], step: str) -> None:
    with session.group(step):
        session.edit_story("boxes", with_fact_box(session.story, box), step=step)
        place(Directive(name=DirectiveName.FACT_BOX, id=box.id))
