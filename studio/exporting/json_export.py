"""Export to JSON: the whole story as one documented file."""

from pathlib import Path

from studio.durable import atomic_write
from studio.exporting.document_writing import story_document
from studio.exporting.hand_off import HandOffRequest, Originals, require_clear
from studio.exporting.progress import ExportStep, Progress, no_progress
from studio.pictures.worker.picture_worker import PictureWorker


def export_json(
    request: HandOffRequest,
    _originals: Originals,
    target: Path,
    progress: Progress = no_progress,
    _worker: PictureWorker | None = None,
) -> Path:
    """Write the story's JSON to `target`, or into it under the story's name if it is a folder; returns the file.

    Raises FindingsBlock, CorrectionDue, StorageError, and what `progress` raises; a file that was there is then as it
    was.
    """
    require_clear(request)
    path = target / f"{request.file_stem}.json" if target.is_dir() else target
    progress(ExportStep.WRITING)
    atomic_write(path, story_document(request))
    return path
