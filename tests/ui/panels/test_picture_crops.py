"""Cropping from the picture's card: Done is one step of the story's undo."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.story.findings import Place
from studio.ui.crops.crop_editor import CropEditor
from studio.ui.panels.element_card import CardAction
from tests.ui.panels.desk import STORY


def test_the_button_opens_the_editor_and_done_is_one_step(show) -> None:
    shown = show()
    shown.column.reveal(Place(field="pictures", element="harbour", part="crop"))
    card = shown.column.panel("pictures").card("harbour")
    button = card._parts.buttons.buttons[CardAction.CROP]
    assert button.hasFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (editor,) = shown.column.window().findChildren(CropEditor)
    QTest.mouseClick(editor.shapes.buttons["4:5"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.around_focus, Qt.MouseButton.LeftButton)
    QTest.keyClick(editor.canvas.marker, Qt.Key.Key_Left)
    assert shown.story == STORY
    QTest.mouseClick(editor.done_button, Qt.MouseButton.LeftButton)
    picture = shown.story.picture("harbour")
    assert [each.ratio for each in picture.crops] == ["4:5"]
    assert picture.focus is not None
    assert shown.desk.session.undo_name == "Crop picture"
    shown.desk.session.undo()
    assert shown.story == STORY
