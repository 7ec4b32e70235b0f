"""Bringing one story back as it was: a new revision of itself, with what it was before kept beside it."""

from msgspec import Struct
from msgspec.structs import replace

from studio.errors import LibraryDamaged, StoryNotFound
from studio.library.library import Library
from studio.story.story import Story


class RestoredStory(Struct, frozen=True):
    """A story that is again as it was, and the hashes of pictures that wait for their files again."""

    story_id: str
    revision: int
    pictures_missing: tuple[str, ...]


def restore_story(library: Library, story: Story) -> RestoredStory:
    """Save a story of the past, from a revision or a backup, as the newest revision of itself.

    What the story is now is kept first, with the reason ``before-restore``. A picture that the store does not have
    waits for its file again.
    """
    _keep_what_is(library, story.id)
    missing = tuple(
        picture.sha256 for picture in story.pictures if picture.has_file and not library.pictures.adopt(picture)
    )
    pictures = tuple(
        replace(picture, sha256="") if picture.sha256 in missing else picture for picture in story.pictures
    )
    saved = library.save(replace(story, pictures=pictures), "restored")
    return RestoredStory(story.id, saved.revision, missing)


def _keep_what_is(library: Library, story_id: str) -> None:
    try:
        library.save(library.load(story_id).story, "before-restore")
    except StoryNotFound:
        return  # it comes back from a backup
    except LibraryDamaged as error:
        if error.code != "library.story_damaged":
            raise
        # Its rows make no story any more: nothing to keep.
