"""One hand-off: saved, exported, verified, remembered; each step on its own lane."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from studio.checking.known import Known
from studio.errors import KnownError
from studio.exporting.earlier_hand_off import EarlierHandOff, earlier_hand_off
from studio.exporting.exporters import exporter
from studio.exporting.hand_off import HandOffRequest
from studio.exporting.progress import Progress, no_progress
from studio.library.library import Library
from studio.library.records import HandOff
from studio.rendering.houses import House
from studio.session.hand_off_order import HandOffDone, HandOffOrder
from studio.session.known_keeper import known_today
from studio.session.library_lane import LibraryLane
from studio.session.open_story import OpenStory
from studio.session.review_feed import review_story
from studio.session.task_runner import Lane, TaskRunner
from studio.story.story import Story

_BEFORE, _AFTER = "idle", "hand-off"


class OriginalFiles(Struct, frozen=True):
    """The originals of one story's pictures, by hash, for reading away from the library's thread."""

    paths: dict[str, Path]

    def read(self, sha256: str) -> bytes:
        """The bytes of an original."""
        return self.paths[sha256].read_bytes()


class HandOffJob:
    """Hands one open story off."""

    def __init__(self, runner: TaskRunner, lane: LibraryLane, progress: Progress | None = None) -> None:
        self._runner = runner
        self._lane = lane
        self._progress = progress or no_progress

    def start(
        self,
        open_story: OpenStory,
        house: House,
        order: HandOffOrder,
        on_done: Callable[[HandOffDone], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Save the story as a revision, export the package and record it.

        `on_error` gets what saving raises, at once, else FindingsBlock, CorrectionDue, ExportCancelled, another
        ExportError or StorageError.
        """
        try:
            saved = open_story.autosave.flush(_BEFORE)
        except KnownError as error:
            on_error(error)
            return
        story, edit_number = open_story.session.story, open_story.session.edit_number

        def look_up(library: Library) -> tuple[OriginalFiles, Known, EarlierHandOff | None]:
            earlier = earlier_hand_off(library, story.id, house.id, saved.revision)
            return _original_files(library, story), known_today(library, story), earlier

        def export(originals: OriginalFiles, known: Known, earlier: EarlierHandOff | None) -> HandOff:
            request = HandOffRequest(
                story=story,
                revision=saved.revision,
                saved_at=saved.saved_at,
                house=house,
                findings=review_story(story, house, edit_number, known).findings,
                override_reason=order.override_reason,
                earlier=earlier,
                no_correction_because=order.no_correction_because,
            )
            path = exporter("package").export(request, originals, order.folder, self._progress)
            return _hand_off(request, path)

        def record(hand_off: HandOff) -> None:
            done = HandOffDone(order.folder / hand_off.file_name, saved.revision)
            self._lane.call(lambda library: _remember(library, hand_off), lambda _: on_done(done), on_error)

        self._lane.call(
            look_up, lambda found: self._runner.run(Lane.WORKER, lambda: export(*found), record, on_error), on_error
        )


def _hand_off(request: HandOffRequest, path: Path) -> HandOff:
    return HandOff(
        story_id=request.story.id,
        revision=request.revision,
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        house=request.house.id,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        file_name=path.name,
    )


def _remember(library: Library, hand_off: HandOff) -> None:
    """Record a hand-off, and say of its revision why it is kept, unless the story was edited meanwhile."""
    stored = library.load(hand_off.story_id)
    if stored.revision == hand_off.revision:
        library.save(stored.story, _AFTER)
    library.record_hand_off(hand_off)


def _original_files(library: Library, story: Story) -> OriginalFiles:
    return OriginalFiles(
        {picture.sha256: library.pictures.path(picture.sha256) for picture in story.pictures if picture.has_file}
    )
