"""Takes pictures into the open story, and hands out their renditions, without making anyone wait."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from studio.errors import KnownError, PictureError, StorageError
from studio.library.library import Library
from studio.pictures.worker.picture_worker import PictureWorker
from studio.session.library_lane import LibraryLane
from studio.session.story_session import StorySession
from studio.session.task_runner import Lane, TaskRunner
from studio.story.picture import PlacedPicture, Rendition, renditions_of, with_file
from studio.story.story import free_element_id, with_picture
from studio.wording import explain, sentence

OnAdded = Callable[[PlacedPicture], None]
OnReady = Callable[[bytes], None]
OnGone = Callable[[], None]


class PictureService(QObject):
    """Pictures of one open story. Decoded by a process of their own, stored on the library lane."""

    picture_added = Signal(object)
    """Emitted with each `PlacedPicture` that was added to the story."""

    failed = Signal(object)
    """Emitted with the exception when a picture could not be taken in or rendered."""

    def __init__(
        self, session: StorySession, runner: TaskRunner, lane: LibraryLane, worker: PictureWorker, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._lane = lane
        self._worker = worker
        self._is_closed = False
        self._waiting: dict[str, list[tuple[OnReady, OnGone]]] = {}

    def close(self) -> None:
        """Begin no further picture; what nobody waits for any more is not decoded."""
        self._is_closed = True

    def add_files(self, paths: Sequence[Path], *, on_added: OnAdded | None = None) -> None:
        """Take picture files into the story, in order; each that fails is reported by `failed`."""
        for path in paths:
            self._take_in(partial(_read_file, path), path.name, partial(self._add, on_added))

    def add_data(self, data: bytes, file_name: str, *, on_added: OnAdded | None = None) -> None:
        """Take a picture that has no file, such as one that was pasted, into the story."""
        self._take_in(lambda: data, file_name, partial(self._add, on_added))

    def attach_file(self, picture_id: str, path: Path) -> None:
        """Give a picture its file, or another one. What was written stays; empty fields are filled from the file."""
        self._take_in(partial(_read_file, path), path.name, partial(self._attach, picture_id))

    def attach_data(self, picture_id: str, data: bytes, file_name: str) -> None:
        """Give a picture its file, which came along with something that was taken in."""
        self._take_in(lambda: data, file_name, partial(self._attach, picture_id))

    def rendition(self, picture: PlacedPicture, width: int, on_ready: OnReady) -> None:
        """Hand `on_ready` the JPEG bytes of the smallest rendition at least `width` pixels wide (or the largest)."""
        renditions = renditions_of(picture)
        if renditions:
            wide_enough = (rendition for rendition in renditions if rendition.width >= width)
            self.exact_rendition(picture, next(wide_enough, renditions[-1]), on_ready)

    def exact_rendition(
        self, picture: PlacedPicture, rendition: Rendition, on_ready: OnReady, on_gone: OnGone | None = None
    ) -> None:
        """Hand `on_ready` the JPEG bytes of one rendition, from the library's cache or made now.

        Where it cannot be made, `failed` says why, and `on_gone` tells who waited that nothing comes.
        """
        waiting = self._waiting.setdefault(rendition.name, [])
        waiting.append((on_ready, on_gone or _forget))
        if len(waiting) > 1:
            return

        def look_up(library: Library) -> tuple[bytes | None, bytes]:
            cached = library.pictures.rendition(rendition.name)
            return cached, b"" if cached is not None else library.pictures.read(picture.sha256)

        def make(original: bytes) -> bytes | None:
            return None if self._is_closed else self._worker.rendition(original, picture, rendition)

        def on_looked_up(found: tuple[bytes | None, bytes]) -> None:
            cached, original = found
            if self._is_closed:
                return
            if cached is not None:
                self._serve(rendition.name, cached)
            else:
                self._runner.run(
                    Lane.PICTURES,
                    partial(make, original),
                    partial(self._keep, rendition.name),
                    partial(self._give_up, rendition.name),
                )

        self._lane.call(look_up, on_looked_up, partial(self._give_up, rendition.name))

    def _take_in(self, read: Callable[[], bytes], file_name: str, use: OnAdded) -> None:
        def decode() -> tuple[bytes, PlacedPicture] | None:
            return None if self._is_closed else _decode(self._worker, read, file_name)

        def store(decoded: tuple[bytes, PlacedPicture] | None) -> None:
            if decoded is None:
                return
            data, picture = decoded
            self._lane.call(
                lambda library: library.pictures.add(
                    data, picture.media_type, width=picture.width, height=picture.height
                ),
                lambda _: use(picture),
                self._on_failed,
            )

        if self._is_closed:
            return
        self._runner.run(Lane.PICTURES, decode, store, partial(self._refuse, file_name))

    def _add(self, on_added: OnAdded | None, picture: PlacedPicture) -> None:
        story = self._session.story
        picture = replace(picture, id=free_element_id(story, Path(picture.file_name).stem or "picture"))
        step = sentence("steps.add-picture")
        with self._session.group(step):
            self._session.edit_story("pictures", with_picture(story, picture), step=step)
            if on_added is not None:
                on_added(picture)
        self.picture_added.emit(picture)

    def _attach(self, picture_id: str, incoming: PlacedPicture) -> None:
        story = self._session.story
        known = story.picture(picture_id)
        if known is None:
            return
        attached = with_file(known, incoming)
        self._session.edit_story("pictures", with_picture(story, attached), step=sentence("steps.attach-picture"))
        self.picture_added.emit(attached)

    def _keep(self, name: str, data: bytes | None) -> None:
        if data is None:
            return
        self._lane.call(lambda library: library.pictures.keep_rendition(name, data), _ignore, self._on_failed)
        self._serve(name, data)

    def _serve(self, name: str, data: bytes) -> None:
        for on_ready, _ in self._waiting.pop(name, ()):
            on_ready(data)

    def _give_up(self, name: str, error: Exception) -> None:
        for _, on_gone in self._waiting.pop(name, ()):
            on_gone()
        self._on_failed(error)

    def _refuse(self, file_name: str, error: Exception) -> None:
        """Report a picture that cannot be taken in with the name of its file: several may come at once."""
        if isinstance(error, PictureError):
            error = PictureError("picture.refused", name=file_name, reason=explain(error))
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        if not isinstance(error, KnownError):
            raise error


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StorageError("storage.read", path=str(path), reason=error.strerror or str(error)) from error


def _decode(worker: PictureWorker, read: Callable[[], bytes], file_name: str) -> tuple[bytes, PlacedPicture]:
    data = read()
    return data, worker.place(data, file_name, "incoming")


def _forget() -> None:
    """Hear that nothing comes, and wait no longer."""


def _ignore(_result: object) -> None:
    """Take a result nobody needs."""
