"""The sheet that makes a house: which one it begins as a copy of, and what it is called."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.errors import KnownError
from studio.rendering.house_list import names_to_choose_by
from studio.rendering.houses import House
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import explain, sentence

_WIDTH = 460
_LONGEST_NAME = 80

IdFor = Callable[[str], str]
Make = Callable[[House, str], None]


class NewHouseSheet(QDialog):
    """Closes when the house is made; what keeps it from being made is said in it.

    `id_for` gives the id a house of some name will have; `make` makes it, and raises KnownError.
    """

    def __init__(self, houses: tuple[House, ...], in_use: House, id_for: IdFor, make: Make, parent: QWidget) -> None:
        super().__init__(parent)
        self._houses, self._id_for, self._make = houses, id_for, make
        self.setWindowTitle(sentence("new-house.title"))
        self._column = QVBoxLayout(self)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(4)
        self._add_words("new-house.intro", "hint")
        self.source = QComboBox(self)
        for house, house_name in zip(houses, names_to_choose_by(houses), strict=True):
            self.source.addItem(house_name, house.id)
        self.source.setCurrentIndex(self.source.findData(in_use.id))
        self._add_field("new-house.source", self.source)
        self.name = QLineEdit(self)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(sentence("new-house.example"))
        self.name.textChanged.connect(self._on_name_changed)
        self._add_field("new-house.name", self.name)
        self.outcome = WrappedLabel(parent=self)
        self._column.addSpacing(4)
        self._column.addWidget(self.outcome)
        self._add_buttons()
        self._on_name_changed("")
        self.name.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as the words need; only now are they in the fonts they are shown in."""
        super().showEvent(event)
        self._settle()

    def _add_words(self, code: str, look: str) -> None:
        words = WrappedLabel(sentence(code), self)
        set_look(words, look)
        self._column.addWidget(words)

    def _add_field(self, code: str, field: QWidget) -> None:
        label = QLabel(sentence(code), self)
        set_look(label, "field-label")
        label.setBuddy(field)
        field.setAccessibleName(sentence(code))
        self._column.addSpacing(10)
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _add_buttons(self) -> None:
        self.make_button = QPushButton(sentence("new-house.make"), self)
        self.make_button.setDefault(True)
        set_look(self.make_button, "primary")
        self.make_button.clicked.connect(self._on_make)
        cancel = QPushButton(sentence("new-house.cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.make_button)
        self._column.addSpacing(12)
        self._column.addStretch(1)
        self._column.addLayout(row)

    @Slot(str)
    def _on_name_changed(self, text: str) -> None:
        name = text.strip()
        self.make_button.setEnabled(bool(name))
        words = sentence("new-house.folder", id=self._id_for(name)) if name else sentence("new-house.any-name")
        self._say(words, "hint-small")

    @Slot()
    def _on_make(self) -> None:
        try:
            self._make(self._houses[self.source.currentIndex()], self.name.text().strip())
        except KnownError as error:
            self._say(explain(error), "error-text")
            return
        self.accept()

    def _say(self, words: str, look: str) -> None:
        set_look(self.outcome, look)
        self.outcome.show_text(words)
        self._settle()

    def _settle(self) -> None:
        if self.isVisible():
            self.setFixedSize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))
