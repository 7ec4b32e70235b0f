"""The related links of a story: which are offered to the page, and how they read."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.library.linked_stories import LinkedStory
from studio.story.elements import RelatedLink
from studio.story.story import Status
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


class _Body(Struct):
    origin: QLabel
    form: Form
    cut: QCheckBox


class RelatedRow(ItemRow):
    """One related link: a tick to include it, its headline, and the rest on demand."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        set_look(self, "card")
        self._link = RelatedLink()
        self._linked: LinkedStory | None = None
        self.included = QCheckBox()
        self.body: _Body | None = None
        self.disclosure = Disclosure("", self._make_body)
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
        self.included.clicked.connect(self._on_included_clicked)
        remove.clicked.connect(self._on_remove_clicked)

    def show_item(self, item: Struct) -> None:
        """Show a link; what it lacks counts only when it is included."""
        assert isinstance(item, RelatedLink)
        self._link = item
        self.included.setChecked(item.is_included)
        headline = item.headline.strip() or item.url.strip() or sentence("panels.related.untitled")
        self.disclosure.show_title(headline)
        self.included.setAccessibleName(sentence("panels.related.include", headline=headline))
        self.included.setToolTip(sentence("panels.related.include-tip"))
        if self.body is not None:
            self._show_in_body(self.body)

    def show_linked(self, linked: Mapping[str, LinkedStory]) -> None:
        """Say where the story of the library stands that the link leads to."""
        self._linked = linked.get(self._link.library_story)
        if self.body is not None:
            self._show_in_body(self.body)

    def field_of(self, part: str) -> QWidget:
        """The field of a part; the link is opened first."""
        self.disclosure.set_open(True)
        if self.body is None or part == "is_included":
            return self.included
        fields = self.body.form.fields
        return self.body.cut if part == "is_cut" else fields.get(part, fields["headline"])

    def _make_body(self) -> QWidget:
        self.body = _Body(QLabel(), Form(_FIELDS), QCheckBox(sentence("panels.related.is-cut")))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 4, 6)
        column.setSpacing(8)
        column.addWidget(self.body.origin)
        column.addSpacing(2)
        column.addWidget(self.body.form)
        column.addWidget(self.body.cut)
        self.body.form.edited.connect(self._on_form_edited)
        self.body.cut.clicked.connect(self._on_cut_clicked)
        self._show_in_body(self.body)
        return content

    def _show_in_body(self, body: _Body) -> None:
        link, fields = self._link, body.form.fields
        body.form.show_element(link)
        body.cut.setChecked(link.is_cut)
        fields["headline"].mark_missing(link.is_included and not link.headline.strip())
        fields["url"].mark_missing(link.is_included and not link.url.strip() and not link.library_story)
        hint = "panels.related.url-unknown" if link.library_story else "panels.embeds.url-hint"
        fields["url"].text.setPlaceholderText(sentence(hint))
        body.origin.setVisible(bool(link.library_story))
        is_spiked = self._linked is not None and self._linked.status is Status.SPIKED
        set_look(body.origin, "warning-text" if is_spiked else "hint-small")
        if self._linked is None:
            body.origin.setText(sentence("panels.related.of-library"))
        else:
            status = sentence(f"panels.story.status-{self._linked.status}")
            body.origin.setText(sentence("panels.related.of-library-status", status=status))
        fields["excerpt"].mark_missing(link.is_included and link.is_cut)

    def _on_form_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(edit)

    def _on_included_clicked(self, checked: bool) -> None:
        self.edited.emit(FieldEdit("is_included", checked))

    def _on_cut_clicked(self, checked: bool) -> None:
        self.edited.emit(FieldEdit("is_cut", checked))


class RelatedSection(ItemsSection):
    """The list of related links."""

    library_wanted = Signal()
    """Emitted when stories of the library are to be chosen."""

    def __init__(self) -> None:
        super().__init__("related", "panels.related")
        self.library_button = QPushButton(sentence("panels.related.from-library"))
        self.library_button.setToolTip(sentence("panels.related.from-library-tip"))
        self.library_button.setAccessibleDescription(sentence("panels.related.from-library-tip"))
        self.library_button.clicked.connect(self._on_library_clicked)
        set_look(self.library_button, "compact")  # both buttons stand beside each other in the narrowest column
        self.library_button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.buttons.addWidget(self.library_button)

    def show_linked(self, linked: Mapping[str, LinkedStory]) -> None:
        """Say of each link to a story of the library where that one stands."""
        for row in self.rows:
            if isinstance(row, RelatedRow):
                row.show_linked(linked)

    def _on_library_clicked(self) -> None:
        self.library_wanted.emit()

    def make_row(self, index: int) -> ItemRow:
        """Make the row of one link."""
        return RelatedRow(index)
