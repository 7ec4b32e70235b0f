"""Which picture a command means that names none."""

from studio.story.picture import PlacedPicture
from studio.story.story import Story


def picture_to_crop(story: Story, open_id: str) -> PlacedPicture | None:
    """The picture whose card is open, else the lead, else the first; only pictures that have their file count."""
    wanted = (story.picture(open_id), story.lead, *story.pictures)
    return next((picture for picture in wanted if picture is not None and picture.has_file), None)
