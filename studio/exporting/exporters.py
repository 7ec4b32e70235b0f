"""The list of exporters: adding one adds a row here."""

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from studio.exporting.hand_off import HandOffRequest, Originals
from studio.exporting.json_export import export_json
from studio.exporting.package_export import export_package
from studio.exporting.page_export import export_page
from studio.exporting.progress import Progress, no_progress
from studio.pictures.worker.picture_worker import PictureWorker
from studio.wording import sentence


class Export(Protocol):
    """Writes what a request asks for to a target, and returns what it wrote."""

    def __call__(
        self,
        request: HandOffRequest,
        originals: Originals,
        target: Path,
        progress: Progress = no_progress,
        worker: PictureWorker | None = None,
        /,
    ) -> Path:
        """Write it, telling `progress` of each step. Many exports may share one `worker` for their pictures."""


class ExporterSpec(Struct, frozen=True, kw_only=True):
    """One way out. `suffix` is that of the file it makes, and empty where it makes a folder. `name` is what a plug-in
    calls what it makes.

    `export` takes the request, the originals and the target (a file, or a folder to put it into), and returns what it
    wrote. It raises FindingsBlock when errors stand in the way without a reason, CorrectionDue when readers were told
    something else before, ExportError, PictureError, HouseError, StorageError and what `progress` raises, and then
    leaves nothing behind.
    """

    id: str
    suffix: str
    export: Export
    name: str = ""

    @property
    def title(self) -> str:
        """What the exporter makes, in a few words, for menus and help."""
        return self.name or sentence(f"export.title.{self.id}")


EXPORTERS = (
    ExporterSpec(id="html", suffix="", export=export_page),
    ExporterSpec(id="json", suffix=".json", export=export_json),
    ExporterSpec(id="package", suffix=".zip", export=export_package),
)


def exporter(exporter_id: str) -> ExporterSpec:
    """The exporter of that id. Raises KeyError for any other."""
    return {spec.id: spec for spec in EXPORTERS}[exporter_id]
