"""The pictures that come along with something taken in, put into the library and into the story."""

from collections.abc import Sequence

from studio.errors import PictureError
from studio.intake.result import IntakePicture
from studio.library.library import Library
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.picture import with_file
from studio.story.story import Story, with_picture
from studio.wording import explain


def with_pictures(
    story: Story, files: Sequence[IntakePicture], library: Library
) -> tuple[Story, tuple[PictureError, ...]]:
    """The story with its files in the library, and what was refused; a picture whose file was refused waits for one.

    The files are foreign, and decoded by a process of their own.
    """
    refused: list[PictureError] = []
    worker = PictureWorker() if files else None
    for file in files:
        known = story.picture(file.picture_id)
        if worker is None or known is None:
            continue
        try:
            incoming = worker.place(file.data, file.file_name, file.picture_id)
        except PictureError as error:
            refused.append(PictureError("picture.refused", name=file.file_name, reason=explain(error)))
            continue
        library.pictures.add(file.data, incoming.media_type, width=incoming.width, height=incoming.height)
        story = with_picture(story, with_file(known, incoming))
    if worker is not None:
        worker.close()
    return story, tuple(refused)
