"""Our icons: SVG line drawings on a 24-unit grid, drawn in the colours of the palette in use."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from studio.resources import resource


@cache
def _drawing(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


class _LineIconEngine(QIconEngine):
    """Draws one icon with the palette's text colour, or its selected or disabled one."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        colour = QApplication.palette().color(group, self._role).name()
        renderer = QSvgRenderer(QByteArray(_drawing(self._name).replace(b'"#000"', f'"{colour}"'.encode())))
        renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            return QPixmap()  # a button that was squeezed to nothing has no room for a painter
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> "_LineIconEngine":
        return _LineIconEngine(self._name, self._role)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon in ``resources/icons/<name>.svg``; it follows the palette when that changes."""
    return QIcon(_LineIconEngine(name, role))
