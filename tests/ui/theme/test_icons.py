"""Icons are drawn in the room there is, and where there is none, nothing complains."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.theme.icons import icon


@pytest.mark.parametrize("size", [QSize(0, 16), QSize(16, 0), QSize(-4, 16)])
def test_no_room_is_no_picture(qapp: QApplication, size: QSize) -> None:
    del qapp
    assert icon("bold").pixmap(size).isNull()


def test_an_icon_is_drawn_in_a_buttons_room_whatever_that_is(qapp: QApplication) -> None:
    del qapp
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for width in (-3, 0, 24):
        icon("bold").paint(painter, QRect(8, 8, width, 24), Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)
    painter.end()
    assert min(image.pixelColor(x, y).lightness() for x in range(8, 32) for y in range(8, 32)) < 128
