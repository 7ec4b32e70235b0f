"""Export to HTML: a folder with the page, the fragment for a CMS, and the pictures."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from studio.durable import sync_folder
from studio.errors import ExportError, StorageError
from studio.exporting.hand_off import HandOffRequest, Originals, require_clear
from studio.exporting.package_files import page_files
from studio.exporting.progress import ExportStep, Progress, no_progress, watched
from studio.exporting.swapping import is_swapped
from studio.pictures.worker.picture_worker import PictureWorker

_OURS = frozenset({"index.html", "body.html", "images"})


def export_page(
    request: HandOffRequest,
    originals: Originals,
    target: Path,
    progress: Progress = no_progress,
    worker: PictureWorker | None = None,
) -> Path:
    """Write the folder `target` and return it; an earlier export there is replaced as a whole.

    Raises FindingsBlock, CorrectionDue, ExportError when `target` holds anything that is not an earlier export,
    StorageError, and what `progress` raises.
    Whatever fails, `target` stays as it was.
    """
    require_clear(request)
    _require_replaceable(target)
    files = page_files(request, watched(originals, request.story, progress), worker)
    progress(ExportStep.WRITING)
    try:
        _replace_folder(target, files)
    except OSError as error:
        raise StorageError("storage.write", path=str(target), reason=error.strerror or str(error)) from error
    return target


def _require_replaceable(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ExportError("export.not_a_folder", path=str(target))
    found = {entry.name for entry in target.iterdir()} if target.is_dir() else set()
    if found and not ({"index.html", "body.html"} <= found <= _OURS):
        raise ExportError("export.folder_in_use", path=str(target))


def _replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write beside the target, make it durable, then swap; the old folder goes last.

    Where two folders cannot be swapped in one step, a kill between two renames leaves the old one beside the target.
    """
    beside = target.absolute().parent
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=beside))
    try:
        made, former = workshop / "new", workshop / "former"
        _write_files(made, files)
        if not target.exists() or not is_swapped(made, target):
            _rename(made, target, former)
        sync_folder(beside)
    finally:
        shutil.rmtree(workshop)


def _rename(made: Path, target: Path, former: Path) -> None:
    if target.exists():
        target.rename(former)
    try:
        made.rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    folders = {folder, *((folder / path).parent for path in files)}
    for each in sorted(folders):
        each.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        with (folder / path).open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    for each in sorted(folders, reverse=True):
        sync_folder(each)
