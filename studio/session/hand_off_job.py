"""One hand-off: saved, exported, verified, remembered; each step on its own lane."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from studio.checking.known import Known
from studio.exporting.earlier_hand_off import EarlierHandOff, earlier_hand_off
from studio.exporting.exporters import exporter
from studio.exporting.hand_off import HandOffRequest
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

_HAND_OFF_REASON = "hand-off"


class OriginalFiles(Struct, frozen=True):
    """The originals of one story's pictures, by hash, for reading away from the library's thread."""

    paths: dict[str, Path]

    def read(self, sha256: str) -> bytes:
        """The bytes of an original."""
        return self.paths[sha256].read_bytes()


class HandOffJob:
    """Hands one open story off."""

    def __init__(self, runner: TaskRunner, lane: LibraryLane) -> None:
        self._runner = runner
        self._lane = lane

    def start(
        self,
        open_story: OpenStory,
        house: House,
        order: HandOffOrder,
        on_done: Callable[[HandOffDone], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Save the story as a revision, export the package and record it.

        Raises what saving raises, at once. `on_error` gets FindingsBlock, CorrectionDue,
        ExportError or StorageError.
        """
        saved = open_story.autosave.flush(_HAND_OFF_REASON)
        story, edit_number = open_story.session.story, open_story.session.edit_number

        def look_up(library: Library) -> tuple[OriginalFiles, Known, EarlierHandOff | None]:
            earlier = earlier_hand_off(library, story.id, house.id, saved.revision)
            return _original_files(library, story), known_today(library, story), earlier

        def export(originals: OriginalFiles, known: Known, earlier: EarlierHandOff | None) -> Path:
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
            return exporter("package").export(request, originals, order.folder)

        def record(path: Path) -> None:
            hand_off = HandOff(
                story_id=story.id,
                revision=saved.revision,
                at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                house=house.id,
                sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
                file_name=path.name,
            )
            self._lane.call(
                lambda library: library.record_hand_off(hand_off),
                lambda _: on_done(HandOffDone(path, saved.revision)),
                on_error,
            )

        self._lane.call(
            look_up,
            lambda found: self._runner.run(Lane.WORKER, lambda: export(*found), record, on_error),
            on_error,
        )


def _original_files(library: Library, story: Story) -> OriginalFiles:
    return OriginalFiles(
        {picture.sha256: library.pictures.path(picture.sha256) for picture in story.pictures if picture.has_file}
    )
