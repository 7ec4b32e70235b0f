"""The grid of pictures: tiles that fill its width, arrow keys, and pages that come before they are needed."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from studio.library.picture_memory import BrowsedPicture
from studio.ui.picture_library.picture_grid_model import PictureGridModel
from studio.ui.picture_library.picture_tile import HEIGHT, LEAST_WIDTH, PictureTile
from studio.ui.picture_library.tile_thumbnails import TileThumbnails
from studio.wording import sentence

_PAGES_AHEAD = 2


class PictureGrid(QListView):
    """Shows the model's pictures. Enter and double click choose them, letters go to the search."""

    chosen = Signal()
    """Emitted when the selected pictures are to be used."""

    typed = Signal(str)
    """Emitted with letters that were typed in the grid."""

    selection_changed = Signal()
    """Emitted when other pictures are selected, or another one is current."""

    def __init__(self, model: PictureGridModel, tile: PictureTile, thumbnails: TileThumbnails) -> None:
        super().__init__()
        self._tile = tile
        self._thumbnails = thumbnails
        self._pictures = model
        self._kept: tuple[frozenset[str], str, int] = (frozenset(), "", 0)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setAccessibleName(sentence("picture-library.grid"))
        self.setItemDelegate(tile)
        self.setModel(model)
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_selection_changed)
        model.about_to_load.connect(self._on_about_to_load)
        model.loaded.connect(self._on_loaded)
        thumbnails.arrived.connect(self._on_thumbnail)

    @property
    def selected(self) -> tuple[BrowsedPicture, ...]:
        """The selected pictures, in the order of the grid."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(self._pictures.picture(index) for index in indexes)

    @property
    def columns(self) -> int:
        """How many tiles stand beside each other."""
        return max(1, self.viewport().width() // LEAST_WIDTH)

    def select_first(self) -> None:
        """Select the first picture, if there is one."""
        if self._pictures.rowCount():
            self.setCurrentIndex(self._pictures.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; all else moves and selects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selectionModel().hasSelection():
                self.chosen.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are searched for in the library, not among the names that are loaded."""
        self.typed.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the tiles as wide as fills a row."""
        size = QSize(max(LEAST_WIDTH, (event.size().width() - 1) // self.columns), HEIGHT)
        if size != self._tile.size:
            self._tile.size = size
            self.setGridSize(size)
        super().resizeEvent(event)

    def _on_scrolled(self, value: int) -> None:
        self._thumbnails.forget_wanted()
        bar = self.verticalScrollBar()
        if value > bar.maximum() - _PAGES_AHEAD * bar.pageStep() and self._pictures.canFetchMore(QModelIndex()):
            self._pictures.fetchMore(QModelIndex())

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.chosen.emit()

    def _on_selection_changed(self) -> None:
        self.selection_changed.emit()

    def _on_thumbnail(self, _sha256: str) -> None:
        self.viewport().update()

    def _on_about_to_load(self) -> None:
        current = self._pictures.picture(self.currentIndex()).sha256 if self.currentIndex().isValid() else ""
        selected = frozenset(picture.sha256 for picture in self.selected)
        self._kept = (selected, current, self.verticalScrollBar().value())

    def _on_loaded(self, is_same: bool) -> None:
        """What was selected stays so where it is still there; another query begins at the top."""
        selected, current, place = self._kept
        rows = {picture.sha256: row for row, picture in enumerate(self._pictures.pictures)}
        chosen = self.selectionModel()
        if current in rows:
            index = self._pictures.index(rows[current])
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        for sha256 in selected & rows.keys():
            chosen.select(self._pictures.index(rows[sha256]), QItemSelectionModel.SelectionFlag.Select)
        if not chosen.hasSelection():
            self.select_first()
        if is_same:
            self.verticalScrollBar().setValue(place)
        else:
            self.scrollToTop()
        self.selection_changed.emit()
