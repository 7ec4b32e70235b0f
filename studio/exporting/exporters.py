"""The list of exporters: adding one adds a row here."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from studio.exporting.hand_off import HandOffRequest, Originals
from studio.exporting.json_export import export_json
from studio.exporting.package_export import export_package
from studio.exporting.page_export import export_page
from studio.wording import sentence

Export = Callable[[HandOffRequest, Originals, Path], Path]


class ExporterSpec(Struct, frozen=True, kw_only=True):
    """One way out. `suffix` is that of the file it makes, and empty where it makes a folder.

    `export` takes the request, the originals and the target (a file, or a folder to put it into), and returns what it
    wrote. It raises FindingsBlock when errors stand in the way without a reason, ExportError, PictureError, HouseError
    and StorageError, and then leaves nothing behind.
    """

    id: str
    suffix: str
    export: Export

    @property
    def title(self) -> str:
        """What the exporter makes, in a few words, for menus and help."""
        return sentence(f"export.title.{self.id}")


EXPORTERS = (
    ExporterSpec(id="html", suffix="", export=export_page),
    ExporterSpec(id="json", suffix=".json", export=export_json),
    ExporterSpec(id="package", suffix=".zip", export=export_package),
)


def exporter(exporter_id: str) -> ExporterSpec:
    """The exporter of that id. Raises KeyError for any other."""
    return {spec.id: spec for spec in EXPORTERS}[exporter_id]
