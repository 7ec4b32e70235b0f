"""The sample story that a new library starts with: every element Offstone knows, in one article."""

from msgspec.structs import replace

from studio.library.library import Library
from studio.pictures.inspection import place_picture
from studio.resources import resource
from studio.story.canonical import story_from_json
from studio.story.picture import PlacedPicture
from studio.story.story import Story


def add_sample_story(library: Library) -> Story:
    """Put the sample story and its pictures into a library; the story as it is there."""
    story = story_from_json(resource("sample", "story.json").read_bytes())
    pictures = tuple(_with_file(library, picture) for picture in story.pictures)
    story = replace(story, pictures=pictures)
    library.save(story, "sample")
    return story


def _with_file(library: Library, picture: PlacedPicture) -> PlacedPicture:
    """The picture with its file in the library's store."""
    data = resource("sample", picture.file_name).read_bytes()
    incoming = place_picture(data, picture.file_name, picture.id)
    library.pictures.add(data, incoming.media_type, width=incoming.width, height=incoming.height)
    return replace(
        picture,
        sha256=incoming.sha256,
        media_type=incoming.media_type,
        width=incoming.width,
        height=incoming.height,
    )
