"""The strip of crops in a picture's card: every shape that was made, as it leaves."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap

from studio.story.cropping import with_crop
from studio.story.picture import Crop, CropRatio, FocalPoint
from studio.ui.panels.crop_previews import CropPreviews, preview_boxes
from tests.ui.panels.desk import HARBOUR, STORY

LEFT_HALF = Crop(width=0.5, height=1)
RIGHT_HALF = Crop(left=0.5, width=0.5, height=1)


@pytest.mark.parametrize("room", [120, 231, 600])
def test_boxes_have_their_shapes_and_fit(room: int) -> None:
    ratios = tuple(ratio.number for ratio in CropRatio)
    boxes = preview_boxes(ratios, room)
    assert boxes[-1].left + boxes[-1].width <= room + 2
    assert len({box.height for box in boxes}) == 1
    for box, ratio in zip(boxes, ratios, strict=True):
        assert box.width == pytest.approx(box.height * ratio, abs=1)
    assert preview_boxes((), room) == ()


def test_each_crop_shows_its_part_of_the_picture(qtbot, theme) -> None:
    whole = QPixmap(100, 100)
    whole.fill(Qt.GlobalColor.red)
    strip = CropPreviews(theme)
    qtbot.addWidget(strip)
    strip.resize(240, 60)
    both = whole.toImage()
    for x in range(50, 100):
        for y in range(100):
            both.setPixelColor(x, y, QColor("blue"))
    picture = with_crop(with_crop(HARBOUR, "1:1", LEFT_HALF), "4:5", RIGHT_HALF)
    strip.show_picture(picture, QPixmap.fromImage(both))
    assert strip.shapes == ("1:1", "4:5")
    image = strip.grab().toImage()
    first, second = preview_boxes((1.0, 0.8), strip.width())
    assert image.pixelColor(first.left + first.width // 2, 20) == QColor("red")
    assert image.pixelColor(second.left + second.width // 2, 20) == QColor("blue")


def test_the_card_shows_the_crops_there_are(show) -> None:
    shown = show(replace(STORY, pictures=(replace(HARBOUR, focus=FocalPoint(x=0.1, y=0.5)),)))
    card = shown.panel("pictures").open_card("harbour")
    strip = card.findChild(CropPreviews)
    assert strip.isHidden()
    cropped = with_crop(shown.story.pictures[0], "16:9", RIGHT_HALF)
    shown.desk.session.edit("elsewhere", pictures=(cropped,))
    assert not strip.isHidden()
    assert "16:9" in strip.accessibleName()
