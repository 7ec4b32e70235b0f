"""The originals of the library's pictures, kept by the hash of their bytes and never changed; and their renditions."""

import hashlib
import re
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from studio.durable import atomic_write, sync_folder
from studio.errors import PictureError, StorageError
from studio.library.clock import utc_now
from studio.library.folders import make_folder
from studio.library.library_folder import EXTENSIONS, LibraryFolder
from studio.library.picture_files import original
from studio.library.records import PictureRow
from studio.story.picture import PlacedPicture

_RENDITION_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")


class PictureStore:
    """Content-addressed pictures. A row names a picture only after its file is durable."""

    def __init__(
        self,
        folder: LibraryFolder,
        connection: sqlite3.Connection,
        record: Callable[[PictureRow], None],
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._folder = folder
        self._connection = connection
        self._record = record
        self._explained = explained

    def add(self, data: bytes, media_type: str, *, width: int = 0, height: int = 0) -> str:
        """Keep an original and give its SHA-256; adding it again changes nothing, or mends a damaged file.

        `width` and `height` are upright pixels, 0 when unknown. Raises PictureError for a media type that the store
        does not keep, StorageError when the disk refuses.
        """
        if media_type not in EXTENSIONS:
            raise PictureError("library.media_type", media_type=media_type)
        sha256 = hashlib.sha256(data).hexdigest()
        known = self._media_type_of(sha256)
        self._keep(self._folder.picture(sha256, known or media_type), data)
        if known is None:
            self._record(
                PictureRow(
                    sha256=sha256,
                    media_type=media_type,
                    byte_size=len(data),
                    width=width,
                    height=height,
                    added_at=utc_now(),
                )
            )
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of an original, proven to be the ones that were added.

        Raises PictureError when the store does not have it or its file is damaged, StorageError when it cannot be read.
        """
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise PictureError("library.picture_gone", path=str(path)) from error
        except OSError as error:
            raise StorageError("library.unreachable", path=str(path), reason=error.strerror or str(error)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise PictureError("library.picture_damaged", path=str(path))
        return data

    def path(self, sha256: str) -> Path:
        """Where an original lies. Raises PictureError when the store does not have it."""
        media_type = self._media_type_of(sha256)
        if media_type is None:
            raise PictureError("library.picture_unknown", picture=sha256)
        return self._folder.picture(sha256, media_type)

    def has(self, sha256: str) -> bool:
        """True when the store has the original, row and file."""
        return self._media_type_of(sha256) is not None and self.path(sha256).is_file()

    def rendition(self, name: str) -> bytes | None:
        """A cached rendition, or None when it has to be made."""
        path = self._rendition_path(name)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError("library.unreachable", path=str(path), reason=error.strerror or str(error)) from error

    def keep_rendition(self, name: str, data: bytes) -> None:
        """Put a rendition into the cache. Raises StorageError when the disk refuses."""
        path = self._rendition_path(name)
        make_folder(path.parent)
        atomic_write(path, data)

    def adopt(self, picture: PlacedPicture) -> bool:
        """True when the store has the original of a placed picture; where only its file is there, its row is made."""
        if self._media_type_of(picture.sha256) is not None:
            return True
        data = original(self._folder, picture.sha256, picture.media_type)
        if data is not None:
            self.add(data, picture.media_type, width=picture.width, height=picture.height)
        return data is not None

    def _media_type_of(self, sha256: str) -> str | None:
        with self._explained():
            found = self._connection.execute("SELECT media_type FROM pictures WHERE sha256 = ?", (sha256,)).fetchone()
        return None if found is None else str(found[0])

    def _keep(self, path: Path, data: bytes) -> None:
        make_folder(path.parent)
        try:
            is_there = path.is_file() and path.read_bytes() == data
        except OSError as error:
            raise StorageError("library.unreachable", path=str(path), reason=error.strerror or str(error)) from error
        if is_there:
            sync_folder(path.parent)  # its row may be missing because the power went before the name was durable
        else:
            atomic_write(path, data)

    def _rendition_path(self, name: str) -> Path:
        if not _RENDITION_NAME.fullmatch(name):
            raise PictureError("library.rendition_name", name=name)
        return self._folder.renditions / name
