"""The related links of a story: which are offered to the page, and how they read."""

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QToolButton, QVBoxLayout, QWidget

from studio.story.elements import RelatedLink
from studio.ui.panels.disclosure import Disclosure
from studio.ui.panels.fields import FieldEdit, FieldSpec
from studio.ui.panels.form import Form
from studio.ui.panels.items_section import ItemRow, ItemsSection
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_FIELDS = (
    FieldSpec(part="headline", label="panels.related.headline", missing="panels.related.headline-missing"),
    FieldSpec(
        part="url", label="panels.related.url", hint="panels.embeds.url-hint", missing="panels.related.url-missing"
    ),
    FieldSpec(part="section", label="panels.related.section"),
    FieldSpec(part="excerpt", label="panels.related.excerpt", one_line=False, missing="panels.related.cut"),
)


class RelatedRow(ItemRow):
    """One related link: a tick to include it, its headline, and the rest on demand."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        set_look(self, "card")
        self.included, self.cut = QCheckBox(), QCheckBox(sentence("panels.related.is-cut"))
        self.form = Form(_FIELDS)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 4, 6)
        inner.setSpacing(8)
        inner.addWidget(self.form)
        inner.addWidget(self.cut)
        self.disclosure = Disclosure("", content)
        remove = QToolButton()
        remove.setIcon(icon("remove"))
        remove.setIconSize(QSize(14, 14))
        remove.setToolTip(sentence("panels.related.remove"))
        remove.setAccessibleName(sentence("panels.related.remove"))
        set_look(remove, "quiet")
        self.disclosure.add_beside(self.included, remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 6, 4)
        column.setSpacing(4)
        column.addWidget(self.disclosure)
        self.form.edited.connect(self._on_form_edited)
        self.included.clicked.connect(self._on_included_clicked)
        self.cut.clicked.connect(self._on_cut_clicked)
        remove.clicked.connect(self._on_remove_clicked)

    def show_item(self, item: Struct) -> None:
        """Show a link; what it lacks counts only when it is included."""
        assert isinstance(item, RelatedLink)
        self.form.show_element(item)
        self.included.setChecked(item.is_included)
        self.cut.setChecked(item.is_cut)
        headline = item.headline.strip() or item.url.strip() or sentence("panels.related.untitled")
        self.disclosure.show_title(headline)
        self.included.setAccessibleName(sentence("panels.related.include", headline=headline))
        self.included.setToolTip(sentence("panels.related.include-tip"))
        self.form.fields["headline"].mark_missing(item.is_included and not item.headline.strip())
        self.form.fields["url"].mark_missing(item.is_included and not item.url.strip())
        self.form.fields["excerpt"].mark_missing(item.is_included and item.is_cut)

    def field_of(self, part: str) -> QWidget:
        """The field of a part; the link is opened first."""
        self.disclosure.set_open(True)
        choices: dict[str, QWidget] = {"is_included": self.included, "is_cut": self.cut}
        return choices.get(part) or self.form.fields.get(part, self.form.fields["headline"])

    def _on_form_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(edit)

    def _on_included_clicked(self, checked: bool) -> None:
        self.edited.emit(FieldEdit("is_included", checked))

    def _on_cut_clicked(self, checked: bool) -> None:
        self.edited.emit(FieldEdit("is_cut", checked))


class RelatedSection(ItemsSection):
    """The list of related links."""

    def __init__(self) -> None:
        super().__init__("related", "panels.related")

    def make_row(self, index: int) -> ItemRow:
        """Make the row of one link."""
        return RelatedRow(index)
