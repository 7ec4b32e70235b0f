"""Taking a removed element back into a story that has gone on meanwhile."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from studio.story.story import Story


def with_element_back(story: Story, before: Story, field: str, element_id: str) -> Story:
    """`story` with the element that `before` had in `field`, at its old position; unchanged when it is there.

    A lead picture becomes the lead again, unless another was chosen since.
    """
    known: Sequence[Any] = getattr(story, field)
    old: Sequence[Any] = getattr(before, field)
    index = next((i for i, element in enumerate(old) if element.id == element_id), None)
    if index is None or element_id in story.element_ids:
        return story
    changes: dict[str, object] = {field: (*known[:index], old[index], *known[index:])}
    if before.lead_picture == element_id and not story.lead_picture:
        changes["lead_picture"] = element_id
    return replace(story, **changes)
