"""Pictures of a story that comes in whole: each stands for an original that this library may or may not have."""

from collections.abc import Container

from msgspec.structs import replace

from studio.intake.result import IntakePicture, IntakeResult
from studio.story.story import Story

WHOLE_STORIES = frozenset({"package", "story-json"})
"""The readers whose story keeps its id, so that the library may have it already."""


def originals_of(story: Story) -> tuple[str, ...]:
    """The hashes of the originals that the story's pictures stand for."""
    return tuple(picture.sha256 for picture in story.pictures if picture.has_file)


def waiting_for_files(story: Story, present: Container[str]) -> Story:
    """The story with the pictures whose original is not `present` waiting for a file; their crops were of the original.

    The story itself where every original is there.
    """
    if all(sha256 in present for sha256 in originals_of(story)):
        return story
    pictures = tuple(
        picture
        if not picture.has_file or picture.sha256 in present
        else replace(picture, sha256="", media_type="", width=0, height=0, crop=None, crops=(), focus=None)
        for picture in story.pictures
    )
    return replace(story, pictures=pictures)


def files_needed(result: IntakeResult, present: Container[str]) -> tuple[IntakePicture, ...]:
    """The files that came along for pictures whose original is not there."""
    return tuple(file for file in result.pictures if not file.original or file.original not in present)
