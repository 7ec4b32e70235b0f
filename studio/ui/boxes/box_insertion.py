"""Puts a copy of a box of the library into a story, and its line into the text."""

from collections.abc import Callable

from studio.session.story_session import StorySession
from studio.story.box_kinds import pinned_copy
from studio.story.directives import Directive, DirectiveName
from studio.story.library_box import LibraryBox
from studio.story.story import free_element_id, with_fact_box
from studio.wording import sentence


def insert_copy(library_box: LibraryBox, session: StorySession, place: Callable[[Directive], None]) -> None:
    """Add a copy under an id of its own and place it, as one step; `place` puts a line into the text."""
    box = pinned_copy(library_box, free_element_id(session.story, library_box.title or "facts"))
    step = sentence("boxes.insert-step")
    with session.group(step):
        session.edit_story("boxes", with_fact_box(session.story, box), step=step)
        place(Directive(name=DirectiveName.FACT_BOX, id=box.id))
