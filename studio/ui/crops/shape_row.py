"""The row of shapes a picture can be cropped to, with a mark on those that have a crop."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from studio.story.cropping import own_crop
from studio.story.picture import CropRatio, PlacedPicture
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_SHAPES = ("", *(ratio.value for ratio in CropRatio))


class ShapeRow(QWidget):
    """One button a shape; exactly one is chosen."""

    chosen = Signal(str)
    """Emitted with the shape; empty for the free crop."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(sentence("crops.shapes"))
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for shape in _SHAPES:
            button = QPushButton(shape or sentence("crops.free"))
            button.setCheckable(True)
            set_look(button, "tab")
            self._group.addButton(button)
            self.buttons[shape] = button
            row.addWidget(button)
        self.buttons[""].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_picture(self, picture: PlacedPicture, shape: str) -> None:
        """Choose a shape, and mark those that have a crop."""
        for each, button in self.buttons.items():
            is_made = own_crop(picture, each) is not None
            name = each or sentence("crops.free")
            button.setIcon(icon("check") if is_made else QIcon())
            button.setAccessibleName(sentence("crops.shape-made" if is_made else "crops.shape-open", shape=name))
        self.buttons[shape].setChecked(True)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(shape for shape, each in self.buttons.items() if each is button))
