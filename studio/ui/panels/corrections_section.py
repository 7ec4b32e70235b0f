"""The corrections of a story: dated notes on what changed after publication."""

from msgspec import Struct
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.story.elements import Correction, CorrectionKind
from studio.ui.panels.fields import ChoiceField, FieldEdit, FieldSpec
from studio.ui.panels.form import Form
from studio.ui.panels.iso_dates import is_iso_date
from studio.ui.panels.items_section import ItemRow, ItemsSection
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_FIELDS = (
    FieldSpec(
        part="date", label="panels.corrections.date", hint="panels.facts.as-of-hint", missing="panels.facts.as-of-wrong"
    ),
    FieldSpec(
        part="text", label="panels.corrections.text", one_line=False, lines=2, missing="panels.corrections.text-missing"
    ),
)


class CorrectionRow(ItemRow):
    """One correction."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        set_look(self, "card")
        kinds = [(kind.value, sentence(f"panels.correction-kinds.{kind.value}")) for kind in CorrectionKind]
        self.kind, self.form = ChoiceField("kind", "panels.corrections.kind", kinds), Form(_FIELDS)
        remove = QPushButton(icon("remove"), sentence("panels.corrections.remove"))
        set_look(remove, "compact")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(10)
        column.addWidget(self.kind)
        column.addWidget(self.form)
        column.addWidget(remove)
        self.kind.edited.connect(self._on_edited)
        self.form.edited.connect(self._on_edited)
        remove.clicked.connect(self._on_remove_clicked)

    def show_item(self, item: Struct) -> None:
        """Show a correction, and what is missing in it."""
        assert isinstance(item, Correction)
        self.kind.show_value(item.kind.value)
        self.form.show_element(item)
        self.form.fields["date"].mark_missing(not is_iso_date(item.date.strip()))
        self.form.fields["text"].mark_missing(not item.text.strip())

    def field_of(self, part: str) -> QWidget:
        """The field of a part; the text when it has none of its own."""
        return self.kind if part == "kind" else self.form.fields.get(part, self.form.fields["text"])

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
