"""Thumbnails of pictures: fetched once, kept while the panel lives, announced when they arrive."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap
from shiboken6 import isValid

from studio.story.picture import Crop, PlacedPicture
from studio.ui.panels.panel import PanelDesk

THUMBNAIL_WIDTH = 480
_KEPT = 60

_Key = tuple[str, Crop | None]


class Thumbnails(QObject):
    """Pixmaps of pictures as they are cropped, about `THUMBNAIL_WIDTH` pixels wide."""

    arrived = Signal(str)
    """Emitted with a picture's id when its thumbnail is there."""

    def __init__(self, desk: PanelDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pixmaps: dict[_Key, QPixmap] = {}
        self._asked: set[_Key] = set()

    def of(self, picture: PlacedPicture) -> QPixmap | None:
        """The thumbnail of a picture; None while it is fetched, or waits for its file."""
        key = (picture.sha256, picture.crop)
        if key in self._pixmaps:
            return self._pixmaps[key]
        if picture.has_file and key not in self._asked and self._desk.pictures is not None:
            self._asked.add(key)
            self._desk.pictures.rendition(picture, THUMBNAIL_WIDTH, partial(self._on_ready, picture.id, key))
        return self._pixmaps.get(key)

    def forget_asked(self) -> None:
        """Ask again for what never came; for when another story was opened."""
        self._asked.clear()

    def _on_ready(self, picture_id: str, key: _Key, data: bytes) -> None:
        if not isValid(self):  # the window closed while the picture was being made
            return
        self._asked.discard(key)
        pixmap = QPixmap()
        if pixmap.loadFromData(data):
            while len(self._pixmaps) >= _KEPT:
                self._pixmaps.pop(next(iter(self._pixmaps)))
            self._pixmaps[key] = pixmap
            self.arrived.emit(picture_id)
