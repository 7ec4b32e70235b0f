"""The parts of the main window, for those who act on more than one of them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.find.find_in_body import FindInBody
from studio.ui.library.library_column import LibraryColumn
from studio.ui.library_search.library_windows import LibraryWindows
from studio.ui.palette.palette import Palette
from studio.ui.panels.panel_column import PanelColumn
from studio.ui.preview.page_errands import PageErrands
from studio.ui.preview.preview_pane import PreviewPane
from studio.ui.proofing.proofreading import Proofreading
from studio.ui.window.backup_place import BackupPlace
from studio.ui.window.house_keeping import HouseKeeping

if TYPE_CHECKING:
    from studio.ui.window.view_modes import ViewModes


@dataclass
class WindowParts:
    """The window and its columns. What needs the bench, or stands above the columns, is added last."""

    window: QMainWindow
    library: LibraryColumn
    editor: ArticleEditor
    preview: PreviewPane
    article: QWidget = field(init=False)
    finder: FindInBody = field(init=False)
    proofreading: Proofreading = field(init=False)
    views: "ViewModes" = field(init=False)
    panels: PanelColumn = field(init=False)
    palette: Palette = field(init=False)
    backup_place: BackupPlace = field(init=False)
    houses: HouseKeeping = field(init=False)
    library_wide: LibraryWindows = field(init=False)
    page: PageErrands = field(init=False)

    def column(self, name: str) -> QWidget:
        """The column called ``library``, ``article``, ``preview`` or ``panels``."""
        columns: dict[str, QWidget] = {
            "library": self.library, "article": self.article, "preview": self.preview, "panels": self.panels,
        }  # fmt: skip
        return columns[name]

    def show_column(self, name: str) -> None:
        """Make sure a column is seen."""
        self.column(name).show()
