"""Putting what was taken in into the library: what is there is kept first, then come the pictures, then the story."""

from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import replace

from studio.errors import PictureError, StoryNotFound
from studio.exporting.verifying.verify_package import verify_archive
from studio.intake.originals import WHOLE_STORIES, files_needed, originals_of, waiting_for_files
from studio.intake.result import IntakePicture, IntakeResult
from studio.library.library import Library
from studio.pictures.worker.picture_worker import PictureWorker
from studio.story.picture import PlacedPicture, with_file
from studio.story.story import with_picture
from studio.wording import explain

REASON = "before-intake"


def proof_of(result: IntakeResult, data: bytes) -> Iterator[str]:
    """A sentence for each thing that is wrong with a package; none for anything else."""
    if result.reader == "package":
        yield from (problem.sentence for problem in verify_archive(data))


def keep_before(result: IntakeResult, library: Library) -> None:
    """Back the library up, and keep what it has of a story that comes in whole as a revision."""
    if result.reader not in WHOLE_STORIES:
        return
    library.backup(REASON)
    with suppress(StoryNotFound):  # a story that is new here has no past to keep
        library.save(library.load(result.story.id).story, REASON)


def with_pictures(result: IntakeResult, library: Library) -> tuple[IntakeResult, tuple[PictureError, ...]]:
    """The result with its pictures in the library, and what was refused; a picture that was refused waits for a file.

    The files are foreign, and decoded by a process of their own.
    """
    present = frozenset(sha256 for sha256 in originals_of(result.story) if library.pictures.has(sha256))
    story = waiting_for_files(result.story, present)
    files = files_needed(result, present)
    refused: list[PictureError] = []
    worker = PictureWorker() if files else None
    for file in files:
        known = story.picture(file.picture_id)
        if worker is None or known is None:
            continue
        try:
            story = with_picture(story, _stored(file, known, worker, library))
        except PictureError as error:
            refused.append(PictureError("picture.refused", name=file.file_name, reason=explain(error)))
    if worker is not None:
        worker.close()
    return replace(result, story=story), tuple(refused)


def _stored(file: IntakePicture, known: PlacedPicture, worker: PictureWorker, library: Library) -> PlacedPicture:
    incoming = worker.place(file.data, file.file_name, file.picture_id)
    library.pictures.add(file.data, incoming.media_type, width=incoming.width, height=incoming.height)
    return with_file(known, incoming)
