"""The left-hand column: search and filters above the stories they leave."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.library.records import ListQuery, SectionCount
from studio.session.desk import Desk
from studio.story.story import Status
from studio.ui.library.no_stories import NoStories
from studio.ui.library.story_list_model import PAGE_SIZE, StoryListModel
from studio.ui.library.story_menu import StoryMenu
from studio.ui.library.story_row_delegate import StoryRowDelegate
from studio.ui.panels.labels import ElidedLabel
from studio.ui.theme.icons import icon
from studio.ui.theme.theme import Theme, set_look
from studio.wording import counted, sentence

_REFRESH_DELAY_MS = 120

_FILTERS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("all", (Status.DRAFT, Status.READY)),
    ("draft", (Status.DRAFT,)),
    ("ready", (Status.READY,)),
    ("spiked", (Status.SPIKED,)),
)


class LibraryColumn(QFrame):
    """Reads the library through the desk, and says which story was chosen."""

    story_chosen = Signal(str)
    """Emitted with the id of the story the editor chose."""

    new_story_wanted = Signal()
    """Emitted when the editor pressed the button for a new story."""

    filters_changed = Signal()
    """Emitted when another set of stories is asked for."""

    take_in_wanted = Signal()
    """Emitted when the editor pressed the button for taking in a copied page."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._statuses = _FILTERS[0][1]
        self._model = StoryListModel(desk, self)
        self._model.about_to_load.connect(self._on_about_to_load)
        self._model.loaded.connect(self._on_loaded)
        self._kept_place = (0, "")
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_DELAY_MS)
        self._refresh.timeout.connect(self.refresh)
        self.search_field = self._make_search_field()
        self._section_box = self._make_section_box()
        self.list_view = self._make_list(theme)
        self._empty = NoStories(self)
        self._empty.new_story_wanted.connect(self.new_story_wanted)
        self._empty.take_in_wanted.connect(self.take_in_wanted)
        self._empty.everything_wanted.connect(self._show_everything)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list_view)
        self._stack.addWidget(self._empty)
        self._lay_out()
        desk.stories_changed.connect(self._refresh.start)
        desk.session_opened.connect(self._on_session_opened)

    @Slot()
    def refresh(self) -> None:
        """Read the list and the counts again."""
        self._ask()
        self._desk.count_stories(self._show_counts)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes to, in reading order."""
        return (
            self._new_button,
            self.search_field,
            *self._chips.buttons(),
            self._section_box,
            self.list_view,
            *self._empty.buttons,
        )

    @property
    def filters(self) -> tuple[str, str | None, str]:
        """The name of the status filter, the section or None for all, and the words searched for."""
        name = next(name for name, statuses in _FILTERS if statuses == self._statuses)
        return name, self._section_box.currentData(), self.search_field.text()

    def use_filters(self, status: str, section: str | None, words: str) -> None:
        """Filter as `filters` says, before the first look; a section that nobody knows yet is offered, too."""
        for chip, (name, statuses) in zip(self._chips.buttons(), _FILTERS, strict=True):
            if name == status:
                chip.setChecked(True)
                self._statuses = statuses
        if section is not None and self._section_box.findData(section) < 0:
            self._section_box.addItem(section or sentence("library.no-section"), section)
        self._section_box.setCurrentIndex(0 if section is None else self._section_box.findData(section))
        with QSignalBlocker(self.search_field):
            self.search_field.setText(words)

    def close_library(self) -> None:
        """Ask the library nothing any more: it is closed."""
        self._refresh.stop()
        self._desk.stories_changed.disconnect(self._refresh.start)

    def _make_search_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(sentence("library.search"))
        field.setAccessibleName(sentence("library.search"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._ask)
        field.returnPressed.connect(self._on_return_pressed)
        field.installEventFilter(self)
        return field

    def _make_list(self, theme: Theme) -> QListView:
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(StoryRowDelegate(theme))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(sentence("library.stories"))
        view.clicked.connect(self._on_activated)
        view.activated.connect(self._on_activated)
        StoryMenu(self._desk, view)
        return view

    def _make_section_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(sentence("library.section-filter"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.addItem(sentence("library.all-sections"), None)
        box.activated.connect(self._ask)
        return box

    def _lay_out(self) -> None:
        title = ElidedLabel(self._desk.lane.folder.stem)
        set_look(title, "panel-title")
        new = QToolButton(self)
        new.setIcon(icon("new-story"))
        new.setIconSize(QSize(18, 18))
        set_look(new, "quiet")
        new.setToolTip(sentence("library.new-story"))
        new.setAccessibleName(sentence("library.new-story"))
        new.clicked.connect(self.new_story_wanted)
        self._new_button = new
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(new)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 10)
        head.setSpacing(8)
        head.addLayout(top)
        head.addWidget(self.search_field)
        head.addLayout(self._make_chips())
        head.addWidget(self._section_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _make_chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self._chips = QButtonGroup(self)
        for name, statuses in _FILTERS:
            chip = QPushButton(sentence(f"library.filter.{name}"), self)
            set_look(chip, "chip")
            chip.setCheckable(True)
            chip.setChecked(name == "all")
            chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(partial(self._use_statuses, statuses))
            self._chips.addButton(chip)
            row.addWidget(chip)
        return row

    def _use_statuses(self, statuses: tuple[Status, ...]) -> None:
        self._statuses = statuses
        self._ask()

    @Slot()
    def _ask(self) -> None:
        self.filters_changed.emit()
        section = self._section_box.currentData()
        self._model.ask(
            ListQuery(statuses=self._statuses, section=section, words=self.search_field.text().strip(), limit=PAGE_SIZE)
        )

    def _show_counts(self, counts: tuple[dict[Status, int], tuple[SectionCount, ...]]) -> None:
        by_status, sections = counts
        for chip, (name, statuses) in zip(self._chips.buttons(), _FILTERS, strict=True):
            total = sum(by_status.get(status, 0) for status in statuses)
            count = counted("library.count", total)
            chip.setToolTip(count)
            chip.setAccessibleName(f"{sentence(f'library.filter.{name}')}, {count}")
        if not self._section_box.view().isVisible():
            self._offer_sections(sections)

    def _offer_sections(self, sections: tuple[SectionCount, ...]) -> None:
        """Offer the sections that stories run in; one that is gone filters no longer."""
        chosen = self._section_box.currentData()
        self._section_box.clear()
        self._section_box.addItem(sentence("library.all-sections"), None)
        for section in sections:
            name = section.section or sentence("library.no-section")
            self._section_box.addItem(f"{name} ({section.stories})", section.section)
        self._section_box.setCurrentIndex(max(0, self._section_box.findData(chosen)))
        if self._section_box.currentData() != chosen:
            self._ask()

    @Slot()
    def _show_everything(self) -> None:
        """Leave search and filters, so that every story that is not spiked is listed."""
        self._chips.buttons()[0].setChecked(True)
        self._statuses = _FILTERS[0][1]
        self._section_box.setCurrentIndex(0)
        with QSignalBlocker(self.search_field):
            self.search_field.clear()
        self._ask()
        self.search_field.setFocus()

    @Slot()
    def _on_about_to_load(self) -> None:
        index = self.list_view.currentIndex()
        story_id = self._model.story_row(index).id if index.isValid() else ""
        self._kept_place = (self.list_view.verticalScrollBar().value(), story_id)

    @Slot(bool)
    def _on_loaded(self, is_same_query: bool) -> None:
        has_rows = self._model.rowCount() > 0
        had_focus = self.list_view.hasFocus()
        self._stack.setCurrentWidget(self.list_view if has_rows else self._empty)
        self._empty.show_reason(is_filtered=self._is_filtered())
        scrolled, story_id = self._kept_place
        self._select(story_id if had_focus else "")
        self.list_view.doItemsLayout()
        self.list_view.verticalScrollBar().setValue(scrolled if is_same_query else 0)

    def _is_filtered(self) -> bool:
        is_searched = bool(self.search_field.text().strip())
        return is_searched or self._statuses != _FILTERS[0][1] or self._section_box.currentIndex() > 0

    @Slot(object)
    def _on_session_opened(self, _session: object) -> None:
        self._select("")
        self.list_view.viewport().update()
        self._refresh.start()

    def _select(self, story_id: str) -> None:
        """Make a story the current one, without scrolling to it: that one, or the open one."""
        open_id = self._desk.story.id if self._desk.story is not None else ""
        row = self._model.row_of(story_id) if story_id else -1
        row = row if row >= 0 else self._model.row_of(open_id)
        self.list_view.setAutoScroll(False)
        if row >= 0:
            self.list_view.setCurrentIndex(self._model.index(row))
        else:
            self.list_view.clearSelection()
        self.list_view.setAutoScroll(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, Down goes to the list and Escape empties the field."""
        if watched is self.search_field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._model.rowCount():
                self.list_view.setCurrentIndex(self._model.index(0))
                self.list_view.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_field.text():
                self.search_field.clear()
                return True
        return super().eventFilter(watched, event)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.story_chosen.emit(self._model.story_row(index).id)

    @Slot()
    def _on_return_pressed(self) -> None:
        if self._model.rowCount():
            self._on_activated(self._model.index(0))
