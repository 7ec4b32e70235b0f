"""The pictures of the whole library for the desk: asked for on the library's lane, decoded beside it."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import KnownError
from studio.library.library import Library
from studio.library.picture_memory import BrowsedPicture, PictureQuery, PictureUse
from studio.pictures.worker.picture_worker import PictureWorker
from studio.session.library_lane import LibraryLane
from studio.session.print_keeper import PrintKeeper
from studio.session.task_runner import Lane, TaskRunner
from studio.story.picture import PlacedPicture


class PictureLibrary(QObject):
    """Answers come back later, on the GUI thread; what goes wrong becomes a notice of the desk."""

    changed = Signal()
    """Emitted when there may be other pictures, or stories may say other things of them."""

    def __init__(self, runner: TaskRunner, lane: LibraryLane, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._lane = lane
        self.worker = PictureWorker()
        self.prints = PrintKeeper(runner, lane, self.worker, self)

    def close(self) -> None:
        """Begin nothing further, and end the decoding process after the picture it works on."""
        self.prints.close()
        self._runner.run(Lane.PICTURES, self.worker.close, _ignore)

    @Slot(object)
    def on_picture_added(self, _picture: PlacedPicture) -> None:
        """Have a picture looked at that came into the open story."""
        self.prints.wake()
        self.changed.emit()

    def browse(self, query: PictureQuery, on_done: Callable[[tuple[BrowsedPicture, ...]], None]) -> None:
        """Look up one page of the pictures that `query` asks for."""
        self._lane.call(lambda library: library.picture_memory.browse(query), on_done)

    def uses(self, sha256: str, on_done: Callable[[tuple[PictureUse, ...]], None]) -> None:
        """Look up the stories that have a picture."""
        self._lane.call(lambda library: library.picture_memory.uses(sha256), on_done)

    def thumbnail(self, picture: BrowsedPicture, width: int, on_ready: Callable[[bytes], None]) -> None:
        """Hand `on_ready` the bytes of a small JPEG of the whole picture, from the library's cache or made now.

        Its longest side is `width` pixels. Of a picture that is gone or cannot be decoded no bytes come, but empty.
        """
        name = f"browsed-{picture.sha256}-{width}.jpg"

        def look_up(library: Library) -> tuple[bytes | None, bytes]:
            cached = library.pictures.rendition(name)
            return cached, b"" if cached is not None else library.pictures.read(picture.sha256)

        def keep(made: bytes) -> None:
            self._lane.call(lambda library: library.pictures.keep_rendition(name, made), _ignore)
            on_ready(made)

        def give_nothing(error: Exception) -> None:
            on_ready(b"")
            if not isinstance(error, KnownError):
                self._runner.failed.emit(error)

        def on_looked_up(found: tuple[bytes | None, bytes]) -> None:
            cached, original = found
            if cached is not None:
                on_ready(cached)
            else:
                self._runner.run(Lane.PICTURES, partial(self.worker.thumbnail, original, width), keep, give_nothing)

        self._lane.call(look_up, on_looked_up, give_nothing)

    def take(self, sha256: str, on_done: Callable[[PlacedPicture], None]) -> None:
        """Make a picture ready to be placed in another story.

        Credit, alt text and caption are those of its latest use, or what its file says where no story has it. Crops
        are not taken along: they were made for the other story.
        """

        def look_up(library: Library) -> tuple[PlacedPicture | None, bytes]:
            latest = library.picture_memory.latest(sha256)
            return latest, b"" if latest is not None else library.pictures.read(sha256)

        def on_looked_up(found: tuple[PlacedPicture | None, bytes]) -> None:
            latest, original = found
            if latest is not None:
                on_done(replace(latest, crop=None, crops=()))
            else:
                self._runner.run(Lane.PICTURES, partial(self.worker.place, original, "", "picture"), on_done)

        self._lane.call(look_up, on_looked_up)


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
