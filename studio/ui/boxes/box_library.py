"""The window of the library of boxes: a list with search, and beside it a box, where it is used, and what to do."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.library.box_rows import BoxUse
from studio.session.box_service import ShelvedBox
from studio.session.story_session import StorySession
from studio.story.box_kinds import looked_at, overdue
from studio.story.findings import Place
from studio.story.library_box import LibraryBox
from studio.ui.boxes.box_details import BoxDetails
from studio.ui.boxes.box_editor import BoxEditor
from studio.ui.boxes.box_list import BoxList
from studio.ui.boxes.box_uses import StoryUse
from studio.ui.panels.iso_dates import today
from studio.ui.panels.panel import PanelContext
from studio.ui.panels.tab_order import in_tab_order, set_tab_order
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
        self.setMinimumSize(700, 440)
        self.resize(860, 600)
        self._boxes = boxes
        self._context = context
        self._insert = insert
        self._desk_window = parent
        self._wanted: StoryUse | None = None
        self._is_closed = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(sentence("boxes.search"))
        self.search.setAccessibleName(sentence("boxes.search"))
        self.search.setClearButtonEnabled(True)
        self.list = BoxList(context.theme)
        self.overdue = QCheckBox(sentence("boxes.show-overdue"))
        self.retired = QCheckBox(sentence("boxes.show-retired"))
        self.details = BoxDetails()
        self.insert_button = QPushButton(sentence("boxes.insert"))
        set_look(self.insert_button, "primary")
        self.checked_button = QPushButton(sentence("cures.checked-today.title"))
        self.checked_button.setToolTip(sentence("boxes.checked-tip"))
        self.edit_button = QPushButton(sentence("boxes.edit"))
        self.retire_button = QPushButton(sentence("boxes.retire"))
        self._lay_out()
        self._connect(boxes)
        self._show_box()
        self.look_up()

    @property
    def chosen(self) -> ShelvedBox | None:
        """The box that is shown, or None."""
        return self.list.box

    def look_up(self) -> None:
        """Ask for the boxes that answer to what is searched for."""
        self._boxes.list(self.search.text(), self._on_listed, include_retired=self.retired.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Look again when the editor comes back to the window: stories may use other boxes by now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_up()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take no more answers."""
        self._is_closed = True
        super().closeEvent(event)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.search, self.list, self.overdue, self.retired):
            left.addWidget(widget)
        area = QScrollArea()
        area.setWidget(self.details)
        area.setWidgetResizable(True)
        area.setAccessibleName(sentence("boxes.details"))
        set_look(area, "reading")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.retire_button)
        row.addStretch(1)
        row.addWidget(self.checked_button)
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

    def _connect(self, boxes: Boxes) -> None:
        self.search.textChanged.connect(self.look_up)
        self.overdue.toggled.connect(self.look_up)
        self.retired.toggled.connect(self.look_up)
        self.list.chosen.connect(self._show_box)
        self.details.story_chosen.connect(self._on_story_chosen)
        self.insert_button.clicked.connect(self._on_insert)
        self.checked_button.clicked.connect(self._on_checked)
        self.edit_button.clicked.connect(self._on_edit)
        self.retire_button.clicked.connect(self._on_retire)
        boxes.changed.connect(self.look_up)
        self._context.desk.session_opened.connect(self._on_session_opened)

    def _on_listed(self, shelved: tuple[ShelvedBox, ...]) -> None:
        if self._is_closed:
            return
        if self.overdue.isChecked():
            day = _today()
            shelved = tuple(each for each in shelved if overdue(each.box.facts, day))
        self.list.show_boxes(shelved)
        self._show_box()

    def _show_box(self) -> None:
        chosen = self.chosen
        for button in (self.insert_button, self.edit_button, self.retire_button):
            button.setEnabled(chosen is not None)
        self.checked_button.setVisible(chosen is not None and bool(overdue(chosen.box.facts, _today())))
        if chosen is None:
            code = self._why_none()
            self.details.show_words(sentence(code), sentence(f"{code}-hint"))
            return
        self.details.show_box(chosen.box)
        self._show_insert()
        self.retire_button.setText(sentence("boxes.unretire" if chosen.box.retired else "boxes.retire"))
        self._boxes.uses(chosen.box.id, partial(self._on_uses, chosen.box.id))

    def _why_none(self) -> str:
        if self.search.text().strip():
            return "boxes.none-found"
        return "boxes.none-overdue" if self.overdue.isChecked() else "boxes.none"

    def _show_insert(self) -> None:
        has_story = self._context.desk.session is not None
        self.insert_button.setEnabled(self.chosen is not None and not self.chosen.box.retired and has_story)
        self.insert_button.setToolTip("" if has_story else sentence("boxes.insert-no-story"))

    def _on_uses(self, box_id: str, uses: tuple[BoxUse, ...]) -> None:
        if not self._is_closed and self.chosen is not None and self.chosen.box.id == box_id:
            self.details.show_uses(uses)
            set_tab_order(tuple(in_tab_order(self)))

    def _on_session_opened(self, session: StorySession) -> None:
        self._show_insert()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and session.story.id == wanted.story_id:
            self._go_to(wanted)

    def _on_story_chosen(self, use: StoryUse) -> None:
        story = self._context.desk.session.story if self._context.desk.session is not None else None
        if story is not None and story.id == use.story_id:
            self._go_to(use)
        else:
            self._wanted = use
            self._context.desk.show_story(use.story_id)

    def _go_to(self, use: StoryUse) -> None:
        self._desk_window.activateWindow()
        self._context.bench.jump(Place(field="fact_boxes", element=use.element_id, part="title"))

    def _on_insert(self) -> None:
        if self.chosen is not None:
            self._insert(self.chosen.box)

    def _on_checked(self) -> None:
        if self.chosen is not None:
            box, day = self.chosen.box, _today()
            self._save(replace(box, facts=looked_at(box.facts, overdue(box.facts, day), day)))

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


def show_box_library(
    boxes: Boxes, context: PanelContext, insert: Callable[[LibraryBox], None], window: QWidget
) -> BoxLibrary:
    """Open the window of the library of boxes over the desk's own `window`, or bring it forward."""
    opened = next((each for each in window.findChildren(BoxLibrary) if each.isVisible()), None)
    shelf = opened or BoxLibrary(boxes, context, insert, window)
    shelf.show()
    shelf.raise_()
    shelf.activateWindow()
    return shelf


def _today() -> date:
    return date.fromisoformat(today())
