"""The embargo of a story: none, or a time before which nobody may publish it."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from studio.ui.panels.fields import FieldEdit, FieldSpec, TextField
from studio.ui.panels.iso_dates import local_time, utc_text
from studio.ui.panels.labels import WrappedLabel
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_FIELD = FieldSpec(
    part="embargoed_until",
    label="panels.story.embargo-time",
    hint="panels.story.embargo-hint",
    missing="panels.story.embargo-wrong",
)


class EmbargoField(QWidget):
    """A tick, and while it is set an ISO time with what that is on this desk's clock."""

    edited = Signal(object)
    """Emitted with a `FieldEdit`."""

    def __init__(self) -> None:
        super().__init__()
        self.tick = QCheckBox(sentence("panels.story.embargo"))
        self.time = TextField(_FIELD)
        self.local = WrappedLabel()
        set_look(self.local, "hint-small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.tick, self.time, self.local):
            column.addWidget(widget)
        self.tick.clicked.connect(self._on_ticked)
        self.time.edited.connect(self._on_edited)

    def show_embargo(self, text: str) -> None:
        """Show an embargo; an empty text is none. A field that is being written in stays."""
        is_set = bool(text) or self.time.text.hasFocus()
        self.tick.setChecked(is_set)
        self.time.setVisible(is_set)
        self.time.show_text(text)
        time = local_time(text)
        self.time.mark_missing(is_set and time is None)
        self.local.setVisible(time is not None)
        if time is not None:
            self.local.show_text(sentence("panels.story.embargo-local", time=time.strftime("%d %B %Y, %H:%M %Z")))

    def _on_ticked(self, checked: bool) -> None:
        tomorrow = (datetime.now(UTC) + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
        self.edited.emit(FieldEdit(_FIELD.part, utc_text(tomorrow) if checked else ""))

    def _on_edited(self, edit: FieldEdit) -> None:
        self.edited.emit(edit)
