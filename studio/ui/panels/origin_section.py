"""Where a republished story came from, and who said that it may be."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.story.elements import Origin
from studio.ui.panels.fields import FieldEdit, FieldSpec
from studio.ui.panels.form import Form
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_FIELDS = (
    FieldSpec(part="publisher", label="panels.origin.publisher"),
    FieldSpec(part="url", label="panels.origin.url", hint="panels.embeds.url-hint"),
    FieldSpec(part="fetched_at", label="panels.origin.fetched-at", hint="panels.story.embargo-hint"),
    FieldSpec(
        part="permission",
        label="panels.origin.permission",
        one_line=False,
        hint="panels.origin.permission-hint",
        missing="panels.origin.permission-missing",
    ),
    FieldSpec(part="rights_notice", label="panels.origin.rights-notice", one_line=False),
)


class OriginSection(QWidget):
    """The fields of the origin, or a button that begins one."""

    edited = Signal(object)
    """Emitted with a `FieldEdit` whose part begins with ``origin``."""

    toggled = Signal(bool)
    """Emitted with True when an origin is asked for, with False when it is to go."""

    def __init__(self) -> None:
        super().__init__()
        title = QLabel(sentence("panels.origin.title"))
        set_look(title, "section-title")
        self._none = WrappedLabel(sentence("panels.origin.none"))
        set_look(self._none, "hint-small")
        self.form = Form(_FIELDS)
        self.add_button = QPushButton(icon("add"), sentence("panels.origin.add"))
        self.remove_button = QPushButton(icon("remove"), sentence("panels.origin.remove"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (title, self._none, self.form, self.add_button, self.remove_button):
            column.addWidget(widget)
        for button in (self.add_button, self.remove_button):
            button.setIconSize(QSize(16, 16))
        set_look(self.remove_button, "compact")
        self.form.edited.connect(self._on_edited)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)

    def show_origin(self, origin: Origin | None) -> None:
        """Show an origin, or that there is none."""
        self._none.setVisible(origin is None)
        self.add_button.setVisible(origin is None)
        self.form.setVisible(origin is not None)
        self.remove_button.setVisible(origin is not None)
        if origin is not None:
            self.form.show_element(origin)
            self.form.fields["permission"].mark_missing(not origin.permission.strip())

    def field_of(self, part: str) -> QWidget:
        """The field of a part of the origin; the button that begins one while there is none."""
        if self.add_button.isVisibleTo(self):
            return self.add_button
        return self.form.fields.get(part, self.form.fields["publisher"])

    def _on_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(FieldEdit(f"origin.{edit.part}", edit.value))

    def _on_add_clicked(self) -> None:
        self.toggled.emit(True)

    def _on_remove_clicked(self) -> None:
        self.toggled.emit(False)
