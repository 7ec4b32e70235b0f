"""Exporters that others made, found by their entry point; one that fails fails alone, and leaves nothing behind.

`docs/plug-ins.md` says how to make one.
"""

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

from msgspec import Struct

from studio.durable import atomic_write
from studio.errors import ExportError, KnownError
from studio.exporting.exporters import ExporterSpec
from studio.exporting.hand_off import HandOffRequest, Originals, require_clear
from studio.exporting.progress import ExportStep, Progress, no_progress
from studio.pictures.worker.picture_worker import PictureWorker

GROUP = "offstone.exporters"
"""The group of entry points that exporters stand in; the name of one is what `--to` takes."""


class PlugIn(Struct, frozen=True, kw_only=True):
    """What an entry point leads to: a name for people, the suffix of the file, and what makes its bytes.

    `make` may read originals by their hash. It writes nothing itself. The same request must give the same bytes.
    """

    title: str
    suffix: str
    make: Callable[[HandOffRequest, Originals], bytes]


def plug_in_ids() -> tuple[str, ...]:
    """What `--to` takes besides our own exporters. Nothing of a plug-in is loaded."""
    return tuple(sorted(entry_points(group=GROUP).names))


def plugged_in(plug_in_id: str) -> ExporterSpec:
    """The exporter of a plug-in.

    Raises ExportError: `export.plug-in-unusable` for one that cannot be loaded, or is none, and KeyError for an id
    that none has. Its `export` raises `export.plug-in-failed` for whatever goes wrong in it.
    """
    entry = next(iter(entry_points(group=GROUP, name=plug_in_id)), None)
    if entry is None:
        raise KeyError(plug_in_id)
    try:
        found = entry.load()
    except Exception as error:
        raise _unusable(plug_in_id, f"{type(error).__name__}: {error}") from error
    if not isinstance(found, PlugIn):
        raise _unusable(plug_in_id, f"{entry.value} is no PlugIn")
    return _exporter(plug_in_id, found)


def _exporter(plug_in_id: str, plug_in: PlugIn) -> ExporterSpec:
    def export(
        request: HandOffRequest,
        originals: Originals,
        target: Path,
        progress: Progress = no_progress,
        _worker: PictureWorker | None = None,
    ) -> Path:
        require_clear(request)
        progress(ExportStep.WRITING)
        data = _made(plug_in_id, plug_in, request, originals)
        path = target / f"{request.file_stem}{plug_in.suffix}" if target.is_dir() else target
        atomic_write(path, data)
        return path

    return ExporterSpec(id=plug_in_id, suffix=plug_in.suffix, export=export, name=plug_in.title)


def _made(plug_in_id: str, plug_in: PlugIn, request: HandOffRequest, originals: Originals) -> bytes:
    try:
        data: object = plug_in.make(request, originals)
    except KnownError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise ExportError("export.plug-in-failed", plug_in=plug_in_id, reason=reason) from error
    if not isinstance(data, bytes):
        reason = f"it made {type(data).__name__} instead of bytes"
        raise ExportError("export.plug-in-failed", plug_in=plug_in_id, reason=reason)
    return data


def _unusable(plug_in_id: str, reason: str) -> ExportError:
    return ExportError("export.plug-in-unusable", plug_in=plug_in_id, reason=reason)
