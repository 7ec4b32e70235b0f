"""On what terms a picture runs: a row that says it in short, and opens to the fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.rights import Need, rights_rule
from studio.story.credit import Credit
from studio.story.picture import PlacedPicture
from studio.ui.panels.disclosure import Disclosure
from studio.ui.panels.fields import FieldEdit, FieldSpec
from studio.ui.panels.form import Form
from studio.ui.panels.iso_dates import is_iso_date
from studio.wording import sentence

_TERMS = (
    FieldSpec(
        part="credit.usage_terms",
        label="panels.pictures.usage-terms",
        one_line=False,
        missing="panels.pictures.usage-terms-missing",
    ),
    FieldSpec(
        part="credit.link",
        label="panels.pictures.link",
        hint="panels.pictures.link-hint",
        missing="panels.pictures.link-missing",
    ),
    FieldSpec(
        part="credit.not_before",
        label="panels.pictures.not-before",
        hint="panels.pictures.date-hint",
        missing="panels.pictures.date-wrong",
    ),
    FieldSpec(
        part="credit.expires",
        label="panels.pictures.expires",
        hint="panels.pictures.date-hint",
        missing="panels.pictures.date-wrong",
    ),
    FieldSpec(part="credit.instructions", label="panels.pictures.instructions", one_line=False),
    FieldSpec(part="credit.copyright_notice", label="panels.pictures.copyright-notice"),
)
TERMS_PARTS = frozenset(spec.part for spec in _TERMS)
"""The parts of a placed picture that these fields edit."""


class PictureTerms(QWidget):
    """Edits the terms of one picture. The fields are made when they are first opened."""

    edited = Signal(object)
    """Emitted with a `FieldEdit`."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: PlacedPicture | None = None
        self._form: Form | None = None
        self.disclosure = Disclosure(sentence("panels.pictures.terms"), self._make_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.disclosure)

    def show_picture(self, picture: PlacedPicture) -> None:
        """Show the terms as they are now, and what the rights class asks for."""
        self._picture = picture
        self.disclosure.show_summary(terms_in_short(picture.credit))
        if self._form is not None:
            self._show(self._form, picture)

    def field_of(self, part: str) -> QWidget:
        """The field of one of `TERMS_PARTS`; the row opens for it."""
        self.disclosure.set_open(True)
        return self._form.fields[part] if self._form is not None else self.disclosure.button

    def _make_form(self) -> QWidget:
        self._form = form = Form(_TERMS)
        form.edited.connect(self._on_edited)
        if self._picture is not None:
            self._show(form, self._picture)
        return form

    def _show(self, form: Form, picture: PlacedPicture) -> None:
        form.show_element(picture)
        credit, needs = picture.credit, rights_rule(picture.credit.rights_class).needs
        for part, need in (("credit.usage_terms", Need.USAGE_TERMS), ("credit.link", Need.LINK)):
            form.fields[part].mark_missing(need in needs and not getattr(credit, need).strip())
        for name in ("not_before", "expires"):
            date = getattr(credit, name).strip()
            is_wanted = name == Need.EXPIRES and Need.EXPIRES in needs and not date
            form.fields[f"credit.{name}"].mark_missing(is_wanted or bool(date and not is_iso_date(date)))

    def _on_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(edit)


def terms_in_short(credit: Credit) -> str:
    """The terms in a few words: the dates, then what the supplier says; empty where nothing is said."""
    dates = (
        ("panels.pictures.from-day", credit.not_before.strip()),
        ("panels.pictures.until-day", credit.expires.strip()),
    )
    said = [sentence(code, date=date) for code, date in dates if date]
    said += [" ".join(text.split()) for text in (credit.instructions, credit.usage_terms) if text.strip()]
    return ", ".join(said)
