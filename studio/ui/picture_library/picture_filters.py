"""Which pictures of the library are looked at: words, one of five views, and a rights class."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.library.picture_memory import PictureQuery
from studio.rights import rights_rules
from studio.ui.panels.fields import Choice
from studio.ui.panels.iso_dates import today
from studio.ui.picture_library.picture_grid_model import PAGE_SIZE
from studio.ui.picture_library.picture_words import expiring_before
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import set_look
from studio.wording import sentence

TYPING_DELAY_MS = 120


class View(StrEnum):
    """The views, in the order of their chips."""

    ALL = "all"
    MISSING = "missing"
    EXPIRING = "expiring"
    USED = "used"
    UNUSED = "unused"


class PictureFilters(QWidget):
    """A search field and a choice of rights, above the chips of the views."""

    changed = Signal()
    """Emitted when other pictures are asked for; while somebody types, at a pause."""

    left_downwards = Signal()
    """Emitted when Enter or the arrow down is pressed in the search field."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(sentence("picture-library.search"))
        self.search.setAccessibleName(sentence("picture-library.search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.rights = Choice()
        self.rights.setAccessibleName(sentence("picture-library.rights-filter"))
        self.rights.setMinimumContentsLength(16)
        self.rights.addItem(sentence("picture-library.any-rights"), "")
        for rule in rights_rules():
            self.rights.addItem(rule.title, rule.id)
        self.chips: dict[View, QPushButton] = {}
        self._pause = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self._lay_out()
        self._pause.timeout.connect(self.changed)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.left_downwards)
        self.rights.activated.connect(self._on_chosen)

    @property
    def view(self) -> View:
        """The view that is chosen."""
        return next(view for view, chip in self.chips.items() if chip.isChecked())

    @property
    def is_everything(self) -> bool:
        """True when nothing keeps a picture out."""
        return self.view is View.ALL and not self.search.text().strip() and not self.rights.currentData()

    @property
    def query(self) -> PictureQuery:
        """What to ask the library for."""
        view = self.view
        return PictureQuery(
            words=self.search.text(),
            missing_credit=view is View.MISSING,
            expiring_before=expiring_before(today()) if view is View.EXPIRING else "",
            rights_class=self.rights.currentData(),
            used={View.USED: True, View.UNUSED: False}.get(view),
            limit=PAGE_SIZE,
        )

    def choose(self, view: View) -> None:
        """Choose a view."""
        self.chips[view].click()

    def clear(self) -> None:
        """Keep nothing out."""
        self.search.clear()
        self.rights.setCurrentIndex(0)
        self.chips[View.ALL].setChecked(True)
        self._on_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the grid, Escape empties the field first."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.rights)
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        for view in View:
            chip = QPushButton(sentence(f"picture-library.view.{view}"))
            set_look(chip, "chip")
            chip.setCheckable(True)
            chip.setChecked(view is View.ALL)
            chip.setToolTip(sentence(f"picture-library.view-tip.{view}"))
            chip.clicked.connect(self._on_chosen)
            group.addButton(chip)
            self.chips[view] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row)

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_chosen(self) -> None:
        self._pause.stop()
        self.changed.emit()
