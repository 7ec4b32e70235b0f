"""The credit part of a picture's card: as the house prints it, its fields, and where it came from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from studio.rendering.credit_formats import format_credit
from studio.rendering.houses import House
from studio.rights import Need, rights_rule, rights_rules
from studio.story.credit import Credit, RightsClass
from studio.story.picture import PlacedPicture
from studio.ui.panels.fields import ChoiceField, FieldEdit, FieldSpec
from studio.ui.panels.form import FIELD_GAP, Form
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.picture_notes import RightsNote
from studio.ui.panels.picture_terms import TERMS_PARTS, PictureTerms
from studio.ui.theme.theme import set_look, set_style_property
from studio.wording import sentence

_NAMES = (
    FieldSpec(part="credit.creator", label="panels.pictures.creator"),
    FieldSpec(part="credit.organisation", label="panels.pictures.organisation"),
    FieldSpec(part="credit.via", label="panels.pictures.via"),
    FieldSpec(part="credit.credit_line", label="panels.pictures.credit-line", hint="panels.pictures.credit-line-hint"),
)
_CONTEXT = (
    FieldSpec(
        part="credit.context_note",
        label="panels.pictures.context-note",
        one_line=False,
        missing="panels.pictures.context-note-missing",
    ),
)


def printed_credit(credit: Credit, house: House) -> str:
    """The credit as readers of the house see it; empty while it names nobody."""
    return format_credit(credit, house).seen


def printed_elsewhere(credit: Credit, house: House, houses: Sequence[House]) -> str:
    """A line for each other house with the credit as it prints it; empty while the credit names nobody."""
    if credit.is_missing:
        return ""
    others = (other for other in houses if other.id != house.id)
    return "\n".join(
        sentence("panels.pictures.printed-elsewhere", house=other.name, text=printed_credit(credit, other))
        for other in others
    )


class PictureCredit(QWidget):
    """Edits the credit of one picture."""

    edited = Signal(object)
    """Emitted with a `FieldEdit`."""

    def __init__(self) -> None:
        super().__init__()
        title = QLabel(sentence("panels.pictures.credit"))
        set_look(title, "section-title")
        self.names = Form(_NAMES)
        self.context = Form(_CONTEXT)
        self.terms = PictureTerms()
        options = [(rule.id, rule.title) for rule in rights_rules()]
        self.rights = ChoiceField(
            "credit.rights_class", "panels.pictures.rights", options, "panels.pictures.rights-missing"
        )
        self.rights_note = RightsNote()
        self.raw = WrappedLabel()
        set_look(self.raw, "hint-small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP)
        rights = (self.rights, self.rights_note, self.context, self.terms)
        for widget in (title, self._make_preview(), self.names, *rights, self.raw):
            column.addWidget(widget)
        for source in (self.names, self.rights, self.context, self.terms):
            source.edited.connect(self._on_edited)

    def show_credit(self, picture: PlacedPicture, house: House, houses: Sequence[House] = ()) -> None:
        """Show the credit as it is now, what is missing in it, and how each of the other `houses` prints it."""
        credit = picture.credit
        self.names.show_element(picture)
        self.context.show_element(picture)
        self.terms.show_picture(picture)
        self.rights.show_value(credit.rights_class)
        self.rights_note.show_rights(credit.rights_class)
        printed = printed_credit(credit, house)
        set_style_property(self._preview, "missing", "false" if printed else "true")
        set_look(self.printed, "printed" if printed else "error-text")
        self.printed.show_text(printed or sentence("panels.pictures.credit-missing"))
        elsewhere = printed_elsewhere(credit, house, houses)
        self.elsewhere.show_text(elsewhere)
        self.elsewhere.setVisible(bool(elsewhere))
        self.raw.show_text(sentence("panels.pictures.raw", text=credit.raw))
        self.raw.setVisible(bool(credit.raw.strip()))
        rule = rights_rule(credit.rights_class)
        asks_for_creator = Need.CREATOR in rule.needs and not credit.creator.strip()
        self.names.fields["credit.creator"].mark_missing(credit.is_missing or asks_for_creator)
        self.names.fields["credit.organisation"].mark_missing(credit.is_missing)
        self.rights.mark_missing(rule.blocks or rule.id == RightsClass.UNKNOWN)
        asks_for_context = Need.CONTEXT_NOTE in rule.needs and not credit.context_note.strip()
        self.context.fields["credit.context_note"].mark_missing(asks_for_context)

    def field_of(self, part: str) -> QWidget:
        """The field of a part of the credit; the creator for the credit as a whole."""
        if part == "credit.rights_class":
            return self.rights
        if part in TERMS_PARTS:
            return self.terms.field_of(part)
        fields = {**self.names.fields, **self.context.fields}
        return fields.get(part, fields["credit.creator"])

    def _make_preview(self) -> QFrame:
        self._preview = QFrame()
        set_look(self._preview, "well")
        caption = QLabel(sentence("panels.pictures.printed"))
        set_look(caption, "hint-small")
        self.printed = WrappedLabel()
        self.elsewhere = WrappedLabel()
        set_look(self.elsewhere, "hint-small")
        self.elsewhere.setContentsMargins(0, 4, 0, 0)
        self.elsewhere.hide()
        column = QVBoxLayout(self._preview)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(self.printed)
        column.addWidget(self.elsewhere)
        return self._preview

    def _on_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(edit)
