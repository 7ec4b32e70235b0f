"""The picture files of an export: every rendition of every picture that has its file, each with its credit inside."""

import hashlib
import re
from contextlib import nullcontext

from studio.errors import ExportError
from studio.exporting.hand_off import Originals
from studio.pictures.embedding import embed_credit
from studio.pictures.worker.picture_worker import PictureWorker
from studio.rendering.credit_formats import credit_in_house
from studio.rendering.houses import House
from studio.story.picture import PlacedPicture
from studio.story.story import Story

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def picture_files(
    story: Story, originals: Originals, house: House, worker: PictureWorker | None = None
) -> dict[str, bytes]:
    """Path (``images/…``) to JPEG bytes. Pictures that wait for their file are left out. The credit line
    written is the one `house` prints. Without a `worker` one is started for this, and ended.

    Raises ExportError when an original is not what the story names, PictureError when one cannot be rendered.
    """
    files: dict[str, bytes] = {}
    with PictureWorker() if worker is None else nullcontext(worker) as decoder:
        for picture in story.pictures:
            if picture.has_file:
                files.update(_files_of(picture, originals, house, decoder))
    return files


def _files_of(picture: PlacedPicture, originals: Originals, house: House, worker: PictureWorker) -> dict[str, bytes]:
    if not _SAFE_NAME.fullmatch(picture.id):
        raise ExportError("export.picture_id", id=picture.id)
    original = originals.read(picture.sha256)
    if hashlib.sha256(original).hexdigest() != picture.sha256:
        raise ExportError("export.original_changed", picture=picture.file_name or picture.id)
    line = credit_in_house(picture.credit, house)
    renditions = worker.renditions(original, picture)
    return {f"images/{name}": embed_credit(jpeg, picture, credit_line=line) for name, jpeg in renditions.items()}
