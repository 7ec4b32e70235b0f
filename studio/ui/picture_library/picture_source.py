"""What the window of pictures asks of the library and of the window around it."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import SignalInstance

from studio.library.picture_memory import BrowsedPicture, PictureQuery, PictureUse
from studio.story.picture import PlacedPicture


class PictureSource(Protocol):
    """The library's pictures. Answers come back later, on the GUI thread."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when the pictures or their uses may be others."""

    def browse(self, query: PictureQuery, on_done: Callable[[tuple[BrowsedPicture, ...]], None]) -> None:
        """Look up one page of pictures, latest first."""

    def uses(self, sha256: str, on_done: Callable[[tuple[PictureUse, ...]], None]) -> None:
        """Look up where a picture runs, latest first."""

    def thumbnail(self, picture: BrowsedPicture, width: int, on_ready: Callable[[bytes], None]) -> None:
        """Make a JPEG about `width` pixels wide; empty bytes come of a damaged file."""

    def take(self, sha256: str, on_done: Callable[[PlacedPicture], None]) -> None:
        """Give the picture as its latest use has it, without its crops."""


class BrowserActions(Struct, frozen=True):
    """What the window can do with pictures, outside itself.

    `add` puts copies into the open story, `edit_credits` takes the hashes of pictures.
    """

    is_read_only: Callable[[], bool]
    add: Callable[[tuple[PlacedPicture, ...]], None]
    show_story: Callable[[str], None]
    edit_credits: Callable[[tuple[str, ...]], None]
