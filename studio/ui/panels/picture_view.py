"""Paints a picture into a rounded box: small in a card's head, large in its body, an icon where there is no file."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.icons import icon
from studio.ui.theme.theme import Theme

_RADIUS = 5
_TALLEST = 190


class PictureView(QWidget):
    """A picture as large as its box: `size` fixes the box, without it the picture is as wide as its column."""

    def __init__(self, theme: Theme, size: QSize | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap: QPixmap | None = None
        self._is_waiting = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if size is not None:
            self.setFixedSize(size)
        else:
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def show_picture(self, pixmap: QPixmap | None, *, is_waiting: bool) -> None:
        """Show a picture, or an empty box; a dashed one when the picture waits for its file."""
        self._pixmap = pixmap
        self._is_waiting = is_waiting
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The picture keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the whole picture at that width, within reason."""
        if self._pixmap is None:
            return round(width * 0.5)
        return min(_TALLEST, max(40, round(width * self._pixmap.height() / max(1, self._pixmap.width()))))

    def sizeHint(self) -> QSize:
        """A box of the usual proportions."""
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, cut to the box, or the box alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        colours = self._theme.colours
        if self._pixmap is None:
            pen = QPen(QColor(colours.faint if self._is_waiting else colours.rule))
            pen.setStyle(Qt.PenStyle.DashLine if self._is_waiting else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            side = 22
            corner = self.rect().center() - QRect(0, 0, side, side).center()
            icon("picture", QPalette.ColorRole.PlaceholderText).paint(painter, QRect(corner, QSize(side, side)))
            return
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), QColor(colours.window))
        painter.drawPixmap(QRectF(self.rect()), self._pixmap, covered(self._pixmap.size(), self.size()))


def covered(picture: QSize, box: QSize) -> QRectF:
    """The middle part of a picture that fills a box, in the picture's pixels."""
    scale = max(box.width() / max(1, picture.width()), box.height() / max(1, picture.height()))
    width, height = box.width() / scale, box.height() / scale
    return QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
