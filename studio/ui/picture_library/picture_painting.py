"""Paints a whole picture into a rounded box, and the small pills that stand under it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPalette, QPen, QPixmap

from studio.ui.panels.badges import Badge, Tone
from studio.ui.theme.colours import Colours
from studio.ui.theme.fonts import interface_font
from studio.ui.theme.icons import icon

RADIUS = 5
PILL_HEIGHT = 17
_PILL_PIXELS = 11
_PILL_PADDING = 12
_ICON = 22


def draw_picture(painter: QPainter, box: QRect, pixmap: QPixmap | None, colours: Colours) -> None:
    """Draw all of a picture in the middle of a box, or an icon while it is not there."""
    outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QPen(QColor(colours.rule)))
    painter.setBrush(QColor(colours.window))
    painter.drawRoundedRect(outline, RADIUS, RADIUS)
    if pixmap is None:
        corner = box.center() - QRect(0, 0, _ICON, _ICON).center()
        icon("picture", QPalette.ColorRole.PlaceholderText).paint(painter, QRect(corner, QSize(_ICON, _ICON)))
        return
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(outline, RADIUS, RADIUS)
    painter.setClipPath(path)
    painter.drawPixmap(fitted(pixmap.size(), QRectF(box)), pixmap, QRectF(pixmap.rect()))
    painter.restore()


def fitted(picture: QSize, box: QRectF) -> QRectF:
    """Where all of a picture stands in the middle of a box; it is never shown larger than it is."""
    size = QSizeF(picture)
    if size.width() > box.width() or size.height() > box.height():
        size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = box.center() - QPointF(size.width() / 2, size.height() / 2)
    return QRectF(corner, size)


def draw_pill(painter: QPainter, left: int, top: int, room: int, badge: Badge, colours: Colours) -> int:
    """Draw one badge, elided to its room; its right edge in pixels."""
    ground, ink = {
        Tone.PLAIN: (colours.hover, colours.quiet),
        Tone.ACCENT: (colours.accent_wash, colours.accent),
        Tone.WARNING: (colours.warning_wash, colours.warning),
        Tone.ERROR: (colours.error_wash, colours.error),
    }[badge.tone]
    font = interface_font(_PILL_PIXELS, bold=True)
    metrics = QFontMetrics(font)
    text = metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, max(0, room - _PILL_PADDING))
    box = QRectF(left, top, metrics.horizontalAdvance(text) + _PILL_PADDING, PILL_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return round(box.right())
