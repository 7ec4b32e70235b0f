"""A titled list inside a panel, whose items have no ids: related links, corrections."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.panels.fields import FieldEdit
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class ItemRow(QFrame):
    """One item. `edited` carries parts relative to the item."""

    edited = Signal(object)
    """Emitted with a `FieldEdit`."""

    remove_wanted = Signal(int)
    """Emitted with the item's index."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index

    def show_item(self, item: Struct) -> None:
        """Show an item, and what is missing in it."""
        raise NotImplementedError

    def field_of(self, part: str) -> QWidget:
        """The widget that edits a part."""
        raise NotImplementedError

    def _on_remove_clicked(self) -> None:
        self.remove_wanted.emit(self.index)


class ItemsSection(QWidget):
    """A title, a row for each item, a sentence while there is none, and a button that adds one."""

    edited = Signal(object)
    """Emitted with a `FieldEdit` whose part begins with the story's field and the index."""

    add_wanted = Signal()
    """Emitted when another item is asked for."""

    remove_wanted = Signal(int)
    """Emitted with the index of the item to take out."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__()
        self.field = field
        self.rows: list[ItemRow] = []
        title = QLabel(sentence(f"{code}.title"))
        set_look(title, "section-title")
        self._none = WrappedLabel(sentence(f"{code}.none"))
        set_look(self._none, "hint-small")
        self.add_button = QPushButton(icon("add"), sentence(f"{code}.add"))
        self.add_button.setIconSize(QSize(16, 16))
        self.add_button.clicked.connect(self._on_add_clicked)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.add_button)
        column.addLayout(self.buttons)

    def make_row(self, index: int) -> ItemRow:
        """Make a row."""
        raise NotImplementedError

    def show_items(self, items: Sequence[Struct]) -> None:
        """Show the items, in the rows that are there as far as they reach."""
        self._none.setVisible(not items)
        while len(self.rows) > len(items):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(items):
            row = self.make_row(len(self.rows))
            row.edited.connect(self._on_row_edited)
            row.remove_wanted.connect(self.remove_wanted)
            self.rows.append(row)
            self._rows.addWidget(row)
            row.show()
        for row, item in zip(self.rows, items, strict=True):
            row.show_item(item)

    def field_of(self, element: str, part: str) -> QWidget:
        """The widget that edits a part of the item whose index is `element`; the add button when there is none."""
        if element.isdigit() and int(element) < len(self.rows):
            return self.rows[int(element)].field_of(part)
        return self.add_button

    def _on_row_edited(self, edit: FieldEdit) -> None:
        row = self.sender()
        if isinstance(row, ItemRow):
            self.edited.emit(FieldEdit(f"{self.field}.{row.index}.{edit.part}", edit.value))

    def _on_add_clicked(self) -> None:
        self.add_wanted.emit()
