"""A column of text fields that edit the dotted parts of one element."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.panels.fields import FieldEdit, FieldSpec, TextField
from studio.ui.panels.growing_text import GrowingText
from studio.ui.panels.parts import part_of

FIELD_GAP = 12
_STOPS_PASSED = 4


class Form(QWidget):
    """Text fields, one under the other. Enter in a field of one line goes to the next field, past a few buttons."""

    edited = Signal(object)
    """Emitted with a `FieldEdit`."""

    def __init__(self, specs: Sequence[FieldSpec]) -> None:
        super().__init__()
        self.fields = {spec.part: TextField(spec) for spec in specs}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP)
        for field in self.fields.values():
            column.addWidget(field)
            field.edited.connect(self._on_edited)
            field.advanced.connect(self._on_advanced)

    def show_element(self, element: Struct) -> None:
        """Show the parts of an element; fields that show them already are left alone."""
        for part, field in self.fields.items():
            field.show_text(part_of(element, part))

    def _on_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(edit)

    def _on_advanced(self) -> None:
        start = self.focusWidget()
        for _ in range(_STOPS_PASSED):
            self.focusNextChild()
            if isinstance(self.window().focusWidget(), GrowingText):
                return
        if start is not None:
            start.setFocus()
        self.focusNextChild()
