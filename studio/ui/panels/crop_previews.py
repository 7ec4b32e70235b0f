"""A strip below a picture that shows each crop made for a shape: what leaves where that shape is asked for."""

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.story.cropping import contains
from studio.story.picture import PlacedPicture, RatioCrop
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.theme import Theme
from studio.wording import sentence

_TALLEST, _GAP, _RADIUS = 48, 8, 3
_WORDS, _WORDS_GAP = 15, 3
_WORDS_PIXELS = 11


class PreviewBox(Struct, frozen=True):
    """Where the preview of a crop stands in the strip, in pixels."""

    left: int
    width: int
    height: int


def preview_boxes(ratios: tuple[float, ...], room: int) -> tuple[PreviewBox, ...]:
    """Boxes of one height for those shapes (width over height) side by side, as tall as the room allows."""
    if not ratios:
        return ()
    height = min(_TALLEST, int((room - _GAP * (len(ratios) - 1)) / sum(ratios)))
    boxes: list[PreviewBox] = []
    left = 0
    for ratio in ratios:
        boxes.append(PreviewBox(left, round(height * ratio), height))
        left += boxes[-1].width + _GAP
    return tuple(boxes)


class CropPreviews(QWidget):
    """Paints the crops out of one pixmap of the whole picture; takes no room where no shape has a crop.

    A crop that leaves out the focal point has an edge in the colour of warnings.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap: QPixmap | None = None
        self._crops: tuple[RatioCrop, ...] = ()
        self._lost: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def shapes(self) -> tuple[str, ...]:
        """The shapes that are shown."""
        return tuple(each.ratio.value for each in self._crops)

    def show_picture(self, picture: PlacedPicture, whole: QPixmap | None) -> None:
        """Show the crops of a picture; `whole` is all of it, or None until it is there."""
        self._pixmap, self._crops = whole, picture.crops
        focus = picture.focus
        self._lost = frozenset(
            each.ratio.value for each in picture.crops if focus is not None and not contains(each.crop, focus)
        )
        self.setVisible(bool(self._crops))
        words = ", ".join(self.shapes)
        self.setAccessibleName(sentence("crops.made", shapes=words))
        self.setToolTip(sentence("crops.made", shapes=words))
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each crop with the name of its shape below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(interface_font(_WORDS_PIXELS))
        for each, box in zip(self._crops, self._boxes(), strict=True):
            self._paint_crop(painter, each, QRect(box.left, 0, box.width, box.height))

    def _paint_crop(self, painter: QPainter, each: RatioCrop, area: QRect) -> None:
        colours = self._theme.colours
        is_lost = each.ratio.value in self._lost
        outline = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(outline, _RADIUS, _RADIUS)
        if self._pixmap is not None:
            path = QPainterPath()
            path.addRoundedRect(outline, _RADIUS, _RADIUS)
            painter.save()
            painter.setClipPath(path)
            painter.drawPixmap(QRectF(area), self._pixmap, _source(each, self._pixmap.size()))
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.warning if is_lost else colours.rule), 2 if is_lost else 1))
        painter.drawRoundedRect(outline, _RADIUS, _RADIUS)
        painter.setPen(QColor(colours.warning if is_lost else colours.quiet))
        words = QRect(area.left(), area.bottom() + 1 + _WORDS_GAP, area.width(), _WORDS)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), each.ratio.value)

    def _boxes(self) -> tuple[PreviewBox, ...]:
        return preview_boxes(tuple(each.ratio.number for each in self._crops), self.width())

    def _fit(self) -> None:
        height = max((box.height for box in self._boxes()), default=0)
        self.setFixedHeight(max(0, height) + _WORDS_GAP + _WORDS if height else 0)


def _source(each: RatioCrop, whole: QSize) -> QRectF:
    """The part of the pixmap that a crop shows."""
    crop, width, height = each.crop, whole.width(), whole.height()
    return QRectF(crop.left * width, crop.top * height, crop.width * width, crop.height * height)
