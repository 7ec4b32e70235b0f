"""Where everything lies in a library's folder, ``Name.offstone/``."""

from pathlib import Path

from msgspec import Struct

EXTENSIONS = {
    "image/avif": "avif",
    "image/bmp": "bmp",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/heif": "heif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/webp": "webp",
}
"""The media types the picture store keeps, with their file extension."""


class LibraryFolder(Struct, frozen=True):
    """The folder of one library, absolute, and the paths in it."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "library.db"

    @property
    def write_ahead_log(self) -> Path:
        """SQLite's log of commits not yet moved into the file; gone after a clean close. Never touched by us."""
        return self.path / "library.db-wal"

    @property
    def shared_memory(self) -> Path:
        """SQLite's index of that log; only a read-only look at an unclean library makes one."""
        return self.path / "library.db-shm"

    @property
    def lock(self) -> Path:
        """The file that says which program has the library open."""
        return self.path / "library.lock"

    @property
    def pictures(self) -> Path:
        """The folder of the originals."""
        return self.path / "pictures"

    @property
    def renditions(self) -> Path:
        """The folder of renditions, a cache that may be deleted."""
        return self.path / "renditions"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.path / "backups"

    @property
    def damaged(self) -> Path:
        """The folder of library files that were moved aside; nothing in it is ever deleted."""
        return self.path / "damaged"

    def picture(self, sha256: str, media_type: str) -> Path:
        """Where the original with that hash lies: ``pictures/ab/<sha256>.<ext>``. Known media types only."""
        return self.pictures / sha256[:2] / f"{sha256}.{EXTENSIONS[media_type]}"

    @property
    def has_log(self) -> bool:
        """True when commits wait in the log, as after a kill."""
        return self.write_ahead_log.is_file() and self.write_ahead_log.stat().st_size > 0


def library_folder(path: Path) -> LibraryFolder:
    """The places of the library in `path`, which need not exist."""
    return LibraryFolder(path.absolute())
