"""Handing one story of an open library off: checked, exported, kept as a revision, remembered."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from studio.checking.check import check
from studio.checking.known import gather_known
from studio.cli.today import today
from studio.exporting.earlier_hand_off import earlier_hand_off
from studio.exporting.exporters import ExporterSpec
from studio.exporting.hand_off import HandOffRequest
from studio.exporting.progress import no_progress
from studio.library.library import Library
from studio.library.records import HandOff, StoredStory
from studio.pictures.worker.picture_worker import PictureWorker
from studio.rendering.houses import House
from studio.settings.places import source_cautions_file

_REASON = "hand-off"


class ExportOrder(Struct, frozen=True, kw_only=True):
    """What is made of a story, for which house, and the reasons that travel with it."""

    exporter: ExporterSpec
    house: House
    override_reason: str = ""
    no_correction_because: str = ""


def request_of(library: Library, stored: StoredStory, order: ExportOrder) -> HandOffRequest:
    """The story as it would leave now: with its findings, and with what the house was handed before."""
    known = gather_known(library, stored.story, today(), source_cautions_file())
    return HandOffRequest(
        story=stored.story,
        revision=stored.revision,
        saved_at=stored.saved_at,
        house=order.house,
        findings=check(stored.story, order.house, known),
        override_reason=order.override_reason,
        earlier=earlier_hand_off(library, stored.story.id, order.house.id, stored.revision),
        no_correction_because=order.no_correction_because,
    )


def export_story(
    library: Library, request: HandOffRequest, exporter: ExporterSpec, out: Path, worker: PictureWorker | None = None
) -> tuple[Path, HandOff]:
    """Write the story to `out`; what was written, and the hand-off as the library now remembers it.

    Several stories may share a `worker` for their pictures. The revision that left is kept for good. Raises what
    exporting and saving raise.
    """
    written = exporter.export(request, library.pictures, out, no_progress, worker)
    hand_off = HandOff(
        story_id=request.story.id,
        revision=request.revision,
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        house=request.house.id,
        sha256=sha256_of(written),
        file_name=written.name,
    )
    library.save(request.story, _REASON)
    library.record_hand_off(hand_off)
    return written, hand_off


def sha256_of(written: Path) -> str:
    """The hash of a file; of a folder, the hash of its manifest: a line with hash and path for each file, sorted."""
    if written.is_file():
        return hashlib.sha256(written.read_bytes()).hexdigest()
    paths = sorted((path.relative_to(written).as_posix(), path) for path in written.rglob("*") if path.is_file())
    manifest = "".join(f"{sha256_of(path)}  {name}\n" for name, path in paths)
    return hashlib.sha256(manifest.encode()).hexdigest()
