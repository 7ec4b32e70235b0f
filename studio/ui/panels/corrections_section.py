"""The corrections of a story: dated notes on what changed after publication."""

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.story.box_kinds import last_day
from studio.story.elements import Correction, CorrectionKind
from studio.ui.panels.fields import ChoiceField, FieldEdit, FieldSpec, TextField
from studio.ui.panels.items_section import ItemRow, ItemsSection
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_DATE = FieldSpec(
    part="date", label="panels.corrections.date", hint="panels.facts.as-of-hint", missing="panels.facts.as-of-wrong"
)
_TEXT = FieldSpec(
    part="text", label="panels.corrections.text", one_line=False, lines=2, missing="panels.corrections.text-missing"
)


class CorrectionRow(ItemRow):
    """One correction."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        set_look(self, "card")
        kinds = [(kind.value, sentence(f"panels.correction-kinds.{kind.value}")) for kind in CorrectionKind]
        self.kind = ChoiceField("kind", "panels.corrections.kind", kinds)
        self.date, self.text = TextField(_DATE), TextField(_TEXT)
        remove = QPushButton(icon("remove"), sentence("panels.corrections.remove"))
        set_look(remove, "compact")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        for field, stretch in ((self.kind, 9), (self.date, 8)):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            head.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(remove)
        self.kind.edited.connect(self._on_edited)
        self.date.edited.connect(self._on_edited)
        self.text.edited.connect(self._on_edited)
        self.date.advanced.connect(self.text.text.setFocus)
        remove.clicked.connect(self._on_remove_clicked)

    def show_item(self, item: Struct) -> None:
        """Show a correction, and what is missing in it."""
        assert isinstance(item, Correction)
        self.kind.show_value(item.kind.value)
        self.date.show_text(item.date)
        self.text.show_text(item.text)
        self.date.mark_missing(last_day(item.date) is None)
        self.text.mark_missing(not item.text.strip())

    def field_of(self, part: str) -> QWidget:
        """The field of a part; the text when it has none of its own."""
        return {"kind": self.kind, "date": self.date}.get(part, self.text)

    def _on_edited(self, edit: FieldEdit) -> None:
        value = CorrectionKind(str(edit.value)) if edit.part == "kind" else edit.value
        self.edited.emit(FieldEdit(edit.part, value))


class CorrectionsSection(ItemsSection):
    """The list of corrections."""

    def __init__(self) -> None:
        super().__init__("corrections", "panels.corrections")

    def make_row(self, index: int) -> ItemRow:
        """Make the row of one correction."""
        return CorrectionRow(index)
