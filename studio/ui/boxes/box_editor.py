"""Edits a box of the library, and the note on it, in a window of its own; saving makes a new version of it."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.story.box_kinds import pinned_copy
from studio.story.library_box import LibraryBox
from studio.ui.panels.element_card import CardEdit, Standing
from studio.ui.panels.fact_box_card import FactBoxCard
from studio.ui.panels.fields import FieldEdit, FieldSpec, TextField
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.parts import with_part
from studio.ui.theme.theme import set_look
from studio.wording import sentence

_NOTE = FieldSpec(part="note", label="boxes.note", one_line=False, lines=2, hint="boxes.note-hint")


class BoxEditor(QDialog):
    """A card for the box, as in the fact-box panel, the note, and Save."""

    def __init__(
        self, library_box: LibraryBox, save: Callable[[LibraryBox], None], context: PanelContext, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("boxes.edit-title"))
        self.resize(460, 660)
        self._library_box = library_box
        self._save = save
        self._note = library_box.note
        self.box = pinned_copy(library_box, "box")
        self.card = FactBoxCard("box", context)
        self.card.head.hide()
        self.card.edited.connect(self._on_edited)
        self.note = TextField(_NOTE)
        self.note.show_text(library_box.note)
        self.note.edited.connect(self._on_note_edited)
        area = QScrollArea(self)
        area.setWidget(self.card)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        set_look(self.buttons.button(QDialogButtonBox.StandardButton.Save), "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(area, 1)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
        self.card.show_element(self.box, Standing())
        self.card.set_open(True)
        self.card.hide_buttons()

    def accept(self) -> None:
        """Save what was written, if anything was, as a new version, and close."""
        box = self.box
        written = replace(self._library_box, title=box.title, kind=box.kind, facts=box.facts, note=self._note)
        if written != self._library_box:
            self._save(written)
        super().accept()

    def _on_edited(self, edit: CardEdit) -> None:
        self.box = with_part(self.box, edit.part, edit.value) if edit.part else edit.value
        self.card.show_element(self.box, Standing())

    def _on_note_edited(self, edit: FieldEdit) -> None:
        self._note = str(edit.value)
