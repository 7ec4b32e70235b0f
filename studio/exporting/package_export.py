"""Export to a package: one repeatable zip, read back and verified before it gets its name."""

from pathlib import Path

from studio.durable import atomic_file
from studio.errors import ExportError
from studio.exporting.hand_off import HandOffRequest, Originals, require_clear
from studio.exporting.package_files import package_files
from studio.exporting.progress import ExportStep, Progress, no_progress, watched
from studio.exporting.repeatable_zip import write_zip
from studio.exporting.verifying.verify_package import verify_stream
from studio.pictures.worker.picture_worker import PictureWorker


def export_package(
    request: HandOffRequest,
    originals: Originals,
    target: Path,
    progress: Progress = no_progress,
    worker: PictureWorker | None = None,
) -> Path:
    """Write the package to `target`, or into it as ``<slug>_v<revision>.zip`` if it is a folder; returns the file.

    The same request gives the same bytes on any day. Raises FindingsBlock, CorrectionDue, StorageError, what `progress`
    raises, and ExportError when what was written does not verify; an older package of that name is then as it was, and
    nothing else is left behind.
    """
    require_clear(request)
    path = target / f"{request.file_stem}.zip" if target.is_dir() else target
    files = package_files(request, watched(originals, request.story, progress), worker)
    progress(ExportStep.WRITING)
    with atomic_file(path) as stream:
        write_zip(stream, {f"{request.slug}/{name}": data for name, data in files.items()}, request.saved_at)
        stream.flush()
        progress(ExportStep.VERIFYING)
        stream.seek(0)
        problems = verify_stream(stream)
        if problems:
            raise ExportError("export.unverified", count=len(problems), problem=problems[0].sentence)
        progress(ExportStep.VERIFYING, 1, 1)  # the last moment at which nothing has its name yet
    return path
