"""The crop editor: one window for the crops of a picture and its focal point. The original is never changed."""

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.story.cropping import (
    WIDEST_PLACE_PX,
    contains,
    crop_pixels,
    largest_crop,
    own_crop,
    shape_in_fractions,
    with_crop,
)
from studio.story.picture import Crop, FocalPoint, PlacedPicture
from studio.ui.crops.crop_canvas import CropCanvas
from studio.ui.crops.shape_row import ShapeRow
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import Theme, set_look
from studio.wording import sentence

_SIZE = QSize(960, 680)
SOURCE_WIDTH_PX = 1600
"""How many pixels across the editor likes its picture."""


class CropEditor(QDialog):
    """Edits a copy of the picture; nothing reaches the story before Done."""

    done_with = Signal(object)
    """Emitted once, on Done, with the `PlacedPicture` if its crops or its focal point changed."""

    def __init__(self, picture: PlacedPicture, theme: Theme, parent: QWidget | None, shape: str = "") -> None:
        super().__init__(parent)
        self._before = picture
        self.picture = picture
        self.shape = shape
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("crops.title"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.canvas = CropCanvas(theme, QSize(max(1, picture.width), max(1, picture.height)))
        self.shapes = ShapeRow()
        self.around_focus = QPushButton(sentence("crops.around-focus"))
        self.clear = QPushButton(sentence("crops.clear"))
        self.no_focus = QPushButton(sentence("crops.no-focus"))
        self.size_label, self.small_label, self.outside_label = QLabel(), QLabel(), QLabel()
        self.done_button, self.cancel_button = (
            QPushButton(sentence("crops.done")),
            QPushButton(sentence("crops.cancel")),
        )
        self._lay_out()
        self._connect()
        self._show()
        self.resize(_SIZE)
        self.canvas.setFocus()

    def show_jpeg(self, data: bytes) -> None:
        """Show the whole picture, whose bytes have come."""
        pixmap = QPixmap()
        if pixmap.loadFromData(data):
            self.canvas.show_pixmap(pixmap)

    def accept(self) -> None:
        """Hand over what changed, and close."""
        if self.picture != self._before:
            self.done_with.emit(self.picture)
        super().accept()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(8)
        head.addWidget(self.shapes)
        head.addStretch(1)
        head.addWidget(self.no_focus)
        head.addWidget(self.around_focus)
        head.addWidget(self.clear)
        hint = WrappedLabel(sentence("crops.hint"))
        set_look(hint, "hint-small")
        told = QHBoxLayout()
        told.setContentsMargins(20, 8, 20, 8)
        told.setSpacing(12)
        set_look(self.size_label, "section-title")
        told.addWidget(self.size_label)
        for warning, words in (
            (self.small_label, sentence("crops.too-small", widest=WIDEST_PLACE_PX)),
            (self.outside_label, sentence("crops.focus-outside")),
        ):
            warning.setText(words)
            set_look(warning, "pill-warning")
            told.addWidget(warning)
        told.addStretch(1)
        foot = QFrame()
        set_look(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addWidget(hint, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.done_button)
        set_look(self.done_button, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        column.addLayout(told)
        column.addWidget(foot)
        self.around_focus.setToolTip(sentence("crops.around-focus-tip"))
        self.clear.setToolTip(sentence("crops.clear-tip"))
        self.no_focus.setToolTip(sentence("crops.no-focus-tip"))
        for button in (self.no_focus, self.around_focus, self.clear, self.cancel_button):
            button.setAutoDefault(False)
        self.done_button.setDefault(True)

    def _connect(self) -> None:
        self.shapes.chosen.connect(self._on_shape_chosen)
        self.canvas.crop_changed.connect(self._on_crop_changed)
        self.canvas.focus_changed.connect(self._on_focus_changed)
        self.around_focus.clicked.connect(self._on_around_focus)
        self.clear.clicked.connect(self._on_clear)
        self.no_focus.clicked.connect(self._on_no_focus)
        self.done_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _show(self) -> None:
        own = own_crop(self.picture, self.shape)
        shown = own or self._suggestion()
        self.shapes.show_picture(self.picture, self.shape)
        ratio = shape_in_fractions(self.picture, self.shape)
        self.canvas.show_crop(shown, self.picture.focus, ratio, is_made=own is not None)
        width, height = crop_pixels(self.picture, shown)
        size = sentence("crops.size", width=width, height=height)
        none = sentence("crops.suggested") if self.shape else sentence("crops.whole")
        self.size_label.setText(size if own is not None else f"{none} · {size}")
        focus = self.picture.focus
        self.small_label.setVisible(width < WIDEST_PLACE_PX)
        self.outside_label.setVisible(focus is not None and not contains(shown, focus))
        self.around_focus.setEnabled(bool(self.shape))
        self.clear.setEnabled(own is not None)
        self.no_focus.setEnabled(focus is not None)

    def _suggestion(self) -> Crop:
        return largest_crop(self.picture, self.shape, self.picture.crop if self.shape else None)

    def _change(self, picture: PlacedPicture) -> None:
        self.picture = picture
        self._show()

    def _on_shape_chosen(self, shape: str) -> None:
        self.shape = shape
        self._show()

    def _on_crop_changed(self, crop: Crop) -> None:
        self._change(with_crop(self.picture, self.shape, crop))

    def _on_focus_changed(self, focus: FocalPoint | None) -> None:
        self._change(replace(self.picture, focus=focus))

    def _on_around_focus(self) -> None:
        self._change(with_crop(self.picture, self.shape, self._suggestion()))

    def _on_no_focus(self) -> None:
        self._change(replace(self.picture, focus=None))
        self.canvas.setFocus()

    def _on_clear(self) -> None:
        self._change(with_crop(self.picture, self.shape, None))
        self.canvas.setFocus()
