"""Renders a story's page away from the GUI thread; what renders it is read in when it is first needed."""

from typing import TYPE_CHECKING

from studio.rendering.houses import House
from studio.session.picture_service import PictureService

if TYPE_CHECKING:
    from studio.story.story import Story
    from studio.ui.preview.preview_source import PreviewSource


def rendered_source(story: "Story | None", house: House | None, pictures: PictureService | None) -> "PreviewSource":
    """What shows `story` in `house`; blank where there is no story yet."""
    from studio.ui.preview.preview_source import PreviewSource

    source = PreviewSource()
    if story is not None and house is not None:
        source.show(story, house, pictures)
    return source
