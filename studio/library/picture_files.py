"""Bringing originals from one place to another: only those that are missing, each proven by its hash."""

import contextlib
import hashlib
from collections.abc import Iterable

from msgspec import Struct

from studio.durable import atomic_write
from studio.library.backup_files import PictureFile
from studio.library.backup_reading import sha256_of
from studio.library.folders import disk_errors_explained, make_folder
from studio.library.library_folder import EXTENSIONS, LibraryFolder


class BroughtPictures(Struct, frozen=True):
    """How many originals were copied, and the hashes of those that the source does not have whole."""

    copied: int
    missing: tuple[str, ...]


def bring_pictures(pictures: Iterable[PictureFile], source: LibraryFolder, target: LibraryFolder) -> BroughtPictures:
    """Copy the originals that `target` lacks. Raises StorageError when its disk refuses."""
    copied, missing = 0, []
    for picture in pictures:
        path = target.picture(picture.sha256, picture.media_type)
        if path.is_file() and path.stat().st_size == picture.byte_size:
            continue
        data = original(source, picture.sha256, picture.media_type)
        if data is None:
            missing.append(picture.sha256)
            continue
        make_folder(path.parent)
        atomic_write(path, data)
        with disk_errors_explained(path):
            if sha256_of(path) != picture.sha256:
                missing.append(picture.sha256)
                continue
        copied += 1
    return BroughtPictures(copied, tuple(missing))


def missing_pictures(pictures: Iterable[PictureFile], folder: LibraryFolder) -> tuple[str, ...]:
    """The hashes of the originals that are not there, or not in their length."""
    return tuple(
        picture.sha256
        for picture in pictures
        if not (path := folder.picture(picture.sha256, picture.media_type)).is_file()
        or path.stat().st_size != picture.byte_size
    )


def original(folder: LibraryFolder, sha256: str, media_type: str) -> bytes | None:
    """The bytes of an original that are proven to be its own; None where there is no such file."""
    if media_type not in EXTENSIONS:
        return None
    with contextlib.suppress(OSError):
        data = folder.picture(sha256, media_type).read_bytes()
        if hashlib.sha256(data).hexdigest() == sha256:
            return data
    return None
