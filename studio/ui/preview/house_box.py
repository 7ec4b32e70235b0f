"""The list that chooses a house: as wide as its bar allows, with a name that does not fit cut where it ends."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from studio.rendering.house_list import names_to_choose_by
from studio.rendering.houses import House
from studio.wording import sentence

_FEWEST_LETTERS = 4
_TEXT_MARGIN = 6
_BESIDE_TEXT = 64
_NARROWEST = 68


class HouseBox(QComboBox):
    """Offers houses by their names, and holds their ids."""

    def __init__(self, houses: tuple[House, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence("preview.house"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEWEST_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentTextChanged.connect(self._on_name_shown)
        self.offer(houses, houses[0].id)

    def offer(self, houses: tuple[House, ...], chosen: str) -> None:
        """Offer these houses, and show the chosen one; nobody is told that anything was chosen."""
        with QSignalBlocker(self):
            self.clear()
            for house, name in zip(houses, names_to_choose_by(houses), strict=True):
                self.addItem(name, house.id)
        self._hug_names()
        self.show_choice(chosen)

    def show_choice(self, house_id: str) -> None:
        """Show which house is in use."""
        self.setCurrentIndex(self.findData(house_id))
        self._on_name_shown(self.currentText())

    def minimumSizeHint(self) -> QSize:
        """Room for the first letters: in a narrow column the tools beside it come first."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep to the names when the font they are shown in comes or changes."""
        if event.type() in {QEvent.Type.Polish, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._hug_names()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name cut with an ellipsis where the room ends."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - _TEXT_MARGIN
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _hug_names(self) -> None:
        """Grow no wider than the longest name."""
        names = [self.itemText(index) for index in range(self.count())]
        widest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        self.setMaximumWidth(widest + _BESIDE_TEXT)

    def _on_name_shown(self, name: str) -> None:
        self.setToolTip(f"{sentence('preview.house')}\n{name}" if name else sentence("preview.house"))
