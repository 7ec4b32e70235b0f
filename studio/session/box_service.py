"""The library of boxes for the desk: asked and changed on the library's lane."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from studio.library.box_rows import BoxUse
from studio.session.library_lane import LibraryLane
from studio.story.library_box import LibraryBox


class ShelvedBox(Struct, frozen=True):
    """A box of the library as it is now, and how many stories hold copies of it."""

    box: LibraryBox
    stories: int


class BoxService(QObject):
    """Answers come back later, on the GUI thread; what goes wrong becomes a notice of the desk."""

    changed = Signal()
    """Emitted when a box was saved, retired or offered again."""

    def __init__(self, lane: LibraryLane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane

    def list(self, words: str, on_done: Callable[[tuple[ShelvedBox, ...]], None], *, include_retired: bool) -> None:
        """Look up the boxes that hold all of the words, by title."""

        def shelved(found: tuple[tuple[LibraryBox, ...], dict[str, int]]) -> None:
            boxes, counts = found
            on_done(tuple(ShelvedBox(box, counts.get(box.id, 0)) for box in boxes))

        self._lane.call(
            lambda library: (
                library.boxes.list(words, include_retired=include_retired),
                library.boxes.use_counts(),
            ),
            shelved,
        )

    def uses(self, box_id: str, on_done: Callable[[tuple[BoxUse, ...]], None]) -> None:
        """Look up the stories that hold copies of a box."""
        self._lane.call(lambda library: library.boxes.uses(box_id), on_done)

    def save(self, box: LibraryBox, on_done: Callable[[LibraryBox], None]) -> None:
        """Add a version of a box; one without an id is new."""

        def saved(kept: LibraryBox) -> None:
            on_done(kept)
            self.changed.emit()

        self._lane.call(lambda library: library.boxes.save(box), saved)

    def set_retired(self, box_id: str, *, retired: bool) -> None:
        """Offer a box no more, or again."""

        def done(_box: LibraryBox) -> None:
            self.changed.emit()

        self._lane.call(
            lambda library: library.boxes.retire(box_id) if retired else library.boxes.unretire(box_id), done
        )
