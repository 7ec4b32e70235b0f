"""Thumbnails for the grid: asked for once scrolling rests, kept for the pictures looked at last."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap
from shiboken6 import isValid

from studio.library.picture_memory import BrowsedPicture
from studio.ui.picture_library.picture_source import PictureSource

THUMBNAIL_WIDTH_PX = 480
REST_MS = 50
AT_ONCE = 4
"""So few are asked for at a time: pictures that somebody adds meanwhile do not wait long, nor does closing."""

_KEPT = 300


class TileThumbnails(QObject):
    """Pixmaps by the hash of their original. What was scrolled past is not asked for."""

    arrived = Signal(str)
    """Emitted with a picture's hash when its thumbnail is there."""

    def __init__(self, source: PictureSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._pixmaps: dict[str, QPixmap] = {}
        self._wanted: dict[str, BrowsedPicture] = {}
        self._asked: set[str] = set()
        self._damaged: set[str] = set()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask_further)

    def of(self, picture: BrowsedPicture) -> QPixmap | None:
        """The thumbnail of a picture; None while it is made, and for good where its file is damaged."""
        sha256 = picture.sha256
        found = self._pixmaps.pop(sha256, None)
        if found is not None:
            self._pixmaps[sha256] = found  # the one looked at last goes last
        elif not any(sha256 in known for known in (self._asked, self._damaged, self._wanted)):
            self._wanted[sha256] = picture
            self._rest.start()
        return found

    def forget_wanted(self) -> None:
        """Ask for nothing that is not wanted anew; for when others are in view."""
        self._wanted.clear()

    def _ask_further(self) -> None:
        while self._wanted and len(self._asked) < AT_ONCE:
            sha256 = next(iter(self._wanted))
            picture = self._wanted.pop(sha256)
            self._asked.add(sha256)
            self._source.thumbnail(picture, THUMBNAIL_WIDTH_PX, partial(self._on_ready, sha256))

    def _on_ready(self, sha256: str, data: bytes) -> None:
        if not isValid(self):  # the window closed while the picture was being made
            return
        self._asked.discard(sha256)
        pixmap = QPixmap()
        if pixmap.loadFromData(data):
            while len(self._pixmaps) >= _KEPT:
                self._pixmaps.pop(next(iter(self._pixmaps)))
            self._pixmaps[sha256] = pixmap
            self.arrived.emit(sha256)
        else:
            self._damaged.add(sha256)
        if not self._rest.isActive():
            self._ask_further()
