"""The window of the library of boxes: a list with search, and beside it a box, where it is used, and what to do."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.library.box_rows import BoxUse
from studio.session.box_service import ShelvedBox
from studio.story.library_box import LibraryBox
from studio.ui.boxes.box_editor import BoxEditor
from studio.ui.boxes.box_facts import BoxFacts
from studio.ui.panels.labels import WrappedLabel
from studio.ui.panels.panel import PanelContext
from studio.ui.theme.theme import set_look
from studio.wording import sentence


class Boxes(Protocol):
    """What the window asks of the library of boxes."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when a box was saved, retired or offered again."""

    def list(self, words: str, on_done: Callable[[tuple[ShelvedBox, ...]], None], *, include_retired: bool) -> None:
        """Look up the boxes that hold all of the words, by title."""

    def uses(self, box_id: str, on_done: Callable[[tuple[BoxUse, ...]], None]) -> None:
        """Look up the stories that hold copies of a box."""

    def save(self, box: LibraryBox, on_done: Callable[[LibraryBox], None]) -> None:
        """Add a version of a box."""

    def set_retired(self, box_id: str, *, retired: bool) -> None:
        """Offer a box no more, or again."""


class BoxLibrary(QWidget):
    """Shows the boxes. `insert` puts a copy of one into the open story."""

    def __init__(
        self, boxes: Boxes, context: PanelContext, insert: Callable[[LibraryBox], None], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(sentence("boxes.window"))
        self.resize(820, 560)
        self._boxes = boxes
        self._context = context
        self._insert = insert
        self._shelved: tuple[ShelvedBox, ...] = ()
        self._chosen_id = ""
        self._is_closed = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(sentence("boxes.search"))
        self.search.setAccessibleName(sentence("boxes.search"))
        self.list = QListWidget()
        self.list.setAccessibleName(sentence("boxes.window"))
        set_look(self.list, "choices")
        self.retired = QCheckBox(sentence("boxes.show-retired"))
        self.title, self.about, self.facts, self.used = QLabel(), WrappedLabel(), BoxFacts(), WrappedLabel()
        for label, look in ((self.title, "panel-title"), (self.about, "hint-small"), (self.used, "hint")):
            set_look(label, look)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.insert_button = QPushButton(sentence("boxes.insert"))
        set_look(self.insert_button, "primary")
        self.edit_button = QPushButton(sentence("boxes.edit"))
        self.retire_button = QPushButton(sentence("boxes.retire"))
        self._lay_out()
        self.search.textChanged.connect(self.look_up)
        self.retired.toggled.connect(self.look_up)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.insert_button.clicked.connect(self._on_insert)
        self.edit_button.clicked.connect(self._on_edit)
        self.retire_button.clicked.connect(self._on_retire)
        boxes.changed.connect(self.look_up)
        self._show_box()
        self.look_up()

    @property
    def chosen(self) -> ShelvedBox | None:
        """The box that is shown, or None."""
        return next((each for each in self._shelved if each.box.id == self._chosen_id), None)

    def look_up(self) -> None:
        """Ask for the boxes that answer to what is searched for."""
        self._boxes.list(self.search.text(), self._on_listed, include_retired=self.retired.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self._is_closed = True
        super().closeEvent(event)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.search, self.list, self.retired):
            left.addWidget(widget)
        holder = QFrame()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(20, 20, 20, 20)
        inner.setSpacing(12)
        for label in (self.title, self.about, self.facts, self.used):
            inner.addWidget(label)
        inner.addStretch(1)
        set_look(holder, "page")
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.retire_button)
        row.addStretch(1)
        row.addWidget(self.edit_button)
        row.addWidget(self.insert_button)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(area, 1)
        right.addLayout(row)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(16, 16, 16, 16)
        columns.setSpacing(16)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)

    def _on_listed(self, shelved: tuple[ShelvedBox, ...]) -> None:
        if self._is_closed:
            return
        self._shelved = shelved
        if self.chosen is None:
            self._chosen_id = shelved[0].box.id if shelved else ""
        chosen = self._chosen_id
        self.list.blockSignals(True)
        self.list.clear()
        for each in shelved:
            item = QListWidgetItem(_title(each.box))
            item.setSizeHint(QSize(0, 36))
            self.list.addItem(item)
            if each.box.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_box()

    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._shelved):
            self._chosen_id = self._shelved[row].box.id
            self._show_box()

    def _show_box(self) -> None:
        chosen = self.chosen
        for button in (self.insert_button, self.edit_button, self.retire_button):
            button.setEnabled(chosen is not None)
        self.used.show_text("")
        if chosen is None:
            is_search = bool(self.search.text().strip())
            self.title.setText(sentence("boxes.none-found" if is_search else "boxes.none"))
            self.about.show_text("" if is_search else sentence("boxes.none-hint"))
            self.facts.show_facts(())
            return
        box = chosen.box
        self.title.setText(_title(box))
        kind = sentence(f"panels.box-kinds.{box.kind}")
        code = "boxes.about-retired" if box.retired else "boxes.about"
        self.about.show_text(sentence(code, kind=kind, version=box.version, day=box.changed_at[:10]))
        self.facts.show_facts(box.facts)
        self.insert_button.setEnabled(not box.retired)
        self.retire_button.setText(sentence("boxes.unretire" if box.retired else "boxes.retire"))
        self._boxes.uses(box.id, self._on_uses)

    def _on_uses(self, uses: tuple[BoxUse, ...]) -> None:
        if self._is_closed:
            return
        stories = dict.fromkeys(use.headline.strip() or use.slug for use in uses)
        names = "\n".join(stories)
        self.used.show_text(sentence("boxes.used-in", stories=names) if names else sentence("boxes.used-nowhere"))

    def _on_insert(self) -> None:
        if self.chosen is not None:
            self._insert(self.chosen.box)

    def _on_edit(self) -> None:
        if self.chosen is not None:
            BoxEditor(self.chosen.box, self._save, self._context, self).open()

    def _save(self, box: LibraryBox) -> None:
        self._boxes.save(box, self._on_saved)

    def _on_saved(self, _box: LibraryBox) -> None:
        """The list is looked up again by itself."""

    def _on_retire(self) -> None:
        if self.chosen is not None:
            self._boxes.set_retired(self.chosen.box.id, retired=not self.chosen.box.retired)


def _title(box: LibraryBox) -> str:
    return box.title.strip() or sentence("boxes.untitled")
