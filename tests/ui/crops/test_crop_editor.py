"""The crop editor, as an editor uses it: with the mouse, with the keys, and Done is one step."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.story.cropping import Handle, is_of_shape, largest_crop, own_crop, with_crop
from studio.story.picture import Crop, FocalPoint, PlacedPicture
from studio.ui.crops.crop_editor import CropEditor
from studio.ui.crops.crop_geometry import handle_point
from studio.wording import sentence
from tests.ui.panels.desk import jpeg

PICTURE = PlacedPicture(id="gate", sha256="a" * 64, width=1600, height=1200, focus=FocalPoint(x=0.7, y=0.4))


@pytest.fixture
def edit(qtbot, theme):
    """Opens the editor on a picture."""

    def edit_(picture: PlacedPicture = PICTURE, shape: str = "") -> CropEditor:
        editor = CropEditor(picture, theme, None, shape)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(editor)
        editor.show_jpeg(jpeg(800, 600))
        editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        return editor

    return edit_


def drag(widget, start: QPointF, across: int, down: int) -> None:
    begin = start.toPoint()
    end = begin + QPointF(across, down).toPoint()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_corner_is_dragged(edit) -> None:
    editor = edit()
    canvas = editor.canvas
    frame = canvas.frame
    drag(canvas, handle_point(Handle.BOTTOM_RIGHT, canvas.shown_rect), -round(frame.width() / 4), -100)
    crop = editor.picture.crop
    assert crop is not None
    assert (crop.left, crop.top) == (0, 0)
    assert crop.width == pytest.approx(0.75, abs=0.01)
    assert crop.height == pytest.approx(1 - 100 / frame.height(), abs=0.01)


def test_a_shape_is_kept_when_an_edge_is_dragged_and_the_crop_is_moved(edit) -> None:
    editor = edit(shape="16:9")
    click(editor.around_focus)
    canvas = editor.canvas
    drag(canvas, handle_point(Handle.LEFT, canvas.shown_rect), 120, 0)
    crop = own_crop(editor.picture, "16:9")
    assert crop is not None
    assert crop.width < 0.9
    assert is_of_shape(editor.picture, crop, "16:9")
    drag(canvas, canvas.shown_rect.center() - QPointF(60, 0), -40, 30)
    after = own_crop(editor.picture, "16:9")
    assert after is not None
    assert after.left < crop.left
    assert after.top > crop.top
    assert after.width == pytest.approx(crop.width, abs=1e-5)


def test_around_the_focal_point_makes_the_crop_of_the_shape_and_marks_it(edit) -> None:
    editor = edit()
    square = editor.shapes.buttons["1:1"]
    before = square.accessibleName()
    click(square)
    assert own_crop(editor.picture, "1:1") is None
    assert not editor.clear.isEnabled()
    click(editor.around_focus)
    assert own_crop(editor.picture, "1:1") == largest_crop(PICTURE, "1:1")
    assert square.accessibleName() != before
    assert not square.icon().isNull()
    click(editor.clear)
    assert editor.picture == PICTURE


def test_keys_move_and_resize_the_crop(edit) -> None:
    editor = edit(with_crop(PICTURE, "", Crop(left=0.2, top=0.2, width=0.5, height=0.5)))
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert editor.picture.crop == Crop(left=0.21, top=0.1, width=0.5, height=0.5)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Plus)
    assert editor.picture.crop == Crop(left=0.205, top=0.095, width=0.51, height=0.51)


def test_the_focal_point_is_dragged_and_moved_by_keys(edit) -> None:
    editor = edit()
    marker = editor.canvas.marker
    QTest.keyClick(marker, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert editor.picture.focus == FocalPoint(x=0.6, y=0.4)
    at = marker.geometry().center()
    drag(marker, QPointF(marker.rect().center()), 50, 0)
    moved = editor.picture.focus
    assert moved is not None
    assert moved.x == pytest.approx(0.6 + 50 / editor.canvas.frame.width(), abs=0.01)
    assert marker.geometry().center().x() == pytest.approx(at.x() + 50, abs=2)


def test_the_focal_point_is_removed_by_key_and_by_button(edit) -> None:
    editor = edit()
    marker = editor.canvas.marker
    assert marker.accessibleName() == sentence("crops.focus")
    QTest.keyClick(marker, Qt.Key.Key_Delete)
    assert editor.picture == replace(PICTURE, focus=None)
    assert marker.accessibleName() == sentence("crops.focus-none")
    assert not editor.no_focus.isEnabled()
    QTest.keyClick(marker, Qt.Key.Key_Right)
    assert editor.picture.focus == FocalPoint(x=0.51, y=0.5)
    click(editor.no_focus)
    assert editor.picture.focus is None
    assert editor.canvas.hasFocus()


def test_size_and_warnings_are_shown(edit) -> None:
    editor = edit(with_crop(PICTURE, "", Crop(width=0.5, height=0.5)))
    assert "800 × 600" in editor.size_label.text()
    assert editor.small_label.isVisible()
    assert editor.outside_label.isVisible()
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not editor.outside_label.isVisible()


def test_tab_reaches_every_part_and_each_has_a_name(edit) -> None:
    editor = edit(shape="16:9")
    reached = []
    for _ in range(14):
        widget = editor.focusWidget()
        reached.append(widget)
        assert widget.accessibleName() or widget.text()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert {editor.canvas, editor.canvas.marker, editor.around_focus, editor.done_button} <= set(reached)
    assert editor.cancel_button in reached


def test_done_tells_once_and_cancel_never(edit, qtbot) -> None:
    editor = edit()
    told: list[PlacedPicture] = []
    editor.done_with.connect(told.append)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Minus)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Return)
    assert told == [editor.picture]
    other = edit()
    other.done_with.connect(told.append)
    QTest.keyClick(other.canvas, Qt.Key.Key_Minus)
    QTest.keyClick(other.canvas, Qt.Key.Key_Escape)
    assert not other.isVisible()
    assert len(told) == 1
